import type { CurrencyCode } from '../../trade/currency.ts';
import { isCurrency } from '../../trade/currency.ts';
import { Decimal, one } from '../../trade/decimal.ts';
import { findConversion } from '../../trade/exchange-rate.ts';
import type { Fault } from '../../trade/fault.ts';
import { findIncoterm, suggestIncoterm } from '../../trade/incoterm.ts';
import { premiumShareOf } from '../cif-and-cip.ts';
import { grossUp } from '../gross-up.ts';
import {
  amountFaults,
  negative,
  notPositive,
  outOfRange,
  rateFaults,
  unknownCurrency,
  wholeOfPrice,
} from '../input-faults.ts';
import { type ConvertPriceRequest, containedIn, type PriceBasis } from './price-conversion.ts';

type Path = readonly string[];

/** Everything that is wrong with a conversion, save charges that have no rate. */
export function findConversionFaults(
  request: ConvertPriceRequest,
  currency: CurrencyCode,
  path: Path,
): Fault[] {
  const at = (...rest: string[]) => [...path, ...rest];
  const { price, rates, on } = request;
  const isPriceConvertible = !isCurrency(price.currency) || findConversion(rates, price.currency, currency);
  const facts = { base: price.currency, quote: currency };
  return [
    ...amountFaults(price, at('price'), on),
    ...basisFaults(request, request.from, at('from')),
    ...basisFaults(request, request.to, at('to')),
    ...fromCurrencyFaults(request, at('from', 'currency')),
    ...(isPriceConvertible || !isCurrency(currency)
      ? []
      : [{ code: 'MISSING_RATE' as const, path: at('price', 'currency'), facts }]),
    ...request.charges.flatMap(({ amount }, index) =>
      amountFaults(amount, at('charges', `${index}`, 'amount'), on),
    ),
    ...negative(request.annualInterestRate, at('annualInterestRate')),
    ...notPositive(new Decimal(request.dayCount), at('dayCount')),
    ...rateFaults(rates, at('rates'), on),
  ];
}

function basisFaults(request: ConvertPriceRequest, basis: PriceBasis, path: Path): Fault[] {
  const at = (...rest: string[]) => [...path, ...rest];
  const { insurance, commissionRate } = basis;
  const alone = [
    ...ruleFaults(request, basis, at('rule')),
    ...(basis.currency ? unknownCurrency(basis.currency, at('currency'), request.on) : []),
    ...negative(commissionRate, at('commissionRate')),
    ...wholeOfPrice(commissionRate, at('commissionRate')),
    ...negative(insurance?.premiumRate, at('insurance', 'premiumRate')),
    ...outOfRange(insurance?.insuredFraction, at('insurance', 'insuredFraction'), { minimum: one }),
    ...wholeOfPrice(insurance && premiumShareOf(insurance), at('insurance', 'premiumRate')),
    ...notPositive(basis.unitsPerPack, at('unitsPerPack')),
    ...negative(new Decimal(basis.creditDays), at('creditDays')),
  ];
  if (alone.length > 0) return alone;
  const { commission, premium } = containedIn(request, basis);
  if (grossUp([commission, premium])) return [];
  const share = commission.share.plus(premium.share).toFixed();
  return [{ code: 'SHARES_EXCEED_PRICE', path: at('commissionRate'), facts: { share } }];
}

function ruleFaults(request: ConvertPriceRequest, { rule }: PriceBasis, path: Path): Fault[] {
  if (findIncoterm(rule, request.edition)) return [];
  const hint = suggestIncoterm(rule, request.edition);
  return [{ code: 'UNKNOWN_VALUE', path, facts: { value: rule, ...(hint && { hint }) } }];
}

/** The first basis may repeat the price's currency, but not name another. */
function fromCurrencyFaults({ price, from }: ConvertPriceRequest, path: Path): Fault[] {
  if (!from.currency || from.currency === price.currency) return [];
  return [{ code: 'CURRENCY_MISMATCH', path, facts: { given: from.currency, expected: price.currency } }];
}
