import { Decimal, one, zero } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import { findIncoterm, fitsMode, rulesOf, suggestIncoterm } from '../../trade/incoterm.ts';
import { premiumShareOf } from '../cif-and-cip.ts';
import { grossUp, sumParts } from '../gross-up.ts';
import {
  amountFaults,
  negative,
  notPositive,
  outOfRange,
  rateFaults,
  unknownCurrency,
  wholeOfPrice,
} from '../input-faults.ts';
import { payersUnder } from '../step-payers.ts';
import { goodsWithPaths, type LadderSheet } from './ladder-sheet.ts';
import type { PriceLadderRequest } from './price-ladder.ts';
import { partsOfPrice } from './price-parts.ts';
import { incotermOf, unitPricePlacesAtMost } from './price-rung.ts';

type Path = readonly string[];

/** Everything that is wrong with the fields of a request, each by itself. */
export function findLadderFaults(request: PriceLadderRequest, path: Path): Fault[] {
  const { on } = request;
  const at = (...rest: string[]) => [...path, ...rest];
  const { insurance, commission, profit, importDuties, unitPriceRounding } = request;
  return [
    ...unknownCurrency(request.currency, at('currency'), on),
    ...notPositive(request.quantity, at('quantity')),
    ...goodsFaults(request, path),
    ...request.charges.flatMap(({ amount }, index) =>
      amountFaults(amount, at('charges', `${index}`, 'amount'), on),
    ),
    ...(request.priceShares ?? []).flatMap(({ rate }, index) =>
      shareFaultsOf(rate, at('priceShares', `${index}`, 'rate')),
    ),
    ...rateFaults(request.rates, at('rates'), on),
    ...negative(insurance?.premiumRate, at('insurance', 'premiumRate')),
    ...outOfRange(insurance?.insuredFraction, at('insurance', 'insuredFraction'), { minimum: one }),
    ...wholeOfPrice(insurance && premiumShareOf(insurance), at('insurance', 'premiumRate')),
    ...shareFaultsOf(commission?.rate, at('commission', 'rate')),
    ...negative(profit?.rate, at('profit', 'rate')),
    ...wholeOfPrice(profit?.basis === 'PRICE' ? profit.rate : null, at('profit', 'rate')),
    ...shareFaultsOf(request.bankChargeRate, at('bankChargeRate')),
    ...negative(importDuties?.taxRate, at('importDuties', 'taxRate')),
    ...(importDuties?.duties ?? []).flatMap(({ rate, perUnit }, index) => [
      ...negative(rate, at('importDuties', 'duties', `${index}`, 'rate')),
      ...(perUnit ? amountFaults(perUnit, at('importDuties', 'duties', `${index}`, 'perUnit'), on) : []),
    ]),
    ...placesFaults(unitPriceRounding?.places, at('unitPriceRounding', 'places')),
    ...ruleFaults(request, path),
  ];
}

/**
 * Shares that leave nothing of the price under some rule, though none does so alone. Named at the largest of them.
 * What they come to does not depend on the costs, so it is known even where a rate is missing.
 */
export function findShareFaults(request: PriceLadderRequest, sheet: LadderSheet, path: Path): Fault[] {
  const shares: (readonly [Decimal | undefined, Path])[] = [
    [request.profit?.basis === 'PRICE' ? request.profit.rate : undefined, [...path, 'profit', 'rate']],
    [request.commission?.rate, [...path, 'commission', 'rate']],
    [request.bankChargeRate, [...path, 'bankChargeRate']],
    [
      request.insurance ? premiumShareOf(request.insurance) : undefined,
      [...path, 'insurance', 'premiumRate'],
    ],
    ...(request.priceShares ?? []).map(
      ({ rate }, index) => [rate, [...path, 'priceShares', `${index}`, 'rate']] as const,
    ),
  ];
  if (shares.some(([share]) => share?.gte(1) || share?.lt(0))) return [];
  const rules = (request.rules ?? rulesOf(request.edition)).filter((rule) =>
    findIncoterm(rule, request.edition),
  );
  const totals = rules
    .map((rule) => payersUnder(incotermOf(request, rule), request.overrides ?? []))
    .map((payers) => [...partsOfPrice(request, sheet, payers).values()])
    .filter((parts) => grossUp(parts) === null)
    .map((parts) => sumParts(parts).share);
  const [largest] = shares
    .flatMap(([share, at]) => (share ? [{ share, at }] : []))
    .sort((a, b) => b.share.comparedTo(a.share));
  if (totals.length === 0 || !largest) return [];
  return [
    { code: 'SHARES_EXCEED_PRICE', path: largest.at, facts: { share: Decimal.max(...totals).toFixed() } },
  ];
}

function goodsFaults(request: PriceLadderRequest, path: Path): Fault[] {
  const lots = goodsWithPaths(request, path);
  const missing: Fault[] = lots.length === 0 ? [{ code: 'REQUIRED', path: [...path, 'goods'] }] : [];
  return [
    ...missing,
    ...lots.flatMap(({ goods, path: at }) => [
      ...amountFaults(goods.amount, [...at, 'amount'], request.on),
      ...outOfRange(goods.vatRate, [...at, 'vatRate'], { minimum: zero, maximum: one }),
      // More can't come back than was paid.
      ...outOfRange(goods.rebateRate, [...at, 'rebateRate'], {
        minimum: zero,
        maximum: goods.vatRate,
      }),
    ]),
  ];
}

function ruleFaults(request: PriceLadderRequest, path: Path): Fault[] {
  const { mode, edition } = request;
  return (request.rules ?? []).flatMap((rule, index): Fault[] => {
    const at = [...path, 'rules', `${index}`];
    const hint = suggestIncoterm(rule, edition);
    if (!findIncoterm(rule, edition)) {
      return [{ code: 'UNKNOWN_VALUE', path: at, facts: { value: rule, ...(hint && { hint }) } }];
    }
    return fitsMode(rule, mode) ? [] : [{ code: 'RULE_UNFIT_FOR_MODE', path: at, facts: { rule, mode } }];
  });
}

function shareFaultsOf(share: Decimal | undefined, path: Path): Fault[] {
  return [...negative(share, path), ...wholeOfPrice(share, path)];
}

function placesFaults(places: number | undefined, path: Path): Fault[] {
  const isSound = places === undefined || (places >= 0 && places <= unitPricePlacesAtMost);
  return isSound ? [] : [{ code: 'OUT_OF_RANGE', path, facts: { value: places } }];
}
