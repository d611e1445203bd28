import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockChild } from '../../events/lock-row.ts';
import { type PricedLine, priceLines } from '../../pricing/cost-sheets/price-lines.ts';
import type { RequestContext } from '../../server/context.ts';
import { minorDigitsOf } from '../../trade/currency.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { minorOf, moneyOf, readMoney } from '../../trade/money.ts';
import { moveTo } from '../deal-move.commands.ts';
import { termsColumns } from '../deal-terms.ts';
import { findPaymentFaults, paymentColumns } from '../payment-terms.ts';
import { offerOf } from '../quotations/offer.commands.ts';
import { materialChanges, type Offer } from '../quotations/offer.ts';
import { refuseTooGreat, sheetWithin, storedLines } from '../quotations/quotation-pricing.commands.ts';
import { pricedDeal } from '../quotations/quotation-pricing.ts';
import {
  endRevision,
  type QuotationRow,
  quotationOfDeal,
} from '../quotations/quotation-revision.commands.ts';
import type { RecordCounterOfferInput } from './negotiation.input.ts';
import { addRound } from './negotiation-rounds.commands.ts';
import { addObjections } from './objection.commands.ts';

const constraints: Readonly<Record<string, Fault>> = {
  negotiation_rounds_locode_ports_locode_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'terms', 'locode'] },
};
const objectionsOfRound = 50;

/**
 * Records what the buyer answers to the live quotation as a round, valued in margin. A reply that changes a material
 * term is a rejection and a counter-offer (CISG art. 19(1), (3)): the quotation has ended. Any other leaves it live.
 */
export function recordCounterOffer(context: RequestContext, input: RecordCounterOfferInput) {
  const options = { name: 'recordCounterOffer', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { quotationId: id, version } = input;
    const { row: live, parent: deal } = await lockChild(change, viewer, quotationOfDeal, { id, version });
    if (live.status !== 'LIVE') throw new Refusal([statusFault(live.status, 'quotationId')]);
    if (deal.stage === 'ON_HOLD') throw new Refusal([statusFault(deal.stage, 'quotationId')]);
    const at = input.receivedAt ?? change.now.toISOString();
    const offered = offerOf(live);
    const faults = [
      ...findCounterFaults(input, offered, at, change.now),
      ...findPaymentFaults(input.payment),
    ];
    refuse(faults);
    const wanted = { ...live, ...wantedTerms(input, live) };
    const total = input.total?.amount ?? offered.total;
    if (saysNothing(input)) throw new Refusal([{ code: 'REQUIRED', path: ['input', 'total'] }]);
    const isMaterial = materialChanges(offered, { ...wanted, total }).length > 0;
    const lines = await linesAtTotal(change, viewer, live, wanted, total);
    await refuseTooGreat(change, lines, live.currency, ['input', 'total', 'amount']);
    const roundId = await addRound(change, deal, {
      side: 'BUYER',
      quotationId: live.id,
      at,
      totalMinor: minorOf(moneyOf(total, live.currency)),
      currency: live.currency,
      terms: {
        ...wanted,
        minimumOrderQuantity: input.minimumOrderQuantity ?? null,
        note: input.note ?? null,
      },
      isMaterial,
      lines,
    });
    await addObjections(change, viewer, { roundId, dealId: deal.id }, input.objections);
    if (isMaterial) {
      await endRevision(change, live, 'REJECTED', null);
      if (deal.stage === 'QUOTED') await moveTo(change, deal, 'NEGOTIATION');
    }
    return { round: roundId, deal: deal.id };
  });
}

/** A reply in which the buyer neither asks for anything nor objects to anything is none. */
function saysNothing(input: RecordCounterOfferInput): boolean {
  const { total, terms, payment, leadTimeDays, warrantyMonths, minimumOrderQuantity, note } = input;
  const asked = [total, terms, payment, leadTimeDays, warrantyMonths, minimumOrderQuantity, note];
  return input.objections.length === 0 && asked.every((value) => value === undefined || value === null);
}

function wantedTerms(
  { terms, payment, leadTimeDays, warrantyMonths }: RecordCounterOfferInput,
  live: QuotationRow,
) {
  return {
    ...(terms && termsColumns(terms)),
    ...(payment && paymentColumns(payment)),
    leadTimeDays: leadTimeDays ?? live.leadTimeDays,
    warrantyMonths: warrantyMonths ?? live.warrantyMonths,
  };
}

function findCounterFaults(
  { total, objections: given }: RecordCounterOfferInput,
  offered: Offer,
  at: string,
  now: Date,
): Fault[] {
  const faults: Fault[] = [];
  if (total) {
    const money = readMoney(total, ['input', 'total']);
    const amount = new Decimal(money.amount);
    if (money.currency !== offered.currency) {
      const facts = { expected: offered.currency, given: money.currency };
      faults.push({ code: 'CURRENCY_MISMATCH', path: ['input', 'total', 'currency'], facts });
    }
    if (amount.lte(0) || amount.decimalPlaces() > minorDigitsOf(money.currency)) {
      faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'total', 'amount'], facts: { above: 0 } });
    }
  }
  const received = Date.parse(at);
  if (received > now.getTime() || received < Date.parse(offered.issuedAt ?? at)) {
    const facts = { minimum: offered.issuedAt ?? at, maximum: now.toISOString() };
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'receivedAt'], facts });
  }
  if (given.length > objectionsOfRound) {
    faults.push({
      code: 'OUT_OF_RANGE',
      path: ['input', 'objections'],
      facts: { maximum: objectionsOfRound },
    });
  }
  return faults;
}

/** The deal on other terms at another total: every unit price is cut or raised alike. */
async function linesAtTotal(
  change: Change,
  viewer: Viewer,
  live: QuotationRow,
  wanted: QuotationRow,
  total: string,
): Promise<PricedLine[]> {
  const sheet = await sheetWithin(change, viewer, live.costSheetId);
  const factor = new Decimal(total).div(offerOf(live).total);
  const lines = await storedLines(change, live);
  const { country } = await ownCompany(change);
  return priceLines(pricedDeal(wanted, country), sheet, {
    credit: wanted,
    unitPrices: lines.map(({ unitPrice }) => factor.times(unitPrice).toFixed()),
  });
}
