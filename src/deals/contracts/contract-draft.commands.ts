import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { contractClauses, contractSignatures, contracts } from '../../../schema/tables/contracts.ts';
import type { deals } from '../../../schema/tables/deals.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { nextNumber } from '../../events/number-series.ts';
import { writeRow } from '../../events/write-row.ts';
import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import { writtenLanguage } from '../../i18n/written-language.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { Refusal, staleFault, statusFault } from '../../trade/fault.ts';
import { amountOf, moneyOfMinor } from '../../trade/money.ts';
import { storedLines } from '../quotations/quotation-pricing.commands.ts';
import { endRevision, isRevision, type QuotationRow } from '../quotations/quotation-revision.commands.ts';
import type { ClauseChoicesInput } from './contract.input.ts';
import { type ClauseChoices, writeClauses, writeContract } from './contract-text.ts';

type DealRow = typeof deals.$inferSelect;
export type ContractRow = typeof contracts.$inferSelect;

/** What a version of a contract is drawn up from. */
interface Draft {
  readonly quotation: QuotationRow;
  readonly language: Locale;
  readonly choices: ClauseChoicesInput;
  readonly amendmentReason: string | null;
}

/** Draws up the next version of a deal's contract from a revision. */
export async function drawUp(change: Change, deal: DealRow, draft: Draft): Promise<string> {
  const { quotation, language } = draft;
  const written = writtenLanguage(language);
  const [last] = await contractsOf(change, deal);
  const number = last?.number ?? (await nextNumber(change, 'contract'));
  const edition = last ? last.edition + 1 : 1;
  const clauses = writeClauses(draft.choices.kinds, choicesOf(draft.choices, written.translate), written);
  const { amendmentReason } = draft;
  const terms = await termsOf(change, quotation);
  const text = writeContract(
    { ...terms, number, contractEdition: edition, amendmentReason },
    clauses,
    written,
  );
  const row = {
    ...change.newRow(),
    dealId: deal.id,
    ...{ number, edition, language, text },
    status: 'DRAFT' as const,
    quotationId: quotation.id,
    textHash: createHash('sha256').update(text, 'utf8').digest('hex'),
    amendmentReason,
    ...agreedOf(draft.choices),
  };
  await change.tx.insert(contracts).values(row);
  if (clauses.length > 0) {
    await change.tx.insert(contractClauses).values(
      clauses.map((clause, index) => ({
        companyId: deal.companyId,
        contractId: row.id,
        sequence: index + 1,
        ...clause,
      })),
    );
  }
  change.record({ event: 'contract.drawnUp', entity: 'Contract', entityId: row.id, after: row });
  return row.id;
}

/** What clauses settle that later work is held against; where a clause is left out, the law's own rule. */
function agreedOf({ kinds, toleranceRate, partialShipments, claimDays }: ClauseChoicesInput) {
  return {
    toleranceRate: kinds.includes('TOLERANCE') ? toleranceRate : '0',
    partialShipments: !kinds.includes('PARTIAL_SHIPMENTS') || partialShipments,
    claimDays: kinds.includes('CLAIMS') ? claimDays : null,
  };
}

/** The versions of a deal's contract, the last first. */
export async function contractsOf(change: Change, deal: DealRow): Promise<ContractRow[]> {
  return change.tx
    .select()
    .from(contracts)
    .where(and(eq(contracts.companyId, deal.companyId), eq(contracts.dealId, deal.id)))
    .orderBy(desc(contracts.edition));
}

/** Takes an unsigned draft out of the way of the next; one that a side has signed by word of those alone who may sign. */
export async function replaceDraft(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  draftVersion: number | null | undefined,
): Promise<void> {
  const draft = (await contractsOf(change, deal)).find(({ status }) => status === 'DRAFT');
  if (!draft) return;
  if (draft.version !== draftVersion) {
    throw new Refusal([staleFault(draft.version, draftVersion ?? 0, 'draftVersion')]);
  }
  const signatures = await signaturesOf(change, draft);
  if (signatures.length > 0 && !viewer.permissions.has('contract:sign'))
    throw new Refusal([statusFault(draft.status, 'draftVersion')]);
  await dropDrafts(change, deal);
}

/** Takes what is still to be signed out of the way, with the terms of an amendment. */
export async function dropDrafts(change: Change, deal: DealRow): Promise<void> {
  for (const draft of await contractsOf(change, deal)) {
    if (draft.status !== 'DRAFT') continue;
    await setContractStatus(change, draft, { status: 'SUPERSEDED' });
    const [revision] = await change.tx
      .select()
      .from(quotations)
      .where(isRevision({ companyId: draft.companyId, id: draft.quotationId }));
    if (revision?.purpose === 'AMENDMENT') await endRevision(change, revision, 'DISCARDED', null);
  }
}

/** Changes what became of a version; its text stays. */
export async function setContractStatus(
  change: Change,
  before: ContractRow,
  changes: Pick<ContractRow, 'status'> & Partial<Pick<ContractRow, 'cancelledAt' | 'cancelReason'>>,
): Promise<void> {
  const event = `contract.${changes.status.toLowerCase()}`;
  await writeRow(change, contracts, before, { event, entity: 'Contract', changed: changes });
}

/** Who has signed a version. */
export async function signaturesOf(change: Change, contract: Pick<ContractRow, 'companyId' | 'id'>) {
  return change.tx
    .select()
    .from(contractSignatures)
    .where(
      and(
        eq(contractSignatures.companyId, contract.companyId),
        eq(contractSignatures.contractId, contract.id),
      ),
    );
}

/** The language of contracts that is nearest to another. */
export function contractLanguage(given: string): Locale {
  return negotiateLocale(given);
}

/** The choices that were made, and in the contract's own words those that were not. */
function choicesOf(choices: ClauseChoicesInput, translate: Translate): ClauseChoices {
  return {
    ...choices,
    governingLaw: choices.governingLaw ?? translate('contract.defaults.governingLaw'),
    arbitrationInstitution:
      choices.arbitrationInstitution ?? translate('contract.defaults.arbitrationInstitution'),
    arbitrationSeat: choices.arbitrationSeat ?? translate('contract.defaults.arbitrationSeat'),
    inspector: choices.inspector ?? translate('contract.defaults.inspector'),
  };
}

async function termsOf(change: Change, quotation: QuotationRow) {
  const lines = await storedLines(change, quotation);
  // As they were named to each other when this was offered; it is kept with every revision that went out.
  const { seller, buyer, timeZone } = quotation.parties!;
  const amount = (minor: bigint) => amountOf(moneyOfMinor(minor, quotation.currency));
  return {
    ...quotation,
    quotation: `${quotation.number}/${quotation.revision}`,
    date: dayIn(timeZone, change.now),
    ...{ seller, buyer },
    total: amount(quotation.totalMinor),
    lines: lines.map((line) => ({ ...line, amount: amount(line.amountMinor) })),
  };
}
