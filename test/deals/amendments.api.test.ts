import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { costedDeal, draftOf, money } from './costed-deal.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';
import {
  amend as amendAtDesk,
  signedContract as contractSignedAtDesk,
  sign as signAtDesk,
  signatureOf,
} from './signed-contract.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const director = 'director@demo.lading.test';
const manager = 'manager@demo.lading.test';

const signedContract = (minimumMargin?: string) => contractSignedAtDesk(desk, { minimumMargin });
const sign = (contract: Outcome) => signAtDesk(desk, contract);
const amend = (contract: Outcome, changes: object) => amendAtDesk(desk, contract, changes);

const cutBy = (unitPrice: string, share: number) => [
  { sequence: 1, unitPrice: money((Number(unitPrice) * (1 - share)).toFixed(4)) },
];

/** The revision behind a version of a contract. */
async function revisionOf({ id }: Outcome): Promise<Outcome> {
  const { data } = await server.ask(
    'query ($id: ID!) { contract(id: $id) { text quotation { id version status leadTimeDays notes } } }',
    { id },
  );
  return data.contract.quotation;
}

describe('the terms of an amendment', () => {
  test('are those of the text that is signed: nobody rewords them beside it', async () => {
    const { contract } = await signedContract();
    const second = await amend(contract, { leadTimeDays: 49 });
    const { id, version } = await revisionOf(second);
    const beside = { id, version, leadTimeDays: 5, notes: 'Freight of the next order included.' };
    expect(await desk.refused('updateQuotation', beside)).toEqual(['WRONG_STATUS at id']);
    const [, key] = id.split('_');
    for (const change of [
      `UPDATE quotations SET lead_time_days = 5 WHERE id = '${key}'`,
      `UPDATE quotation_lines SET unit_price = 1 WHERE quotation_id = '${key}'`,
    ]) {
      await expect(server.sql(change)).rejects.toMatchObject({ name: 'ConstraintViolation' });
    }
    await sign(second);
    expect(await revisionOf(second)).toMatchObject({ status: 'ACCEPTED', leadTimeDays: 49, notes: null });
  });

  test('need a release below a floor that the contract kept, and no further than it goes', async () => {
    const { contract, unitPrice } = await signedContract('0.08');
    const second = await amend(contract, { unitPrices: cutBy(unitPrice, 0.04) });
    const signature = signatureOf(second, 'BUYER');
    expect(await desk.refused('signContract', signature)).toEqual(['BELOW_FLOOR at id']);
    const { id: quotationId, version } = await revisionOf(second);
    const { approval } = await desk.done('requestApproval', { quotationId, version, reason: 'Pallets.' });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Once.' };
    await desk.done('decideApproval', decision, manager);
    expect(await sign(second)).toMatchObject({ status: 'SIGNED' });
  });

  test('need none where a contract below a floor of today stays as dear as it was', async () => {
    const { contract } = await signedContract('0.30');
    expect(await sign(await amend(contract, { leadTimeDays: 49 }))).toMatchObject({ status: 'SIGNED' });
  });

  test('need one where they take what lies below a floor further below it', async () => {
    const { contract, unitPrice } = await signedContract('0.30');
    const second = await amend(contract, { unitPrices: cutBy(unitPrice, 0.01) });
    expect(await desk.refused('signContract', signatureOf(second, 'BUYER'))).toEqual(['BELOW_FLOOR at id']);
  });

  test('are drawn up anew where the buyer wants others, by who may sign once a side has signed', async () => {
    const { contract } = await signedContract();
    const { id, version } = contract;
    const second = await amend(contract, { leadTimeDays: 49 });
    const other = { id, version, reason: 'Less.', leadTimeDays: 42, clauses: {} };
    expect(await desk.refused('amendContract', other)).toEqual(['VERSION_CONFLICT at draftVersion']);
    const third = await amend(contract, { leadTimeDays: 42, draftVersion: second.version });
    expect(await revisionOf(second)).toMatchObject({ status: 'DISCARDED' });
    await desk.done('signContract', signatureOf(third, 'BUYER'));
    const again = { ...other, draftVersion: third.version };
    expect(await desk.refused('amendContract', again)).toEqual(['WRONG_STATUS at draftVersion']);
    const { contract: fourth } = await desk.done('amendContract', again, director);
    expect(await sign(fourth)).toMatchObject({ status: 'SIGNED' });
  });

  test('name the buyer who was screened', async () => {
    const { deal, contract } = await signedContract();
    const { data } = await server.ask('query ($id: ID!) { deal(id: $id) { customer { id version } } }', {
      id: deal,
    });
    const { id, version } = data.deal.customer;
    await desk.done('updateCustomer', { id, version, name: 'Orvanta Marine Procurement FZE' });
    const second = await amend(contract, { leadTimeDays: 49 });
    await desk.done('updateCustomer', { id, version: version + 1, name: 'Nordlicht GmbH' });
    expect(await desk.refused('signContract', signatureOf(second, 'BUYER'))).toEqual(['TERMS_DIFFER at id']);
  });

  test('take no effect once the deal has ended', async () => {
    const { deal, contract } = await signedContract();
    const second = await amend(contract, { leadTimeDays: 49 });
    await server.sql(`UPDATE deals SET stage = 'CLOSED' WHERE id = $1::uuid`, [deal.split('_')[1]]);
    expect(await desk.refused('signContract', signatureOf(second, 'BUYER'))).toEqual(['WRONG_STATUS at id']);
  });
});

test('a contract names the parties as the quotation named them that was accepted', async () => {
  const { deal } = await costedDeal(desk);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal));
  const { id, version } = quotation;
  const { quotation: live } = await desk.done('issueQuotation', { id, version });
  await desk.done('acceptQuotation', { id, version: live.version, total: live.total, evidence: 'Order 12' });
  const { data } = await server.ask(
    'query ($id: ID!) { deal(id: $id) { customer { id version name } acceptedQuotation { parties { buyer { name } } } } }',
    { id: deal },
  );
  const { customer, acceptedQuotation } = data.deal;
  await desk.done('updateCustomer', { id: customer.id, version: customer.version, name: 'Another GmbH' });
  const { contract } = await desk.done('formContract', { dealId: deal, clauses: {} });
  expect(acceptedQuotation.parties.buyer.name).toBe(customer.name);
  expect(contract.text).toContain(`Buyer: ${customer.name}, Hamburg, Germany`);
  expect(contract.text).not.toContain('Another GmbH');
});

describe('amounts that nobody means are refused at their field', () => {
  test.each(['999999999999999', '123456789012345678901234567890'])('a unit price of %s', async (amount) => {
    const { deal } = await costedDeal(desk);
    const unitPrices = [{ sequence: 1, unitPrice: money(amount) }];
    expect(await desk.refused('draftQuotation', draftOf(deal, { unitPrices }))).toEqual([
      'OUT_OF_RANGE at unitPrices',
    ]);
  });

  test('a price that is named in a counter-offer, or agreed in an amendment', async () => {
    const { deal } = await costedDeal(desk);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const { id, version } = quotation;
    const { quotation: live } = await desk.done('issueQuotation', { id, version });
    const counter = { quotationId: id, version: live.version, total: money('99999999999999999999') };
    expect(await desk.refused('recordCounterOffer', counter)).toEqual(['OUT_OF_RANGE at total.amount']);

    const { contract } = await signedContract();
    const unitPrices = [{ sequence: 1, unitPrice: money('99999999999999999999') }];
    const dear = { id: contract.id, version: contract.version, reason: 'A slip.', unitPrices, clauses: {} };
    expect(await desk.refused('amendContract', dear)).toEqual(['OUT_OF_RANGE at unitPrices']);
  });
});
