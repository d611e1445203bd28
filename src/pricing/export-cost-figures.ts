import { type Decimal, sumDecimals, zero } from '../trade/decimal.ts';
import { type Fault, Refusal, refuse } from '../trade/fault.ts';
import { type Money, roundToMinor } from '../trade/money.ts';
import { roundTo } from '../trade/rounding.ts';
import { type Insurance, premiumShareOf } from './cif-and-cip.ts';
import type { GivenAmount } from './cost-in-currency.ts';
import { rebateWithin, type TaxScheme } from './export-rebate.ts';
import { amountAt, fixedAmount } from './gross-up.ts';
import { amountFaults, negative, notPositive, outOfRange, wholeOfPrice } from './input-faults.ts';

/** An export sale: what the goods cost at home, and what they are sold for abroad. */
export interface ExportSale {
  readonly purchase: GivenAmount;
  readonly vatRate: Decimal;
  readonly rebateRate: Decimal;
  readonly scheme: TaxScheme;
  readonly domesticCharges: readonly GivenAmount[];
  /** Overhead as a share of the purchase price (定额费), beside the charges. */
  readonly domesticChargeRate: Decimal;
  readonly price: GivenAmount;
  readonly freight?: GivenAmount | null;
  /** Where it is given it goes before the one that `insurance` would come to. */
  readonly insurancePremium?: GivenAmount | null;
  readonly insurance?: Insurance | null;
  /** Where it is given it goes before the one that `commissionRate` would come to. */
  readonly commission?: GivenAmount | null;
  readonly commissionRate?: Decimal | null;
  /** Local currency for one unit of the price's, at the bank's buying rate. */
  readonly rate: Decimal;
}

/** The control figures of an export sale. */
export interface ExportCostFigures {
  readonly rebate: Money;
  readonly totalCost: Money;
  readonly netReceipt: Money;
  /** 出口换汇成本: local currency spent to earn one unit, four decimals. */
  readonly costPerUnit: Decimal;
  /** 出口盈亏额: what is left, in local currency. */
  readonly profit: Money;
  /** 出口盈亏率: that as a fraction of the total cost, four decimals. */
  readonly profitRate: Decimal;
}

/**
 * What a sale earns and what each unit of foreign currency costs. Net receipt is the price less freight, premium and
 * commission; total cost is the purchase with VAT, less the rebate, and the charges at home.
 */
export function exportCostFigures(sale: ExportSale, path: readonly string[] = ['input']): ExportCostFigures {
  const faults = findSaleFaults(sale, path);
  refuse(faults);
  const { price, purchase, rate } = sale;
  const fobValue = price.amount.minus(sale.freight?.amount ?? zero).minus(premiumOf(sale));
  const netReceipt = fobValue.minus(commissionOf(sale));
  const taxed = { ...sale, amount: purchase.amount };
  const taxEffect = amountAt(rebateWithin(taxed, fixedAmount(fobValue.times(rate))), zero);
  const overhead = purchase.amount.times(sale.domesticChargeRate);
  const charges = sumDecimals([...sale.domesticCharges.map(({ amount }) => amount), overhead]);
  const totalCost = purchase.amount.plus(charges).plus(taxEffect);
  if (netReceipt.lte(0))
    throw new Refusal([{ code: 'SHARES_EXCEED_PRICE', path: [...path, 'price'], facts: { share: '1' } }]);
  if (totalCost.lte(0)) throw new Refusal([{ code: 'OUT_OF_RANGE', path: [...path, 'purchase', 'amount'] }]);
  const profit = netReceipt.times(rate).minus(totalCost);
  const local = (amount: Decimal) => roundToMinor(amount, purchase.currency);
  return {
    rebate: local(taxEffect.negated()),
    totalCost: local(totalCost),
    netReceipt: roundToMinor(netReceipt, price.currency),
    costPerUnit: roundTo(totalCost.div(netReceipt), 4),
    profit: local(profit),
    profitRate: roundTo(profit.div(totalCost), 4),
  };
}

function premiumOf({ insurancePremium, insurance, price }: ExportSale): Decimal {
  if (insurancePremium) return insurancePremium.amount;
  return insurance ? price.amount.times(premiumShareOf(insurance)) : zero;
}

function commissionOf({ commission, commissionRate, price }: ExportSale): Decimal {
  return commission ? commission.amount : price.amount.times(commissionRate ?? zero);
}

function findSaleFaults(sale: ExportSale, path: readonly string[]): Fault[] {
  const { purchase, price } = sale;
  const at = (...rest: string[]) => [...path, ...rest];
  const abroad = [
    [sale.freight, 'freight'],
    [sale.insurancePremium, 'insurancePremium'],
    [sale.commission, 'commission'],
  ] as const;
  return [
    ...amountFaults(purchase, at('purchase')),
    ...notPositive(purchase.amount, at('purchase', 'amount')),
    ...amountFaults(price, at('price')),
    ...notPositive(price.amount, at('price', 'amount')),
    ...outOfRange(sale.vatRate, at('vatRate'), { minimum: zero }),
    ...outOfRange(sale.rebateRate, at('rebateRate'), { minimum: zero, maximum: sale.vatRate }),
    ...negative(sale.domesticChargeRate, at('domesticChargeRate')),
    ...sale.domesticCharges.flatMap((charge, index) =>
      inCurrency(charge, purchase.currency, at('domesticCharges', String(index))),
    ),
    ...abroad.flatMap(([amount, name]) => (amount ? inCurrency(amount, price.currency, at(name)) : [])),
    ...negative(sale.insurance?.premiumRate, at('insurance', 'premiumRate')),
    ...negative(sale.commissionRate, at('commissionRate')),
    ...wholeOfPrice(sale.commissionRate, at('commissionRate')),
    ...notPositive(sale.rate, at('rate')),
  ];
}

function inCurrency(given: GivenAmount, currency: string, path: readonly string[]): Fault[] {
  if (given.currency === currency) return negative(given.amount, [...path, 'amount']);
  const facts = { expected: currency, given: given.currency };
  return [{ code: 'CURRENCY_MISMATCH', path: [...path, 'currency'], facts }];
}
