import { contractSignatures, contracts } from '../../../schema/tables/contracts.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild, lockRow } from '../../events/lock-row.ts';
import {
  cancelOpenShipments,
  departedQuantities,
  followAmendment,
  refuseUnfollowable,
} from '../../fulfilment/orders/follow-amendment.commands.ts';
import { resizeSheet } from '../../pricing/cost-sheets/cost-sheet.commands.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import type { DealFact } from '../deal-facts.ts';
import { factsMissingFor, missingFaults, moveFault, moveTo } from '../deal-move.commands.ts';
import { isOpen, moveOf } from '../deal-pipeline.ts';
import { termsColumns } from '../deal-terms.ts';
import { isCovered } from '../floors/price-floor.ts';
import { findPaymentFaults, paymentColumns } from '../payment-terms.ts';
import { hitsEver, hitsToday, refuseUnreleased } from '../quotations/offer.commands.ts';
import { partiesOf } from '../quotations/offer-parties.commands.ts';
import {
  lineRows,
  priceDeal,
  revisionConstraints,
  sheetWithin,
  storedLines,
} from '../quotations/quotation-pricing.commands.ts';
import {
  addRevision,
  endRevision,
  isRevision,
  type QuotationRow,
  revisionsOf,
  untouched,
} from '../quotations/quotation-revision.commands.ts';
import { readUnitPrices } from '../quotations/unit-prices.ts';
import { changedQuantities, findQuantityFaults } from './amended-quantities.ts';
import type {
  AmendContractInput,
  CancelContractInput,
  FormContractInput,
  SignContractInput,
} from './contract.input.ts';
import { Contract } from './contract.type.ts';
import {
  type ContractRow,
  contractLanguage,
  contractsOf,
  drawUp,
  dropDrafts,
  replaceDraft,
  setContractStatus,
  signaturesOf,
} from './contract-draft.commands.ts';

type DealRow = typeof deals.$inferSelect;
const contractOfDeal = {
  ...{ target: Contract, table: contracts, through: contracts.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof contracts, typeof deals>;

/** Draws up a contract from the accepted quotation, of which it takes every term. */
export function formContract(context: RequestContext, input: FormContractInput) {
  const options = { name: 'formContract', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    if (deal.stage !== 'ACCEPTED') {
      throw new Refusal([moveFault(deal.stage, 'CONTRACTED', ['input', 'dealId'])]);
    }
    await replaceDraft(change, viewer, deal, input.draftVersion);
    const quotation = (await revisionsOf(change, deal)).accepted!;
    const language = contractLanguage(input.language ?? quotation.language);
    const contract = await drawUp(change, deal, {
      ...{ quotation, language, choices: input.clauses },
      amendmentReason: null,
    });
    return { contract, deal: deal.id };
  });
}

/** Records that a side signed. When both have, the version holds, and the one before it no longer does. */
export function signContract(context: RequestContext, input: SignContractInput) {
  const options = { name: 'signContract', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: contract, parent: deal } = await lockChild(change, viewer, contractOfDeal, input);
    const signatures = await signaturesOf(change, contract);
    const faults = findSignatureFaults(change, viewer, contract, signatures, input);
    refuse(faults);
    const quotation = await revisionOf(change, contract);
    await refuseUnready(change, viewer, deal, contract, quotation);
    const { side, signerName, method, textHash } = input;
    const at = change.now.toISOString();
    const signature = {
      companyId: deal.companyId,
      id: change.newId(),
      contractId: contract.id,
      ...{ side, signerName, method, textHash },
      signerPosition: input.signerPosition ?? null,
      signedAt: input.signedAt ?? at,
      evidence: input.evidence ?? null,
      ...{ recordedAt: at, recordedBy: viewer.id },
    };
    await change.tx.insert(contractSignatures).values(signature);
    change.record({
      event: 'contract.signedBy',
      entity: 'Contract',
      entityId: contract.id,
      after: signature,
    });
    if (signatures.length > 0) await takeEffect(change, viewer, deal, contract, quotation);
    return { contract: contract.id, deal: deal.id };
  });
}

/** Draws up a new version of a signed contract; it holds when both have signed it. */
export function amendContract(context: RequestContext, input: AmendContractInput) {
  const constraints = revisionConstraints;
  const options = { name: 'amendContract', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: contract, parent: deal } = await lockChild(change, viewer, contractOfDeal, input);
    if (contract.status !== 'SIGNED') throw new Refusal([statusFault(contract.status)]);
    if (!isOpen(deal.stage)) throw new Refusal([statusFault(deal.stage)]);
    await replaceDraft(change, viewer, deal, input.draftVersion);
    const quotation = await amendedRevision(change, viewer, deal, contract, input);
    const amended = await drawUp(change, deal, {
      ...{ quotation, language: contractLanguage(contract.language), choices: input.clauses },
      amendmentReason: input.reason,
    });
    return { contract: amended, deal: deal.id };
  });
}

/** Ends a contract that holds, and with it the deal. */
export function cancelContract(context: RequestContext, input: CancelContractInput) {
  const options = { name: 'cancelContract', permission: 'contract:sign', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: contract, parent: deal } = await lockChild(change, viewer, contractOfDeal, input);
    if (contract.status !== 'SIGNED') throw new Refusal([statusFault(contract.status)]);
    if (deal.stage === 'CLOSED') {
      throw new Refusal([moveFault(deal.stage, 'CANCELLED', ['input', 'id'])]);
    }
    await dropDrafts(change, deal);
    await setContractStatus(change, contract, {
      status: 'CANCELLED',
      cancelledAt: change.now.toISOString(),
      cancelReason: input.reason,
    });
    await cancelOpenShipments(change, deal, await revisionOf(change, contract), input.reason);
    await moveTo(change, deal, 'CANCELLED', { reason: input.reason });
    return { contract: contract.id, deal: deal.id };
  });
}

function findSignatureFaults(
  change: Change,
  viewer: Viewer,
  contract: ContractRow,
  signatures: readonly { readonly side: string }[],
  input: SignContractInput,
): Fault[] {
  const faults: Fault[] = [];
  const { status, textHash } = contract;
  if (status !== 'DRAFT') faults.push(statusFault(status));
  if (signatures.some(({ side }) => side === input.side)) {
    faults.push({ code: 'ALREADY_EXISTS', path: ['input', 'side'] });
  }
  if (input.side === 'SELLER' && !viewer.permissions.has('contract:sign')) {
    faults.push({ code: 'NOT_PERMITTED', path: ['input', 'side'] });
  }
  if (input.textHash !== textHash) {
    const facts = { expected: textHash, given: input.textHash };
    faults.push({ code: 'TERMS_DIFFER', path: ['input', 'textHash'], facts });
  }
  const signedAt = Date.parse(input.signedAt ?? change.now.toISOString());
  if (signedAt > change.now.getTime() || signedAt < Date.parse(contract.createdAt)) {
    const facts = { minimum: contract.createdAt, maximum: change.now.toISOString() };
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'signedAt'], facts });
  }
  return faults;
}

/** Nobody signs what may not be contracted: facts that are missing, and prices below their floors, are all named. */
async function refuseUnready(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  contract: ContractRow,
  quotation: QuotationRow,
): Promise<void> {
  const missing = await factsMissingFor(change, viewer, deal, [moveOf('signContract')]);
  if (quotation.purpose === 'AMENDMENT') {
    if (!isOpen(deal.stage)) throw new Refusal([statusFault(deal.stage)]);
    refuseMissing(missing.filter((fact) => fact === 'SCREENING_CLEAR'));
    await refuseRenamed(change, deal, quotation);
    await refuseUnfollowable(change, deal, { contract, terms: quotation });
    const { hits } = await hitsToday(change, viewer, deal, quotation);
    const before = await amended(change, quotation);
    const known = await hitsEver(change, viewer, deal, before);
    const isKnown = hits.every((hit) => isCovered(hit, known));
    if (isKnown && new Decimal(quotation.marginRate).gte(before.marginRate)) return;
    return refuseUnreleased(change, quotation, hits);
  }
  if (deal.stage !== 'ACCEPTED') throw new Refusal([moveFault(deal.stage, 'CONTRACTED', ['input', 'id'])]);
  // That it is signed by both is what is about to come true.
  refuseMissing(missing.filter((fact) => fact !== 'CONTRACT_SIGNED'));
}

/** Who was screened is the buyer as it is named now: an amendment that names another is drawn up anew. */
async function refuseRenamed(change: Change, deal: DealRow, { parties }: QuotationRow): Promise<void> {
  const expected = (await partiesOf(change, deal)).buyer.name;
  const given = parties!.buyer.name;
  if (given === expected) return;
  throw new Refusal([{ code: 'TERMS_DIFFER', path: ['input', 'id'], facts: { expected, given } }]);
}

function refuseMissing(missing: readonly DealFact[]): void {
  if (missing.length > 0) throw new Refusal(missingFaults(missing, ['input', 'id']));
}

/** The revision that an amendment changes: what was agreed already needs no release once more. */
async function amended(change: Change, { companyId, previousId }: QuotationRow): Promise<QuotationRow> {
  const [before] = await change.tx
    .select()
    .from(quotations)
    .where(isRevision({ companyId, id: previousId! }));
  return before!;
}

async function takeEffect(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  contract: ContractRow,
  quotation: QuotationRow,
): Promise<void> {
  const earlier = (await contractsOf(change, deal)).find(({ status }) => status === 'SIGNED');
  if (earlier) await setContractStatus(change, earlier, { status: 'SUPERSEDED' });
  await setContractStatus(change, contract, { status: 'SIGNED' });
  if (quotation.purpose === 'QUOTATION') {
    await moveTo(change, deal, 'CONTRACTED');
    return;
  }
  const issued = { issuedAt: change.now.toISOString(), issuedBy: viewer.id };
  await change.tx.update(quotations).set(issued).where(isRevision(quotation));
  await endRevision(change, { ...quotation, ...issued }, 'ACCEPTED', contract.amendmentReason);
  await followAmendment(change, deal, { contract, terms: quotation });
}

/** The terms of a contract with the changes of an amendment, as a revision of their own at the costs that were frozen. */
async function amendedRevision(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  contract: ContractRow,
  input: AmendContractInput,
): Promise<QuotationRow> {
  const before = await revisionOf(change, contract);
  const { terms, payment } = input;
  const faults = findPaymentFaults(payment);
  refuse(faults);
  const stored = await storedLines(change, before);
  const { costSheetId, lines } = await amendedGoods(change, deal, before, stored, input);
  const sheet = await sheetWithin(change, viewer, costSheetId);
  const unitPrices =
    readUnitPrices(input.unitPrices, stored, before.currency) ?? stored.map((line) => line.unitPrice);
  const amended = {
    ...before,
    costSheetId,
    ...(terms && termsColumns(terms)),
    ...(payment && paymentColumns(payment)),
    leadTimeDays: input.leadTimeDays ?? before.leadTimeDays,
    warrantyMonths: input.warrantyMonths ?? before.warrantyMonths,
    notes: input.notes === undefined ? before.notes : input.notes,
  };
  const pricing = await priceDeal(change, deal, sheet, amended, { unitPrices });
  const { last } = await revisionsOf(change, deal);
  const row = {
    ...amended,
    ...change.newRow(),
    revision: last!.revision + 1,
    purpose: 'AMENDMENT' as const,
    status: 'DRAFT' as const,
    previousId: before.id,
    isRepriced: input.unitPrices.length > 0,
    ...pricing.columns,
    ...untouched,
    parties: await partiesOf(change, deal),
  };
  await addRevision(change, 'quotation.drafted', row, lineRows(row, lines, pricing));
  return row;
}

/** The lines in their new quantities, and the version of the cost sheet that is of them. */
async function amendedGoods(
  change: Change,
  deal: DealRow,
  { costSheetId }: QuotationRow,
  stored: Awaited<ReturnType<typeof storedLines>>,
  { quantities }: AmendContractInput,
) {
  if (quantities.length === 0) return { costSheetId, lines: stored };
  const faults = findQuantityFaults(stored, quantities, await departedQuantities(change, deal));
  refuse(faults);
  const changed = changedQuantities(stored, quantities);
  if (changed.size === 0) return { costSheetId, lines: stored };
  return {
    costSheetId: await resizeSheet(change, costSheetId, changed, ['input', 'quantities']),
    lines: stored.map((line) => ({ ...line, quantity: changed.get(line.sequence) ?? line.quantity })),
  };
}

async function revisionOf(change: Change, contract: ContractRow): Promise<QuotationRow> {
  const [row] = await change.tx
    .select()
    .from(quotations)
    .where(isRevision({ companyId: contract.companyId, id: contract.quotationId }));
  return row!;
}
