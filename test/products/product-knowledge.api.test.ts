import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costedDeal, draftOf } from '../deals/costed-deal.ts';
import { salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const director = 'director@demo.lading.test';
const manager = 'manager@demo.lading.test';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const aClaim = (productId: string, more: object = {}) => ({
  ...{ productId, kind: 'BENEFIT', market: 'EU', language: 'en', text: 'Relieves pain within the hour.' },
  ...more,
});

/** A deal to Hamburg for a product that is regulated. */
async function regulatedDeal() {
  const { deal, product } = await costedDeal(desk);
  await desk.done('updateProduct', { id: product, version: 1, regulation: 'PHARMA' });
  return { deal, product };
}
async function approved(productId: string, more: object = {}) {
  const { claim } = await desk.done('writeProductClaim', aClaim(productId, more));
  const outcome = await desk.done(
    'approveProductClaim',
    { id: claim.id, version: 1, reference: 'Dossier 7.2' },
    director,
  );
  return outcome.claim;
}

describe('what is said of a regulated product', () => {
  test('stands in an offer once a second person has approved it for that market', async () => {
    const { deal, product } = await regulatedDeal();
    const { claim } = await desk.done('writeProductClaim', aClaim(product));
    const citing = draftOf(deal, { claimIds: [claim.id] });
    expect(await desk.refused('draftQuotation', citing)).toEqual(['CLAIM_NOT_APPROVED at claimIds.0']);
    await desk.done('approveProductClaim', { id: claim.id, version: 1, reference: 'Dossier 7.2' }, director);
    const { quotation } = await desk.done('draftQuotation', citing);
    const { data } = await server.ask(
      'query ($id: ID!) { quotation(id: $id) { claims { sequence text claim { id } } } }',
      {
        id: quotation.id,
      },
    );
    expect(data.quotation.claims).toEqual([
      { sequence: 1, text: 'Relieves pain within the hour.', claim: { id: claim.id } },
    ]);
  });

  test('is refused where it was approved for another market only, or is of another product', async () => {
    const { deal, product } = await regulatedDeal();
    const elsewhere = await regulatedDeal();
    const american = await approved(product, { market: 'US' });
    const ofOther = await approved(elsewhere.product);
    expect(
      await desk.refused('draftQuotation', draftOf(deal, { claimIds: [american.id, ofOther.id] })),
    ).toEqual(['CLAIM_NOT_APPROVED at claimIds.0', 'NOT_FOUND at claimIds.1']);
  });

  test('that was withdrawn meanwhile keeps the draft from going out, and stays in offers that are out', async () => {
    const { deal, product } = await regulatedDeal();
    const claim = await approved(product);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, { claimIds: [claim.id] }));
    await desk.done('withdrawProductClaim', { id: claim.id, version: 2 }, director);
    expect(await desk.refused('issueQuotation', { id: quotation.id, version: 1 })).toContain(
      'CLAIM_NOT_APPROVED at id',
    );
    const other = await approved(product, { text: 'Helps.' });
    await desk.done('updateQuotation', { id: quotation.id, version: 1, claimIds: [other.id] });
    const { data } = await server.ask('query ($id: ID!) { quotation(id: $id) { claims { text } } }', {
      id: quotation.id,
    });
    expect(data.quotation.claims).toEqual([{ text: 'Helps.' }]);
  });

  test('is carried from revision to revision, and its wording never changes', async () => {
    const { product } = await regulatedDeal();
    const claim = await approved(product);
    await expect(
      server.sql(`UPDATE product_claims SET text = 'Cures all' WHERE id = '${claim.id.split('_')[1]}'`),
    ).rejects.toMatchObject({ constraint: 'product_claims_kept' });
  });

  test('is approved by nobody who wrote it, and by no salesperson', async () => {
    const { product } = await regulatedDeal();
    const { claim } = await desk.done('writeProductClaim', aClaim(product), director);
    const approval = { id: claim.id, version: 1, reference: 'Mine' };
    expect(await desk.refused('approveProductClaim', approval, director)).toEqual(['NOT_PERMITTED at id']);
    await expect(desk.done('approveProductClaim', approval, manager)).rejects.toThrow('FORBIDDEN');
    const at = (country: string) =>
      server.ask(
        'query ($id: ID!, $country: CountryCode!) { productClaim(id: $id) { mayBeSaid(country: $country, day: "2026-03-02") } }',
        { id: claim.id, country },
      );
    expect((await at('DE')).data.productClaim.mayBeSaid).toBe(false);
    await desk.done('approveProductClaim', { ...approval, reference: 'Label' }, 'admin@demo.lading.test');
    expect((await at('DE')).data.productClaim.mayBeSaid).toBe(true);
    expect((await at('US')).data.productClaim.mayBeSaid).toBe(false);
  });
});

describe('papers of a product', () => {
  test('that end soon are found by their last day, with how many days are left', async () => {
    const { data } = await server.ask(
      `{ productCertificates(filter: { validUntil: { to: "2026-05-31" } }, orderBy: { by: SCHEME, direction: ASC }) { nodes {
        scheme market product { code } standing(day: "2026-03-02") daysLeft(day: "2026-03-02") responsible { name } } } }`,
    );
    expect(data.productCertificates.nodes).toEqual([
      {
        scheme: 'CE',
        market: 'EU',
        product: { code: 'LED-P40' },
        standing: 'EXPIRING',
        daysLeft: 12,
        responsible: { name: 'He Jing' },
      },
      {
        ...{ scheme: 'FDA food contact', market: 'US', product: { code: 'KIT-B18' }, standing: 'EXPIRING' },
        ...{ daysLeft: 75, responsible: { name: 'He Jing' } },
      },
      {
        scheme: 'SASO',
        market: 'SA',
        product: { code: 'LED-P40' },
        standing: 'EXPIRED',
        daysLeft: -20,
        responsible: { name: 'He Jing' },
      },
      {
        scheme: 'UL',
        market: 'US',
        product: { code: 'LED-W30' },
        standing: 'EXPIRING',
        daysLeft: 41,
        responsible: { name: 'He Jing' },
      },
    ]);
  });

  test('are prolonged, never to before they began, and recorded once', async () => {
    const { product } = await costedDeal(desk);
    const paper = {
      ...{ productId: product, kind: 'CERTIFICATE', scheme: 'CE', number: 'N-1', issuer: 'Laboratory' },
      ...{ market: 'EU', validFrom: '2026-01-01', validUntil: '2026-12-31' },
    };
    const { certificate } = await desk.done('recordCertificate', paper);
    expect(await desk.refused('recordCertificate', paper)).toEqual(['ALREADY_EXISTS at number']);
    expect(
      await desk.refused('recordCertificate', { ...paper, number: 'N-2', validUntil: '2025-12-31' }),
    ).toEqual(['OUT_OF_RANGE at validUntil']);
    expect(
      await desk.refused('updateCertificate', { id: certificate.id, version: 1, validUntil: '2025-06-30' }),
    ).toEqual(['OUT_OF_RANGE at validUntil']);
    const prolonged = await desk.done('updateCertificate', {
      ...{ id: certificate.id, version: 1, validUntil: '2027-12-31' },
    });
    expect(prolonged.certificate.validUntil).toBe('2027-12-31');
  });
});

test('trainings are recorded by a manager, and found by product and person', async () => {
  const { product } = await costedDeal(desk);
  const { data } = await server.ask('{ people(filter: { role: [REP] }, first: 1) { nodes { id name } } }');
  const [person] = data.people.nodes;
  const training = {
    ...{ productId: product, personId: person.id, trainedOn: '2026-02-10', topic: 'Battery safety' },
    ...{ trainer: 'Product management', score: 88 },
  };
  await expect(desk.done('recordTraining', training)).rejects.toThrow('FORBIDDEN');
  await desk.done('recordTraining', training, manager);
  expect(await desk.refused('recordTraining', training, manager)).toEqual(['ALREADY_EXISTS at trainedOn']);
  const found = await server.ask(
    'query ($id: ID!) { productTrainings(filter: { product: [$id] }) { nodes { topic score person { name } } } }',
    { id: product },
  );
  expect(found.data.productTrainings.nodes).toEqual([
    { topic: 'Battery safety', score: 88, person: { name: person.name } },
  ]);
});
