import { costedDeal, draftOf } from './costed-deal.ts';
import type { Outcome, salesDesk } from './sales-desk.ts';

type Desk = ReturnType<typeof salesDesk>;
const director = 'director@demo.lading.test';

export interface SignedContract {
  readonly deal: string;
  readonly contract: Outcome;
  readonly unitPrice: string;
}

/** What a contract is signed on: a floor that was set after the offer, clauses, what the cost sheet has besides. */
interface Choices {
  readonly minimumMargin?: string | undefined;
  readonly clauses?: object;
  readonly costs?: object;
  readonly draft?: object;
}

/** A contract that both have signed, for 1,200 work lights CIF Hamburg. */
export async function signedContract(
  desk: Desk,
  { minimumMargin, clauses = {}, costs = {}, draft = {} }: Choices = {},
): Promise<SignedContract> {
  const { deal } = await costedDeal(desk, costs);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal, { offerType: 'FIRM', ...draft }));
  const { id, version } = quotation;
  const { quotation: live } = await desk.done('issueQuotation', { id, version });
  const { total } = live;
  await desk.done('acceptQuotation', { id, version: live.version, total, evidence: 'Order 12' });
  for (const fact of ['CREDIT_CHECKED', 'CERTIFICATION_KNOWN']) {
    await desk.done('attestFact', { dealId: deal, fact, evidence: 'Looked at.' }, director);
  }
  const { contract } = await desk.done('formContract', { dealId: deal, clauses });
  if (minimumMargin) await desk.done('setPriceFloor', { dealId: deal, minimumMargin }, director);
  return { deal, contract: await sign(desk, contract), unitPrice: quotation.lines[0].unitPrice.amount };
}

export const signatureOf = ({ id, version, textHash }: Outcome, side: string) => ({
  ...{ id, version, textHash, side, signerName: 'Jana Petersen', method: 'WET_INK' },
});

/** Signs a version of a contract for both. */
export async function sign(desk: Desk, contract: Outcome): Promise<Outcome> {
  const { contract: first } = await desk.done('signContract', signatureOf(contract, 'BUYER'), director);
  const half = { ...contract, version: first.version };
  const { contract: both } = await desk.done('signContract', signatureOf(half, 'SELLER'), director);
  return both;
}

/** Draws up an amendment. */
export async function amend(desk: Desk, { id, version }: Outcome, changes: object): Promise<Outcome> {
  const { contract } = await desk.done('amendContract', {
    ...{ id, version, reason: 'As agreed by mail.', clauses: {} },
    ...changes,
  });
  return contract;
}
