import { type Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { checkDeliveryTerms } from '../../trade/delivery-terms.ts';
import { worstFirst } from '../../trade/finding.ts';
import { type CostStep, findIncoterm, type Incoterm, type IncotermRule } from '../../trade/incoterm.ts';
import { moneyOf, roundToMinor, sum } from '../../trade/money.ts';
import { roundTo } from '../../trade/rounding.ts';
import { amountAt, grossUp } from '../gross-up.ts';
import { marginOf } from '../margin.ts';
import { payersUnder } from '../step-payers.ts';
import { chargedSteps, type LadderSheet } from './ladder-sheet.ts';
import { componentsOf } from './price-components.ts';
import { findPriceFindings } from './price-findings.ts';
import type { PriceLadderRequest, PriceRung } from './price-ladder.ts';
import { type PriceParts, partsOfPrice } from './price-parts.ts';

/** The places of a unit price at most; one that does not bind is written with all of them. */
export const unitPricePlacesAtMost = 6;

/** Prices a sheet under one rule. The request is known to be sound and its shares to leave something of the price. */
export function priceRung(request: PriceLadderRequest, sheet: LadderSheet, rule: IncotermRule): PriceRung {
  const incoterm = incotermOf(request, rule);
  const payers = payersUnder(incoterm, request.overrides ?? []);
  const parts = partsOfPrice(request, sheet, payers);
  const { exact, unit } = pricesOf(request, parts);
  const amounts = new Map([...parts].map(([step, part]) => [step, amountAt(part, exact)]));
  if (request.unitPrice || request.unitPriceRounding) amounts.set('PROFIT', residueOf(amounts, exact));
  const total = roundToMinor(exact, request.currency, request.roundingMode);
  const components = componentsOf(sheet, payers, amounts, { exact, total });
  const profit = components.filter(({ step }) => step === 'PROFIT').map(({ amount }) => amount);
  return {
    rule,
    edition: request.edition,
    exact,
    total,
    unitPrice: moneyOf(unit, request.currency),
    components,
    amounts,
    margin: {
      amount: sum(profit, request.currency),
      ...marginOf(amounts.get('PROFIT') ?? zero, exact),
    },
    findings: worstFirst([
      ...termsFindings(request, sheet, incoterm),
      ...findPriceFindings({ request, sheet, incoterm, payers }),
    ]),
  };
}

/** The exact price and that of one unit; where a unit price is given or binds, the price follows from it. */
function pricesOf(request: PriceLadderRequest, parts: PriceParts): { exact: Decimal; unit: Decimal } {
  const { unitPrice } = request;
  if (unitPrice) return { unit: unitPrice, exact: unitPrice.times(request.quantity) };
  const exact = grossUp(parts.values());
  if (!exact) throw new RangeError('The shares take the whole price');
  const { quantity, unitPriceRounding: binding, roundingMode } = request;
  const places = binding?.places ?? unitPricePlacesAtMost;
  const unit = roundTo(exact.div(quantity), places, binding?.mode ?? roundingMode);
  return { unit, exact: binding ? unit.times(quantity) : exact };
}

/** What is left of a price beside everything but profit: rounding the unit price adds to profit or takes from it. */
function residueOf(amounts: ReadonlyMap<CostStep, Decimal>, price: Decimal): Decimal {
  const others = [...amounts].filter(([step]) => step !== 'PROFIT').map(([, amount]) => amount);
  return price.minus(sumDecimals(others)).toDecimalPlaces(30);
}

/** The checks of a rule as far as a ladder can tell: it has no named place yet. */
function termsFindings(request: PriceLadderRequest, sheet: LadderSheet, incoterm: Incoterm) {
  const { rule, edition } = incoterm;
  const isInsured = request.insurance && incoterm.insurance;
  return checkDeliveryTerms({
    ...request.delivery,
    rule,
    edition,
    mode: request.mode,
    fcaPlace: request.fcaPlace,
    costedSteps: [...chargedSteps(sheet), ...(isInsured ? (['INSURANCE'] as const) : [])],
  });
}

export function incotermOf(request: PriceLadderRequest, rule: IncotermRule): Incoterm {
  const incoterm = findIncoterm(rule, request.edition, request.fcaPlace);
  if (!incoterm) throw new RangeError(`${request.edition} has no ${rule}`);
  return incoterm;
}
