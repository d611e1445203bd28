import {
  type Charge,
  type PriceLadderRequest,
  type PriceRung,
  priceLadder,
} from '../../src/pricing/price-ladder/price-ladder.ts';
import { decimal } from '../../src/trade/decimal.ts';
import type { FxRate } from '../../src/trade/exchange-rate.ts';
import type { CostStep, IncotermRule } from '../../src/trade/incoterm.ts';

/** Goods for CNY 71 000 and nothing else, priced in dollars at 7.10; each test adds what it is about. */
export function aCostSheet(parts: Partial<PriceLadderRequest> = {}): PriceLadderRequest {
  return {
    currency: 'USD',
    quantity: decimal('1'),
    goods: aLot('71000', 'CNY'),
    charges: [],
    rates: [aRate('USD', 'CNY', '7.10')],
    insuranceBase: 'GROSS',
    bankChargeRate: decimal('0'),
    mode: 'SEA',
    edition: 'INCOTERMS_2020',
    ...parts,
  };
}

export function aLot(
  amount: string,
  currency: string,
  vatRate = '0',
  rebateRate = '0',
  scheme = 'TRADER' as const,
) {
  return {
    amount: { amount: decimal(amount), currency },
    vatRate: decimal(vatRate),
    rebateRate: decimal(rebateRate),
    scheme,
  };
}

export function aCharge(step: CostStep, amount: string, currency = 'USD', label?: string): Charge {
  return { step, amount: { amount: decimal(amount), currency }, label };
}

export function aRate(base: string, quote: string, rate: string): FxRate {
  return { base, quote, rate: decimal(rate) };
}

export function anInsurance(premiumRate: string, insuredFraction = '1.10') {
  return { premiumRate: decimal(premiumRate), insuredFraction: decimal(insuredFraction) };
}

export function rung(request: PriceLadderRequest, rule: IncotermRule): PriceRung {
  const [only] = priceLadder({ ...request, rules: [rule] }).rungs;
  if (!only) throw new Error(`No rung for ${rule}`);
  return only;
}

/** The components of a rung as `STEP amount payer`. */
export function componentsOf({ components }: PriceRung): string[] {
  return components.map(({ step, amount, paidBy }) => `${step} ${amount.amount} ${paidBy}`);
}
