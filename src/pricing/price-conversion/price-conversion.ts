import type { CurrencyCode } from '../../trade/currency.ts';
import { type Decimal, one } from '../../trade/decimal.ts';
import { type Conversion, convertAmount, type FxRate, findConversion } from '../../trade/exchange-rate.ts';
import { refuse } from '../../trade/fault.ts';
import {
  type CostStep,
  type FcaPlace,
  findIncoterm,
  type IncotermEdition,
  type IncotermRule,
} from '../../trade/incoterm.ts';
import { type Money, roundToMinor } from '../../trade/money.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import { type Insurance, type InsuranceBase, premiumWithin } from '../cif-and-cip.ts';
import { commissionWithin } from '../commission.ts';
import { CurrencyRestatement, type GivenAmount } from '../cost-in-currency.ts';
import { amountAt, fixedAmount, grossUp, nothing, type PriceLinked } from '../gross-up.ts';
import type { Charge } from '../price-ladder/price-ladder.ts';
import { payerOf, payersUnder } from '../step-payers.ts';
import { findConversionFaults } from './conversion-faults.ts';

/** What a price means: for which rule, with what commission and premium in it, for how many pieces, paid how late. */
export interface PriceBasis {
  readonly rule: IncotermRule;
  /** Of the price when left out. */
  readonly currency?: CurrencyCode | null | undefined;
  readonly commissionRate: Decimal;
  /** The premium within a CIF or CIP price; other rules hold none. */
  readonly insurance?: Insurance | null | undefined;
  readonly unitsPerPack: Decimal;
  readonly creditDays: number;
}

export interface ConvertPriceRequest {
  readonly price: GivenAmount;
  readonly from: PriceBasis;
  readonly to: PriceBasis;
  /** Costs of the steps that lie between the two rules, for the same quantity as the price. */
  readonly charges: readonly Charge[];
  readonly insuranceBase: InsuranceBase;
  readonly annualInterestRate: Decimal;
  readonly dayCount: number;
  readonly rates: readonly FxRate[];
  readonly edition: IncotermEdition;
  readonly fcaPlace?: FcaPlace | undefined;
  readonly roundingMode?: RoundingMode | undefined;
  readonly on?: string | undefined;
}

export const conversionStepKinds = [
  'CURRENCY',
  'COMMISSION_OUT',
  'INSURANCE_OUT',
  'CHARGE_OUT',
  'CREDIT',
  'CHARGE_IN',
  'PACK',
  'INSURANCE_IN',
  'COMMISSION_IN',
] as const;
export type ConversionStepKind = (typeof conversionStepKinds)[number];

/** One step of a conversion: what it changed and the price after it, both exact. */
export interface ConversionStep {
  readonly kind: ConversionStepKind;
  readonly amount: Decimal;
  readonly price: Decimal;
  readonly currency: CurrencyCode;
  /** Of a charge: what it is for and what it was called. */
  readonly step?: CostStep;
  readonly label?: string;
}

export interface ConvertedPrice {
  readonly price: Money;
  readonly exact: Decimal;
  readonly steps: readonly ConversionStep[];
}

/**
 * A price on one basis restated on another. Currency first; then commission and premium come out of it, charges that
 * only the first rule holds come off, credit is taken at what is left and charges that only the second rule holds come
 * on; then the pack, and last the premium and the commission of the second basis. Going back the same way with the
 * bases exchanged gives the first price again.
 */
export function convertPrice(
  request: ConvertPriceRequest,
  path: readonly string[] = ['input'],
): ConvertedPrice {
  const currency = request.to.currency ?? request.price.currency;
  const { changes, faults: missingRates } = findChargeChanges(request, currency, path);
  const faults = [...findConversionFaults(request, currency, path), ...missingRates];
  refuse(faults);
  const { from, to } = request;
  const walk = new ConversionWalk(request.price.amount, currency);

  const conversion = findConversion(request.rates, request.price.currency, currency) as Conversion;
  if (request.price.currency !== currency) {
    walk.to('CURRENCY', convertAmount(request.price.amount, conversion));
  }
  const contained = containedIn(request, from);
  const inclusive = walk.price;
  if (!from.commissionRate.isZero())
    walk.by('COMMISSION_OUT', amountAt(contained.commission, inclusive).negated());
  if (contained.premium !== nothing)
    walk.by('INSURANCE_OUT', amountAt(contained.premium, inclusive).negated());
  for (const charge of changes.out) walk.by('CHARGE_OUT', charge.amount.negated(), charge);
  const credit = creditFactor(request, to).div(creditFactor(request, from));
  if (!credit.eq(1)) walk.to('CREDIT', walk.price.times(credit));
  for (const charge of changes.in) walk.by('CHARGE_IN', charge.amount, charge);
  if (!from.unitsPerPack.eq(to.unitsPerPack)) {
    walk.to('PACK', walk.price.times(to.unitsPerPack).div(from.unitsPerPack));
  }
  const target = containedIn(request, to);
  const exact = grossUp([fixedAmount(walk.price), target.premium, target.commission]);
  if (!exact) throw new RangeError('The shares take the whole price');
  if (target.premium !== nothing) walk.by('INSURANCE_IN', amountAt(target.premium, exact));
  if (!to.commissionRate.isZero()) walk.to('COMMISSION_IN', exact);
  return { price: roundToMinor(exact, currency, request.roundingMode), exact, steps: walk.steps };
}

/** Commission and premium within a price on a basis; the premium only under rules that oblige the seller to insure. */
export function containedIn(
  request: Pick<ConvertPriceRequest, 'edition' | 'insuranceBase'>,
  basis: PriceBasis,
): { commission: PriceLinked; premium: PriceLinked } {
  const commission = { rate: basis.commissionRate, base: 'INVOICE' as const };
  const isInsured = findIncoterm(basis.rule, request.edition)?.insurance;
  return {
    commission: commissionWithin(commission, nothing),
    premium:
      basis.insurance && isInsured
        ? premiumWithin(basis.insurance, request.insuranceBase, { ...commission, deductions: null })
        : nothing,
  };
}

interface RestatedCharge {
  readonly step: CostStep;
  readonly amount: Decimal;
  readonly label?: string;
}

/** The charges that leave the price and those that join it: read off the obligations of both rules. */
function findChargeChanges(request: ConvertPriceRequest, currency: CurrencyCode, path: readonly string[]) {
  const money = new CurrencyRestatement(currency, request.rates);
  const holds = (basis: PriceBasis) => {
    const incoterm = findIncoterm(basis.rule, request.edition, request.fcaPlace);
    const payers = incoterm ? payersUnder(incoterm, []) : new Map();
    return (step: CostStep) => payerOf(payers, step) === 'SELLER';
  };
  const [isInFirst, isInSecond] = [holds(request.from), holds(request.to)];
  const charges = request.charges.map(
    ({ step, amount, label }, index): RestatedCharge => ({
      step,
      amount: money.restate(amount, [...path, 'charges', `${index}`, 'amount']),
      ...(label && { label }),
    }),
  );
  return {
    changes: {
      out: charges.filter(({ step }) => isInFirst(step) && !isInSecond(step)),
      in: charges.filter(({ step }) => isInSecond(step) && !isInFirst(step)),
    },
    faults: money.faults,
  };
}

/** What one unit of cash is worth when it is paid so many days later: 1 + i × days / basis. */
function creditFactor(request: ConvertPriceRequest, basis: PriceBasis): Decimal {
  return one.plus(request.annualInterestRate.times(basis.creditDays).div(request.dayCount));
}

/** A price on its way, with a record of each step. */
class ConversionWalk {
  readonly steps: ConversionStep[] = [];
  readonly #currency: CurrencyCode;
  price: Decimal;

  constructor(price: Decimal, currency: CurrencyCode) {
    this.price = price;
    this.#currency = currency;
  }

  by(kind: ConversionStepKind, amount: Decimal, charge?: RestatedCharge): void {
    this.price = this.price.plus(amount);
    const { step, label } = charge ?? {};
    this.steps.push({
      kind,
      amount,
      price: this.price,
      currency: this.#currency,
      ...(step && { step }),
      ...(label && { label }),
    });
  }

  to(kind: ConversionStepKind, price: Decimal): void {
    const amount = price.minus(this.price);
    this.price = price;
    this.steps.push({ kind, amount, price, currency: this.#currency });
  }
}
