import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { buildApi } from '../../src/server/schema.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import {
  claimsAndCoordination,
  claimsAndCoordinationPayloads,
  prepareClaimsAndCoordination,
} from './claims-and-coordination.ts';
import { foreignInputs, type HostileInput, hostileInputs } from './hostile-values.ts';
import {
  ordersAndShipping,
  ordersAndShippingPayloads,
  prepareOrdersAndShipping,
} from './orders-and-shipping.ts';
import type { Recorded } from './prepared-rows.ts';
import {
  prepareProductionAndQuality,
  productionAndQuality,
  productionAndQualityPayloads,
} from './production-and-quality.ts';

const director = { as: 'director@demo.lading.test' } as const;
const money = (amount: string, currency = 'CNY') => ({ amount, currency });
const freight = {
  ...{ step: 'MAIN_CARRIAGE', equipment: 'HQ40', basis: 'CONTAINER', provider: 'Kept Line' },
  ...{ validFrom: '2026-03-01', validUntil: '2026-03-31' },
};
const nowhere = (kind: string) => `${kind}_00000000-0000-7000-8000-000000000000`;

let server: TestServer;
let database: Database;
let digests: string;
const ids: Record<string, string> = {};
/** Rows of the other company, by their kind. */
const foreignIds: Record<string, string> = {};
const schema = buildApi();

beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase({ url: server.databaseUrl, connections: 1 });
  const tables = await sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  digests = tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(string_agg(t::text, ' ' ORDER BY t::text)) AS digest FROM ${name} t`,
    )
    .join(' UNION ALL ');
  ids.customer = await firstOf('customers');
  ids.product = await firstOf('products');
  ids.freightRate = (
    await server.ask(
      '{ freightRates(first: 1, filter: { day: "2026-03-02" }) { nodes { id } } }',
      {},
      director,
    )
  ).data.freightRates.nodes[0].id;
  const known = await server.ask(
    `{ productClaims(first: 2, filter: { status: [DRAFT] }) { nodes { id } } productCertificates(first: 1) { nodes { id } }
       people(first: 1, filter: { role: [REP] }) { nodes { id } }
       marketNotes(first: 1, filter: { words: "Arbeitsleuchten" }) { nodes { id figures { id } } }
       activities(first: 4, filter: { status: [PLANNED] }) { nodes { id } }
       competitors(first: 1) { nodes { id } }
       customerImports(first: 1) { nodes { id rows(first: 1, orderBy: { by: LINE, direction: ASC }) { nodes { id } } } }
       reminders(first: 1) { nodes { id } }
       callScripts(first: 1) { nodes { id } } objectionAnswers(first: 1) { nodes { id } }
       incentives(first: 5) { nodes { id status } }
       customerHealth(day: "2026-03-02", first: 1) { customerId }
       followUpSequences(first: 1) { nodes { id } } followUps(first: 1, filter: { status: [RUNNING] }) { nodes { id } }
       done: activities(first: 1, filter: { status: [DONE] }) { nodes { id } }
       tariffLines(first: 1) { nodes { id validFrom } } }`,
    {},
    director,
  );
  for (const which of ['mergeKept', 'mergeGone'] as const) {
    const { data: entered } = await server.ask(
      `mutation { createCustomer(input: { name: "${which}", country: "SE", currency: "SEK", source: REFERRAL }) { customer { id } } }`,
      {},
      director,
    );
    ids[which] = entered.createCustomer.customer.id;
  }
  await server.sql(
    "UPDATE expiry_alerts SET person_id = (SELECT id FROM people WHERE email = 'director@demo.lading.test')",
  );
  const alerts = await server.ask('{ expiryAlerts(first: 1) { nodes { id } } }', {}, director);
  ids.alert = alerts.data.expiryAlerts.nodes[0].id;
  [ids.claim, ids.otherClaim] = known.data.productClaims.nodes.map((claim: { id: string }) => claim.id);
  ids.certificate = known.data.productCertificates.nodes[0].id;
  ids.person = known.data.people.nodes[0].id;
  [ids.planned, ids.moved, ids.dropped] = known.data.activities.nodes.map((one: { id: string }) => one.id);
  ids.import = known.data.customerImports.nodes[0].id;
  ids.importRow = known.data.customerImports.nodes[0].rows.nodes[0].id;
  ids.competitor = known.data.competitors.nodes[0].id;
  ids.reminder = known.data.reminders.nodes[0].id;
  ids.script = known.data.callScripts.nodes[0].id;
  ids.answer = known.data.objectionAnswers.nodes[0].id;
  const incentive = (status: string) =>
    known.data.incentives.nodes.find((one: { status: string }) => one.status === status);
  ids.proposed = incentive('PROPOSED').id;
  ids.given = incentive('APPROVED').id;
  ids.loyal = known.data.customerHealth[0].customerId;
  ids.sequence = known.data.followUpSequences.nodes[0].id;
  ids.followUp = known.data.followUps.nodes[0].id;
  ids.called = known.data.done.nodes[0].id;
  const own = { customerId: ids.customer, kind: 'CALL', subject: 'A', outcome: 'REACHED' };
  const { data: logged } = await change('logActivity', own);
  const coached = { activityId: logged.logActivity.activity.id, version: 1, text: 'Well asked.' };
  const { data: told } = await change('writeCoachingNote', coached, 'admin@demo.lading.test');
  ids.coaching = told.writeCoachingNote.note.id;
  const released = await change('createCustomer', {
    name: 'Released',
    country: 'IE',
    currency: 'EUR',
    source: 'DIRECTORY',
  });
  const other = await change('startCustomerImport', {
    ...{ fileName: 'b.csv', format: 'CSV', currency: 'EUR', source: 'DIRECTORY' },
  });
  ids.otherImport = other.data.startCustomerImport.import.id;
  ids.released = released.data.createCustomer.customer.id;
  ids.note = known.data.marketNotes.nodes[0].id;
  ids.figure = known.data.marketNotes.nodes[0].figures[0].id;
  ids.tariffLine = known.data.tariffLines.nodes[0].id;
  const { data } = await change('openDeal', {
    title: 'Recorded',
    customerId: ids.customer,
    currency: 'USD',
    terms: { rule: 'FOB', namedPlace: 'Ningbo' },
    lines: [{ productId: ids.product, quantity: '10' }],
  });
  ids.deal = data.openDeal.deal.id;
  await readDesk();
  const signed = await server.ask(
    '{ deals(first: 10, filter: { stage: [CONTRACTED] }) { nodes { id order { id } signedContract { id } } } }',
    {},
    director,
  );
  const ready = signed.data.deals.nodes.filter(
    (deal: { order: object; signedContract: object }) => !deal.order && deal.signedContract,
  );
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await server.ask(query, variables, director);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  await prepareProductionAndQuality(
    [ready[0].id, ready[1].id, dealAt('FUNDED', 2).id],
    change,
    async (id) => (await ask('query ($id: ID!) { shipment(id: $id) { version } }', { id })).shipment,
  );
  await prepareOrdersAndShipping([dealAt('FUNDED', 1).id, ready[2].id], change, ask);
  await prepareClaimsAndCoordination(change, ask);
  await server.signIn('director@other.lading.test');
  for (const [kind, table] of Object.entries({
    customer: 'customers',
    product: 'products',
    contact: 'contacts',
    deal: 'deals',
    person: 'people',
    quotation: 'quotations',
  })) {
    const [row] = await sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE company_id = (SELECT company_id FROM people WHERE email = 'director@other.lading.test') LIMIT 1`,
    );
    if (row) foreignIds[kind] = `${kind}_${row.id}`;
  }
});

/** The demo's deals by stage, with what is worked on in them. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
let desk: Record<string, any[]> = {};
const dealAt = (stage: string, place = 0) => desk[stage]![place]!;
const quotationAt = (stage: string, place = 0) => dealAt(stage, place).quotations.at(-1);

/** Makes ready what the demo has not got: young rates, a floor that everything lies below, facts for a signature. */
async function readDesk(): Promise<void> {
  const stages = ['INQUIRY', 'QUOTING', 'QUOTED', 'NEGOTIATION', 'ON_HOLD', 'ACCEPTED', 'FUNDED', 'READY'];
  const reread = async () => {
    const { data } = await server.ask(
      `query ($stages: [DealStage!]) { deals(first: 100, filter: { stage: $stages }) { nodes {
        id version stage quotations { id version total { amount currency } } contracts { id version textHash }
        rounds { objections { id } }
      } } priceFloors(first: 2) { nodes { id } } approvals(first: 1, filter: { status: [PENDING] }) { nodes { id } } screeningHits(first: 1) { nodes { id } } checklistItems(first: 1, filter: { stage: [CLOSED] }) { nodes { id } } }`,
      { stages },
      director,
    );
    desk = {};
    for (const deal of data.deals.nodes) desk[deal.stage] = [...(desk[deal.stage] ?? []), deal];
    [ids.floor, ids.otherFloor] = data.priceFloors.nodes.map((floor: { id: string }) => floor.id);
    ids.item = data.checklistItems.nodes[0].id;
    ids.hit = data.screeningHits.nodes[0].id;
    ids.approval = data.approvals.nodes[0].id;
    ids.objection = dealAt('NEGOTIATION').rounds[1].objections[0].id;
  };
  await reread();
  const drafted = await change('draftQuotation', drafting(1, { refreshRates: true }));
  expect(drafted.data.draftQuotation.userErrors).toEqual([]);
  await change('setPriceFloor', { dealId: dealAt('ON_HOLD', 1).id, minimumMargin: '0.9' });
  await change('setPricingPolicy', { version: 1, floorPolicy: 'WARN' });
  for (const fact of ['CREDIT_CHECKED', 'CERTIFICATION_KNOWN']) {
    await change('attestFact', { dealId: dealAt('ACCEPTED', 1).id, fact, evidence: 'Kept' });
  }
  await reread();
}

const paper = {
  ...{ kind: 'CERTIFICATE', scheme: 'CE', number: '1', issuer: 'Laboratory', validFrom: '2026-01-01' },
  get productId() {
    return ids.product;
  },
};
const training = {
  ...{ trainedOn: '2026-02-01', topic: 'Product', trainer: 'Product management' },
  get productId() {
    return ids.product;
  },
  get personId() {
    return ids.person;
  },
};
const seenOffer = () => ({
  ...{ competitorId: ids.competitor, productId: ids.product, country: 'DE', priceUnit: 'piece' },
  ...{
    price: { amount: '2', currency: 'USD' },
    rule: 'FOB',
    namedPlace: 'Haiphong',
    observedOn: '2026-02-20',
  },
  ...{ sourceType: 'QUOTE', source: 'A buyer', confidence: 'LOW' },
});
const weights = {
  ...{ marketPotential: '0.3', customerSize: '0.2', fit: '0.2', authority: '0.1' },
  ...{ need: '0.1', paymentRisk: '0.1', engagement: '0', sample: '0' },
};
const next = { kind: 'CALL', subject: 'B', dueOn: '2026-03-10' };
const incentive = {
  ...{ kind: 'LOYALTY_DISCOUNT', validFrom: '2026-04-01', validUntil: '2026-06-30', reason: 'A' },
};
const callSteps = [{ key: 'a', kind: 'ASK', text: 'Who?' }];
const marketNote = {
  ...{ hsCode: '940542', country: 'FR', language: 'fr', periodFrom: '2025-01-01', periodTo: '2025-12-31' },
  ...{ title: 'Lampes', summary: 'On en vend plus.' },
  figures: [
    {
      ...{ kind: 'MARKET_VALUE', value: '1000', currency: 'EUR', year: 2025, source: 'A' },
      ...{ retrievedOn: '2026-01-10', confidence: 'LOW' },
    },
  ],
};
const duty = {
  ...{ kind: 'MFN', hsCode: '9405', market: 'EU', rate: '0.047', validFrom: '2026-01-01' },
  ...{ source: 'TARIC', retrievedOn: '2026-01-10' },
};
const checklistItem = { step: 'Call', lane: 'SALES', minutes: 5, yields: 'A date' };
const drafting = (place: number, more: object = {}) => ({
  ...{ dealId: dealAt('QUOTING', place).id, draftVersion: 1, offerType: 'SUBJECT_TO_CONFIRMATION' },
  ...{ payment: { method: 'TT_ADVANCE' }, validUntil: '2026-04-01T00:00:00Z', ...more },
});
const revision = (stage: string, place = 0) => {
  const { id, version } = quotationAt(stage, place);
  return { id, version };
};
const contractAt = (stage: string, place = 0) => {
  const { id, version } = dealAt(stage, place).contracts.at(-1);
  return { id, version };
};
afterAll(async () => {
  await database.close();
  await server.stop();
});

const sql = <Row = object>(text: string, params: unknown[] = []) => database.read<Row>({ text, params });

async function firstOf(list: string): Promise<string> {
  const { data } = await server.ask(`{ ${list}(first: 1) { nodes { id } } }`, {}, director);
  return data[list].nodes[0].id;
}

/** Sends a mutation with whatever result its payload has. */
function change(name: string, input: object, as: DemoPerson = director.as) {
  const payload: Readonly<Record<string, string>> = {
    createCustomer: 'customer { id }',
    updateCustomer: 'customer { id }',
    createContact: 'contact { id }',
    createProduct: 'product { id }',
    updateProduct: 'product { id }',
    setPurchaseCost: 'product { id }',
    openDeal: 'deal { id }',
    updateDeal: 'deal { id }',
    setCostSheet: 'costSheet { id }',
    endFreightRate: 'freightRate { id }',
    writeProductClaim: 'claim { id }',
    approveProductClaim: 'claim { id }',
    withdrawProductClaim: 'claim { id }',
    recordCertificate: 'certificate { id }',
    updateCertificate: 'certificate { id }',
    recordTraining: 'training { id }',
    startCustomerImport: 'import { id }',
    mergeCustomers: 'customer { id }',
    markExpiryAlertSeen: 'alert { id }',
    chooseImportRow: 'import { id }',
    chooseKnownImportRows: 'import { id }',
    applyCustomerImport: 'import { id }',
    cancelCustomerImport: 'import { id }',
    setProspectProfile: 'prospect { id }',
    rateMarket: 'rating { id }',
    setScoreWeights: 'weights { id }',
    setPoolPolicy: 'policy { id }',
    releaseCustomer: 'customer { id }',
    claimCustomer: 'customer { id }',
    planActivity: 'activity { id }',
    logActivity: 'activity { id }',
    completeActivity: 'activity { id }',
    rescheduleActivity: 'activity { id }',
    cancelActivity: 'activity { id }',
    markReminderSeen: 'reminder { id }',
    writeCallScript: 'script { id }',
    updateCallScript: 'script { id }',
    retireCallScript: 'script { id }',
    writeObjectionAnswer: 'answer { id }',
    retireObjectionAnswer: 'answer { id }',
    setCallChecklist: 'checklist { id }',
    writeCoachingNote: 'note { id }',
    markCoachingNoteSeen: 'note { id }',
    writeFollowUpSequence: 'sequence { id }',
    retireFollowUpSequence: 'sequence { id }',
    startFollowUp: 'followUp { id }',
    proposeIncentive: 'incentive { id }',
    decideIncentive: 'incentive { id }',
    endIncentive: 'incentive { id }',
    stopFollowUp: 'followUp { id }',
    recordCompetitor: 'competitor { id }',
    updateCompetitor: 'competitor { id }',
    recordCompetitorOffer: 'offer { id }',
    rateCompetitor: 'rating { id }',
    recordMarketNote: 'note { id }',
    reviseMarketNote: 'note { id }',
    reviewMarketNote: 'note { id }',
    archiveMarketNote: 'note { id }',
    recordMarketFigures: 'note { id }',
    withdrawMarketFigure: 'note { id }',
    recordTariffLine: 'line { id }',
    endTariffLine: 'line { id }',
    draftQuotation: 'quotation { id }',
    updateQuotation: 'quotation { id }',
    reviseQuotation: 'quotation { id }',
    issueQuotation: 'quotation { id }',
    withdrawQuotation: 'quotation { id }',
    rejectQuotation: 'quotation { id }',
    acceptQuotation: 'quotation { id } deal { stage }',
    recordCounterOffer: 'round { id }',
    answerObjection: 'objection { id }',
    requestApproval: 'approval { id }',
    decideApproval: 'approval { id }',
    setPriceFloor: 'priceFloor { id }',
    setPricingPolicy: 'pricingPolicy { id }',
    formContract: 'contract { id }',
    signContract: 'contract { id }',
    amendContract: 'contract { id }',
    cancelContract: 'contract { id }',
    moveDeal: 'deal { id }',
    attestFact: 'deal { id }',
    tickChecklistItem: 'deal { id }',
    decideScreeningHit: 'hit { id }',
    ...productionAndQualityPayloads,
    ...ordersAndShippingPayloads,
    ...claimsAndCoordinationPayloads,
  };
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${payload[name] ?? ''} userErrors { code path } } }`,
    { input },
    { as },
  );
}

/** Each command once as it is allowed, with the events that it tells, and once as it is refused. */
const commands: Readonly<Record<string, Recorded>> = {
  createCustomer: {
    allowed: () => ({ name: 'Kept AB', country: 'SE', currency: 'SEK', source: 'REFERRAL' }),
    refused: () => ({
      ...{ name: 'Kept AB', country: 'SE', currency: 'SEK', source: 'REFERRAL' },
      ownerId: nowhere('person'),
    }),
    events: ['customer.created'],
  },
  updateCustomer: {
    allowed: () => ({ id: ids.customer, version: 1, city: 'Malmö' }),
    refused: () => ({ id: ids.customer, version: 99, city: 'Lund' }),
    events: ['customer.updated'],
  },
  mergeCustomers: {
    allowed: () => ({
      ...{ id: ids.mergeKept, version: 1, duplicateId: ids.mergeGone, duplicateVersion: 1, reason: 'One.' },
    }),
    refused: () => ({
      ...{ id: ids.mergeKept, version: 1, duplicateId: ids.mergeKept, duplicateVersion: 1, reason: 'One.' },
    }),
    events: ['customer.ended', 'customer.merged'],
  },
  markExpiryAlertSeen: {
    allowed: () => ({ id: ids.alert, version: 1 }),
    refused: () => ({ id: ids.alert, version: 9 }),
    events: ['expiryAlert.seen'],
  },
  createContact: {
    allowed: () => ({ customerId: ids.customer, name: 'Eva', email: 'eva@kept.example' }),
    refused: () => ({ customerId: ids.customer, name: 'Eva again', email: 'eva@kept.example' }),
    events: ['contact.created'],
  },
  createProduct: {
    allowed: () => ({
      ...{ code: 'KEPT', name: 'Kept', hsCode: '940542', originCountry: 'CN' },
      packing: { unitsPerPackage: 1 },
      purchaseCost: { validFrom: '2026-01-01', unitCost: money('5') },
    }),
    refused: () => ({
      ...{ code: 'KEPT-2', name: 'Kept', hsCode: '940542', originCountry: 'CN' },
      packing: { unitsPerPackage: 1 },
      purchaseCost: { validFrom: '2026-01-01', unitCost: money('5'), vatRate: '0.1', rebateRate: '0.2' },
    }),
    events: ['product.costSet', 'product.created'],
  },
  updateProduct: {
    allowed: () => ({ id: ids.product, version: 1, name: 'Renamed' }),
    refused: () => ({
      ...{ id: ids.product, version: 2 },
      packing: { unitsPerPackage: 1, netKg: '2', grossKg: '1' },
    }),
    events: ['product.updated'],
  },
  setPurchaseCost: {
    allowed: () => ({ productId: ids.product, cost: { validFrom: '2026-02-02', unitCost: money('6') } }),
    refused: () => ({ productId: ids.product, cost: { validFrom: '2026-02-02', unitCost: money('0') } }),
    events: ['product.costSet'],
  },
  openDeal: {
    allowed: () => ({
      ...{ title: 'Kept', customerId: ids.customer, terms: { rule: 'FOB', namedPlace: 'Ningbo' } },
      lines: [{ productId: ids.product, quantity: '1' }],
    }),
    refused: () => ({
      ...{ title: 'Kept', customerId: ids.customer },
      terms: { rule: 'FOB', namedPlace: 'Nowhere', locode: 'CNZZZ' },
      lines: [{ productId: ids.product, quantity: '1' }],
    }),
    events: ['deal.opened', 'deal.screened'],
  },
  updateDeal: {
    allowed: () => ({ id: ids.deal, version: 1, title: 'Renamed' }),
    refused: () => ({ id: ids.deal, version: 2, lines: [{ productId: nowhere('product'), quantity: '1' }] }),
    events: ['deal.updated'],
  },
  setCostSheet: {
    allowed: () => ({ dealId: ids.deal, charges: [{ step: 'LOADING', amount: money('100') }] }),
    refused: () => ({ dealId: ids.deal, version: 9, charges: [{ step: 'LOADING', amount: money('200') }] }),
    events: ['deal.costed'],
  },
  recordFreightRates: {
    allowed: () => ({
      rates: [
        { ...freight, fromLocode: 'CNNGB', toLocode: 'DEHAM', amount: money('2100', 'USD') },
        { ...freight, fromLocode: 'CNNGB', toLocode: 'NLRTM', amount: money('2050', 'USD') },
      ],
    }),
    refused: () => ({
      rates: [
        { ...freight, fromLocode: 'CNNGB', toLocode: 'GBFXT', amount: money('2300', 'USD') },
        { ...freight, fromLocode: 'CNNGB', toLocode: 'DEHAM', amount: money('2200', 'USD') },
      ],
    }),
    events: ['freightRate.recorded', 'freightRate.recorded'],
  },
  endFreightRate: {
    allowed: () => ({ id: ids.freightRate, version: 1, until: '2026-03-31' }),
    refused: () => ({ id: ids.freightRate, version: 2, until: '2026-04-01' }),
    events: ['freightRate.ended'],
  },
  recordFxRates: {
    allowed: () => ({
      source: 'Bank',
      rates: [
        { base: 'USD', quote: 'CNY', day: '2026-03-01', bid: '7.1', ask: '7.2' },
        { base: 'EUR', quote: 'CNY', day: '2026-03-01', bid: '7.8', ask: '7.9' },
      ],
    }),
    refused: () => ({
      source: 'Bank',
      rates: [
        { base: 'USD', quote: 'CNY', day: '2026-03-02', bid: '7.1', ask: '7.2' },
        { base: 'EUR', quote: 'CNY', day: '2026-03-02', bid: '7.8', ask: '7.7' },
      ],
    }),
    events: ['fxRate.recorded', 'fxRate.recorded'],
  },
  recordRebateRates: {
    allowed: () => ({
      source: 'Tax office',
      rates: [{ hsCode: '9405', validFrom: '2026-04-01', vatRate: '0.13', rebateRate: '0.09' }],
    }),
    refused: () => ({
      source: 'Tax office',
      rates: [
        { hsCode: '8539', validFrom: '2026-04-01', vatRate: '0.13', rebateRate: '0.09' },
        { hsCode: '8467', validFrom: '2026-04-01', vatRate: '0.09', rebateRate: '0.13' },
      ],
    }),
    events: ['rebateRate.recorded'],
  },
  writeProductClaim: {
    allowed: () => ({ productId: ids.product, kind: 'FEATURE', language: 'en', text: 'Light as a feather.' }),
    refused: () => ({
      ...{ productId: ids.product, kind: 'FEATURE', language: 'en', text: 'Light.' },
      market: 'Atlantis',
    }),
    events: ['claim.written'],
  },
  approveProductClaim: {
    allowed: () => ({ id: ids.claim, version: 1, reference: 'Report 1' }),
    refused: () => ({ id: ids.otherClaim, version: 1, reference: 'Report 2', until: '2020-01-01' }),
    events: ['claim.approved'],
  },
  withdrawProductClaim: {
    allowed: () => ({ id: ids.otherClaim, version: 1 }),
    refused: () => ({ id: ids.otherClaim, version: 9 }),
    events: ['claim.withdrawn'],
  },
  recordCertificate: {
    allowed: () => paper,
    refused: () => ({ ...paper, number: '2', validUntil: '2025-12-31' }),
    events: ['certificate.recorded'],
  },
  updateCertificate: {
    allowed: () => ({ id: ids.certificate, version: 1, validUntil: '2031-01-01' }),
    refused: () => ({ id: ids.certificate, version: 2, validUntil: '1999-01-01' }),
    events: ['certificate.updated'],
  },
  recordTraining: {
    allowed: () => training,
    refused: () => ({ ...training, trainedOn: '2026-12-01' }),
    events: ['training.recorded'],
  },
  startCustomerImport: {
    allowed: () => ({ fileName: 'a.csv', format: 'CSV', currency: 'EUR', source: 'DIRECTORY' }),
    refused: () => ({ fileName: 'a.csv', format: 'CSV', currency: 'DEM', source: 'DIRECTORY' }),
    events: ['customerImport.started'],
  },
  chooseImportRow: {
    allowed: () => ({ importId: ids.import, version: 1, rowId: ids.importRow, choice: 'CREATE' }),
    refused: () => ({ importId: ids.import, version: 1, rowId: ids.importRow, choice: 'SKIP' }),
    events: ['customerImport.rowChosen'],
  },
  chooseKnownImportRows: {
    allowed: () => ({ importId: ids.import, version: 2, choice: 'SKIP' }),
    refused: () => ({ importId: ids.import, version: 9, choice: 'SKIP' }),
    events: ['customerImport.rowsChosen'],
  },
  applyCustomerImport: {
    allowed: () => ({ id: ids.import, version: 3 }),
    refused: () => ({ id: ids.import, version: 9 }),
    events: ['customers.imported'],
  },
  cancelCustomerImport: {
    allowed: () => ({ id: ids.otherImport }),
    refused: () => ({ id: ids.import }),
    events: ['customerImport.cancelled'],
  },
  setProspectProfile: {
    allowed: () => ({ customerId: ids.customer, version: 1, fit: 9 }),
    refused: () => ({ customerId: ids.customer, version: 1, fit: 8 }),
    events: ['prospect.profiled'],
  },
  rateMarket: {
    allowed: () => ({ country: 'PL', rating: 6, reason: 'Near.' }),
    refused: () => ({ country: 'DE', rating: 6, reason: 'No version.' }),
    events: ['market.rated'],
  },
  setScoreWeights: {
    allowed: () => ({ ...weights, edition: 1 }),
    refused: () => ({ ...weights, edition: 2, need: '0.2' }),
    events: ['scoreWeights.set'],
  },
  setPoolPolicy: {
    allowed: () => ({ version: 1, inactiveDays: 400, mostHeld: 300 }),
    refused: () => ({ version: 1, inactiveDays: 400, mostHeld: 300 }),
    events: ['poolPolicy.set'],
  },
  releaseCustomer: {
    allowed: () => ({ id: ids.released, version: 1, reason: 'Wrong trade.' }),
    refused: () => ({ id: ids.customer, version: 99, reason: 'A deal is open.' }),
    events: ['customer.pooled'],
  },
  claimCustomer: {
    allowed: () => ({ id: ids.released, version: 2 }),
    refused: () => ({ id: ids.released, version: 3 }),
    events: ['customer.claimed'],
  },
  planActivity: {
    allowed: () => ({ customerId: ids.customer, kind: 'CALL', subject: 'A', dueOn: '2026-03-03' }),
    refused: () => ({ customerId: ids.customer, kind: 'CALL', subject: 'A', dueOn: '2026-03-01' }),
    events: ['activity.planned'],
  },
  logActivity: {
    allowed: () => ({ customerId: ids.customer, kind: 'MAIL', subject: 'A', outcome: 'REPLIED', next }),
    refused: () => ({
      ...{ customerId: ids.customer, kind: 'MAIL', subject: 'A', outcome: 'REPLIED' },
      next: { ...next, dueOn: '2026-03-01' },
    }),
    events: ['activity.done', 'activity.planned'],
  },
  completeActivity: {
    allowed: () => ({ id: ids.planned, version: 1, outcome: 'INTERESTED', needs: ['Price'] }),
    refused: () => ({ id: ids.planned, version: 2, outcome: 'INTERESTED' }),
    events: ['activity.done'],
  },
  rescheduleActivity: {
    allowed: () => ({ id: ids.moved, version: 1, dueOn: '2026-03-09' }),
    refused: () => ({ id: ids.moved, version: 2, dueOn: '2026-02-27' }),
    events: ['activity.rescheduled'],
  },
  cancelActivity: {
    allowed: () => ({ id: ids.dropped, version: 1, reason: 'They closed.' }),
    refused: () => ({ id: ids.dropped, version: 2, reason: 'Again.' }),
    events: ['activity.cancelled'],
  },
  markReminderSeen: {
    allowed: () => ({ id: ids.reminder, version: 1 }),
    refused: () => ({ id: ids.reminder, version: 2 }),
    events: ['reminder.seen'],
  },
  writeCallScript: {
    allowed: () => ({ title: 'A', language: 'en', steps: [{ key: 'a', kind: 'ASK', text: 'Who?' }] }),
    refused: () => ({ title: 'A', language: 'en', steps: [{ key: 'a', kind: 'ASK' }] }),
    events: ['script.written'],
  },
  updateCallScript: {
    allowed: () => ({ id: ids.script, version: 1, title: 'B', language: 'en', steps: callSteps }),
    refused: () => ({ id: ids.script, version: 1, title: 'B', language: 'en', steps: callSteps }),
    events: ['script.rewritten'],
  },
  retireCallScript: {
    allowed: () => ({ id: ids.script, version: 2 }),
    refused: () => ({ id: ids.script, version: 3 }),
    events: ['script.retired'],
  },
  writeObjectionAnswer: {
    allowed: () => ({ reason: 'PRICE', objection: 'Dear.', answer: 'For what?', language: 'en' }),
    refused: () => ({ reason: 'PRICE', objection: 'Dear.', language: 'en' }),
    events: ['answer.written'],
  },
  retireObjectionAnswer: {
    allowed: () => ({ id: ids.answer, version: 1 }),
    refused: () => ({ id: ids.answer, version: 2 }),
    events: ['answer.retired'],
  },
  setCallChecklist: {
    allowed: () => ({ version: 1, items: ['Write it down'] }),
    refused: () => ({ version: 1, items: ['Write it down'] }),
    events: ['callChecklist.set'],
  },
  writeCoachingNote: {
    allowed: () => ({ activityId: ids.called, version: 1, text: 'Well asked.' }),
    refused: () => ({ activityId: ids.moved, version: 2, text: 'Not done yet.' }),
    events: ['coaching.written'],
  },
  markCoachingNoteSeen: {
    allowed: () => ({ id: ids.coaching, version: 1 }),
    refused: () => ({ id: ids.coaching, version: 2 }),
    events: ['coaching.seen'],
  },
  writeFollowUpSequence: {
    allowed: () => ({ name: 'A', steps: [{ afterDays: 1, kind: 'CALL', subject: 'A' }] }),
    refused: () => ({ name: 'A', steps: [] }),
    events: ['sequence.written'],
  },
  proposeIncentive: {
    allowed: () => ({ ...incentive, customerId: ids.loyal, rate: '0.001' }),
    refused: () => ({ ...incentive, customerId: ids.loyal, rate: '0.9' }),
    events: ['incentive.proposed'],
  },
  decideIncentive: {
    allowed: () => ({ id: ids.proposed, version: 1, approve: false, reason: 'Not this year.' }),
    refused: () => ({ id: ids.proposed, version: 2, approve: true, reason: 'After all.' }),
    events: ['incentive.refused'],
  },
  endIncentive: {
    allowed: () => ({ id: ids.given, version: 1 }),
    refused: () => ({ id: ids.given, version: 2 }),
    events: ['incentive.ended'],
  },
  startFollowUp: {
    allowed: () => ({ sequenceId: ids.sequence, customerId: ids.customer }),
    refused: () => ({ sequenceId: ids.sequence, customerId: ids.customer }),
    events: ['followUp.started'],
  },
  stopFollowUp: {
    allowed: () => ({ id: ids.followUp, version: 1, reason: 'Fair is over.' }),
    refused: () => ({ id: ids.followUp, version: 2, reason: 'Again.' }),
    events: ['followUp.stopped'],
  },
  retireFollowUpSequence: {
    allowed: () => ({ id: ids.sequence, version: 1 }),
    refused: () => ({ id: ids.sequence, version: 2 }),
    events: ['sequence.retired'],
  },
  recordCompetitor: {
    allowed: () => ({ name: 'Aare Lampen AG', country: 'CH' }),
    refused: () => ({ name: 'Hanoi Flask JSC', country: 'VN' }),
    events: ['competitor.recorded'],
  },
  updateCompetitor: {
    allowed: () => ({ id: ids.competitor, version: 1, strengths: 'Credit' }),
    refused: () => ({ id: ids.competitor, version: 2, name: null }),
    events: ['competitor.updated'],
  },
  recordCompetitorOffer: {
    allowed: () => seenOffer(),
    refused: () => ({ ...seenOffer(), observedOn: '2026-04-01' }),
    events: ['competitorOffer.recorded'],
  },
  rateCompetitor: {
    allowed: () => ({
      ...{ productId: ids.product, competitorId: ids.competitor },
      criterion: 'PAYMENT',
      score: 4,
      reason: 'A',
    }),
    refused: () => ({
      ...{ productId: ids.product, competitorId: ids.competitor },
      criterion: 'PAYMENT',
      score: 5,
      reason: 'B',
    }),
    events: ['competitor.rated'],
  },
  recordMarketNote: {
    allowed: () => marketNote,
    refused: () => ({ ...marketNote, periodTo: '2024-12-31' }),
    events: ['figure.recorded', 'marketNote.recorded'],
  },
  reviseMarketNote: {
    allowed: () => ({ id: ids.note, version: 1, trends: 'Mehr Licht.' }),
    refused: () => ({ id: ids.note, version: 2, title: null }),
    events: ['marketNote.revised'],
  },
  reviewMarketNote: {
    allowed: () => ({ id: ids.note, version: 2, reviewOn: '2027-01-15' }),
    refused: () => ({ id: ids.note, version: 3, reviewOn: '2026-01-15' }),
    events: ['marketNote.reviewed'],
  },
  recordMarketFigures: {
    allowed: () => ({ noteId: ids.note, figures: marketNote.figures }),
    refused: () => ({ noteId: ids.note, figures: [{ ...marketNote.figures[0], currency: null }] }),
    events: ['figure.recorded'],
  },
  withdrawMarketFigure: {
    allowed: () => ({ id: ids.figure, version: 1, reason: 'Counted twice.' }),
    refused: () => ({ id: ids.figure, version: 2, reason: 'Again.' }),
    events: ['figure.withdrawn'],
  },
  archiveMarketNote: {
    allowed: () => ({ id: ids.note, version: 3 }),
    refused: () => ({ id: ids.note, version: 4 }),
    events: ['marketNote.archived'],
  },
  recordTariffLine: {
    allowed: () => duty,
    refused: () => ({ ...duty, kind: 'PREFERENTIAL' }),
    events: ['tariffLine.recorded'],
  },
  endTariffLine: {
    allowed: () => ({ id: ids.tariffLine, version: 1, validUntil: '2026-12-31' }),
    refused: () => ({ id: ids.tariffLine, version: 2, validUntil: '1999-12-31' }),
    events: ['tariffLine.ended'],
  },
  draftQuotation: {
    allowed: () => drafting(0),
    refused: () => drafting(0, { draftVersion: 9 }),
    events: ['quotation.discarded', 'quotation.drafted'],
  },
  updateQuotation: {
    allowed: () => ({ ...revision('QUOTING', 2), notes: 'With two spare lamps.' }),
    refused: () => ({ ...revision('QUOTING', 2), version: 9, notes: 'Again' }),
    events: ['quotation.updated'],
  },
  issueQuotation: {
    allowed: () => revision('QUOTING', 1),
    refused: () => ({ ...revision('QUOTING', 2), version: 2 }),
    events: ['deal.moved', 'deal.roundRecorded', 'quotation.issued'],
  },
  withdrawQuotation: {
    allowed: () => ({ ...revision('QUOTING', 2), version: 2, reason: 'The buyer asks for others.' }),
    refused: () => ({ ...revision('ON_HOLD'), reason: 'Firm' }),
    events: ['quotation.discarded'],
  },
  reviseQuotation: {
    allowed: () => ({ ...revision('QUOTED', 2), validUntil: '2026-05-01T00:00:00Z' }),
    refused: () => ({ ...revision('QUOTED', 2), validUntil: '2025-05-01T00:00:00Z' }),
    events: ['quotation.revised'],
  },
  rejectQuotation: {
    allowed: () => ({ ...revision('NEGOTIATION'), reason: 'Too dear.' }),
    refused: () => ({ ...revision('NEGOTIATION'), version: 9, reason: 'Too dear.' }),
    events: ['quotation.rejected'],
  },
  acceptQuotation: {
    allowed: () => ({ ...revision('QUOTED'), total: quotationAt('QUOTED').total, evidence: 'Order 1' }),
    refused: () => ({ ...revision('QUOTED', 1), total: money('1', 'USD'), evidence: 'Order 2' }),
    events: ['deal.moved', 'quotation.accepted'],
  },
  recordCounterOffer: {
    allowed: () => ({
      ...{ quotationId: revision('QUOTED', 1).id, version: 1, leadTimeDays: 20 },
      objections: [{ reason: 'LEAD_TIME', words: 'Too late.' }],
    }),
    refused: () => ({ quotationId: revision('QUOTED', 1).id, version: 1 + 1, leadTimeDays: 20 }),
    events: ['deal.moved', 'deal.roundRecorded', 'quotation.rejected'],
  },
  answerObjection: {
    allowed: () => ({ id: ids.objection, version: 1, answer: 'Ours lasts longer.' }),
    refused: () => ({ id: ids.objection, version: 9, answer: 'Ours lasts longer.' }),
    events: ['objection.answered'],
  },
  requestApproval: {
    allowed: () => ({ quotationId: revision('ON_HOLD', 1).id, version: 1, reason: 'A good customer.' }),
    refused: () => ({ quotationId: revision('ON_HOLD', 1).id, version: 1, reason: 'Twice.' }),
    events: ['approval.requested'],
  },
  decideApproval: {
    allowed: () => ({ id: ids.approval, version: 1, release: true, reason: 'Once.' }),
    refused: () => ({ id: ids.approval, version: 2, release: false, reason: 'Not again.' }),
    events: ['approval.decided'],
  },
  setPriceFloor: {
    allowed: () => ({ productId: ids.product, minimumMargin: '0.02' }),
    refused: () => ({ minimumMargin: '0.02' }),
    events: ['floor.set'],
  },
  removePriceFloor: {
    allowed: () => ({ id: ids.floor, version: 1 }),
    refused: () => ({ id: ids.otherFloor, version: 9 }),
    events: ['floor.removed'],
  },
  setPricingPolicy: {
    allowed: () => ({ version: 2, floorPolicy: 'BLOCK' }),
    refused: () => ({ version: 2, floorPolicy: 'OFF' }),
    events: ['policy.set'],
  },
  formContract: {
    allowed: () => ({ dealId: dealAt('ACCEPTED').id, draftVersion: 1, clauses: {} }),
    refused: () => ({ dealId: dealAt('FUNDED').id, clauses: {} }),
    events: ['contract.drawnUp', 'contract.superseded'],
  },
  signContract: {
    allowed: () => ({
      ...{ ...contractAt('ACCEPTED', 1), side: 'SELLER', signerName: 'Xu Wenbo', method: 'WET_INK' },
      textHash: dealAt('ACCEPTED', 1).contracts.at(-1).textHash,
    }),
    refused: () => ({
      ...{ ...contractAt('ACCEPTED', 2), side: 'SELLER', signerName: 'Xu Wenbo', method: 'WET_INK' },
      textHash: dealAt('ACCEPTED', 2).contracts.at(-1).textHash,
    }),
    events: ['contract.signedBy'],
  },
  amendContract: {
    allowed: () => ({ ...contractAt('FUNDED'), reason: 'Later.', leadTimeDays: 60, clauses: {} }),
    refused: () => ({ ...contractAt('FUNDED'), reason: 'Later still.', leadTimeDays: 70, clauses: {} }),
    events: ['contract.drawnUp', 'quotation.drafted'],
  },
  cancelContract: {
    allowed: () => ({ ...contractAt('READY'), reason: 'Insolvency.' }),
    refused: () => ({ ...contractAt('READY'), version: 2, reason: 'Again.' }),
    events: ['contract.cancelled', 'deal.moved', 'order.timelineMoved', 'shipment.changed'],
  },
  moveDeal: {
    allowed: () => ({ id: dealAt('INQUIRY').id, version: 1, to: 'LOST', lossReason: 'NO_RESPONSE' }),
    refused: () => ({ id: dealAt('INQUIRY', 1).id, version: 1, to: 'LOST' }),
    events: ['deal.moved'],
  },
  attestFact: {
    allowed: () => ({ dealId: dealAt('FUNDED').id, fact: 'QUALITY_PASSED', evidence: 'Report 7' }),
    refused: () => ({ dealId: dealAt('FUNDED').id, fact: 'QUALITY_PASSED', evidence: ' ' }),
    events: ['deal.factAttested'],
  },
  applyChecklistTemplate: {
    allowed: () => ({ template: 'TELEPHONE_SALES', replace: true }),
    refused: () => ({ template: 'EXPORT_SALES' }),
    events: ['process.changed'],
  },
  setStageChecklist: {
    allowed: () => ({ stage: 'CLOSED', items: [checklistItem] }),
    refused: () => ({ stage: 'CLOSED', items: Array.from({ length: 51 }, () => checklistItem) }),
    events: ['process.changed'],
  },
  tickChecklistItem: {
    allowed: () => ({ dealId: dealAt('FUNDED').id, itemId: ids.item }),
    refused: () => ({ dealId: dealAt('FUNDED').id, itemId: nowhere('item') }),
    events: ['deal.stepDone'],
  },
  decideScreeningHit: {
    allowed: () => ({ id: ids.hit, version: 1, decision: 'CONFIRMED', reason: 'The register says so.' }),
    refused: () => ({ id: ids.hit, version: 9, decision: 'CLEARED', reason: 'Someone else.' }),
    events: ['screening.decided'],
  },
  ...productionAndQuality,
  ...ordersAndShipping,
  ...claimsAndCoordination,
};

/** What every table says, as one digest each. */
async function wholeDatabase(): Promise<Record<string, string>> {
  const rows = await sql<{ name: string; digest: string }>(digests);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

test('every mutation that changes what the company has is in this table', () => {
  const mutations = Object.keys(schema.getMutationType()!.getFields());
  const ofSessions = ['signIn', 'refreshSession', 'signOut'];
  // What can't be refused as a form is: see test/parties/screening.api.test.ts.
  const screenings = ['screenDeal', 'rescreenOpenDeals'];
  expect(mutations.filter((name) => ![...ofSessions, ...screenings].includes(name)).sort()).toEqual(
    Object.keys(commands).sort(),
  );
});

describe.each(Object.entries(commands))('%s', (name, { allowed, refused, events, judged }) => {
  test('with a value that nobody means well is refused, whatever it is, and leaves nothing', async () => {
    const before = await wholeDatabase();
    const refuse = async ({ what, input }: HostileInput) => {
      const { errors, data } = await change(name, input as object);
      const code = errors?.[0]?.extensions?.code ?? data?.[name].userErrors[0]?.code;
      expect(code, what).toBeDefined();
      expect(code, what).not.toBe('INTERNAL_SERVER_ERROR');
    };
    const hostile = hostileInputs(schema, name, allowed());
    // What becomes of one bad item among many is told in the result: see test/fulfilment/carrier-events.api.test.ts.
    await Promise.all(hostile.filter(({ what }) => !judged || !what.startsWith(judged)).map(refuse));
    expect(await wholeDatabase()).toEqual(before);
  });

  test('with a row of another company in place of one of ours is refused, as is all of it to them', async () => {
    const before = await wholeDatabase();
    const foreign = foreignInputs(allowed(), (kind) => foreignIds[kind]);
    for (const { what, input } of foreign) {
      const { errors, data } = await change(name, input as object);
      expect(errors?.[0]?.extensions?.code ?? data?.[name].userErrors[0]?.code, what).toBe('NOT_FOUND');
    }
    if (foreign.length > 0 || 'id' in allowed()) {
      const { errors, data } = await change(name, allowed(), 'director@other.lading.test');
      expect(errors?.[0]?.extensions?.code ?? data?.[name].userErrors[0]?.code).toBe('NOT_FOUND');
    }
    expect(await wholeDatabase()).toEqual(before);
  });

  test('when its last row can’t be written leaves no other', async () => {
    const before = await wholeDatabase();
    await sql(
      "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$",
    );
    await sql('CREATE TRIGGER fail BEFORE INSERT ON outbox_events EXECUTE FUNCTION fail()');
    const { errors, data } = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    await sql('DROP TRIGGER fail ON outbox_events');
    await sql('DROP FUNCTION fail');
    expect(errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(data).toBeNull();
    expect(await wholeDatabase()).toEqual(before);
  });

  test('writes what it did, for the auditor and for those who listen, in one transaction', async () => {
    const [last] = await sql<{ id: string }>('SELECT max(id::text) AS id FROM outbox_events');
    const first = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    expect(first.errors).toBeUndefined();
    expect(first.data[name].userErrors).toEqual([]);
    const written = await sql<Record<string, unknown>>(
      `SELECT o.type, o.entity = a.entity AND o.entity_id = a.entity_id AND o.at = a.at AS same,
         o.payload = COALESCE(a.after, '{}') AS "sameRow", a.command, o.xmin = a.xmin AS "together",
         (SELECT email FROM people WHERE id = a.person_id) AS email
       FROM outbox_events o JOIN audit_events a USING (company_id, id) WHERE o.id::text > $1 ORDER BY o.type`,
      [last?.id ?? ''],
    );
    expect(written).toEqual(
      events.map((type) => ({
        ...{ type, command: name, same: true, sameRow: true, together: true },
        email: director.as,
      })),
    );
    const after = await wholeDatabase();
    const again = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    expect(again.data).toEqual(first.data);
    expect(await wholeDatabase()).toEqual(after);
  });

  test('when refused leaves nothing at all', async () => {
    const before = await wholeDatabase();
    const { data, errors } = await change(name, { ...refused(), idempotencyKey: `refused ${name}` });
    expect(errors).toBeUndefined();
    expect(data[name].userErrors).not.toEqual([]);
    expect(await wholeDatabase()).toEqual(before);
  });
});

test('an event of a carrier that nobody means well is told of in its result, and stops no other', async () => {
  const { allowed, judged } = ordersAndShipping.recordShipmentEvents!;
  const hostile = hostileInputs(schema, 'recordShipmentEvents', allowed()).filter(({ what }) =>
    what.startsWith(judged!),
  );
  for (const [index, { what, input }] of hostile.entries()) {
    const given = input as { events: { eventID?: unknown }[] };
    const [event] = given.events;
    // One that was sent already would be looked at no further.
    const first = event!.eventID === 'kept-1' ? { ...event, eventID: `hostile-${index}` } : event;
    const good = { ...(allowed() as typeof given).events[0], eventID: `good-${index}` };
    const { errors, data } = await change('recordShipmentEvents', { ...given, events: [first, good] });
    expect(errors?.[0].extensions.code, what).not.toBe('INTERNAL_SERVER_ERROR');
    if (errors) continue;
    const { userErrors, batch } = data.recordShipmentEvents;
    // Half a surrogate pair is no text in any encoding: the message is none.
    expect(userErrors, what).toEqual(
      what.endsWith('"\\ud800"') ? [expect.objectContaining({ code: 'INVALID_FORMAT' })] : [],
    );
    if (batch === null) continue;
    expect(batch.results[1].status, what).toBe('ACCEPTED');
  }
});
