import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rolePermissions } from '../../src/access/role-permissions.ts';
import { type Permission, type Role, roles } from '../../src/access/viewer.ts';
import { buildApi } from '../../src/server/schema.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const nobody = { as: null } as const;
const signIn = (email: string, password = 'lading-demo') =>
  server.ask(
    'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { accessToken refreshToken userErrors { code message } } }',
    { email, password },
    nobody,
  );
const refresh = (refreshToken: string) =>
  server.ask(
    'mutation ($refreshToken: String!) { refreshSession(input: { refreshToken: $refreshToken }) { accessToken refreshToken userErrors { code } } }',
    { refreshToken },
    nobody,
  );
const whoAmI = (token: string) => server.ask('{ viewer { email } }', {}, { token });

describe('signing in', () => {
  test('takes an address in any case', async () => {
    const { data } = await signIn('Rep@Demo.Lading.TEST');
    const answer = await whoAmI(data.signIn.accessToken);
    expect(answer.data.viewer.email).toBe('rep@demo.lading.test');
  });

  test('answers alike for a wrong password, an unknown address and a person who left', async () => {
    await server.sql("UPDATE people SET active = false WHERE email = 'rep.emerging@demo.lading.test'");
    const answers = await Promise.all([
      signIn('rep@demo.lading.test', 'wrong'),
      signIn('nobody@demo.lading.test'),
      signIn('rep.emerging@demo.lading.test'),
      signIn('rep@demo.lading.test', ''),
    ]);
    for (const { data } of answers) {
      expect(data.signIn).toEqual({
        accessToken: null,
        refreshToken: null,
        userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'Nobody could be signed in with that.' }],
      });
    }
  });

  test('keeps neither password nor token in the database', async () => {
    const { data } = await signIn('finance@demo.lading.test');
    for (const table of ['sessions', 'audit_events', 'outbox_events', 'people']) {
      const rows = JSON.stringify(await server.sql(`SELECT * FROM ${table}`));
      expect(rows).not.toContain('lading-demo');
      expect(rows).not.toContain(data.signIn.refreshToken);
      expect(rows).not.toContain(data.signIn.accessToken);
    }
  });
});

describe('a session', () => {
  test('goes on by tokens that are good once; a second use ends all of it', async () => {
    const first = (await signIn('rep@demo.lading.test')).data.signIn.refreshToken;
    const second = (await refresh(first)).data.refreshSession;
    expect((await whoAmI(second.accessToken)).data.viewer.email).toBe('rep@demo.lading.test');
    const stolen = await refresh(first);
    expect(stolen.data.refreshSession.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    const after = await refresh(second.refreshToken);
    expect(after.data.refreshSession.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
  });

  test('is exchanged by one caller of ten', async () => {
    const { refreshToken } = (await signIn('rep@demo.lading.test')).data.signIn;
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    expect(answers.filter(({ data }) => data.refreshSession.accessToken)).toHaveLength(1);
  });

  test('ends by signing out', async () => {
    const { refreshToken } = (await signIn('rep@demo.lading.test')).data.signIn;
    await server.ask(
      'mutation ($t: String!) { signOut(input: { refreshToken: $t }) { userErrors { code } } }',
      { t: refreshToken },
      nobody,
    );
    expect((await refresh(refreshToken)).data.refreshSession.accessToken).toBeNull();
  });

  test('does not outlive its time: 15 minutes by access, 30 days by refresh token', async () => {
    const { accessToken, refreshToken } = (await signIn('rep@demo.lading.test')).data.signIn;
    server.setClock('2026-03-02T02:14:00.000Z');
    expect((await whoAmI(accessToken)).errors).toBeUndefined();
    server.setClock('2026-03-02T02:16:00.000Z');
    expect((await whoAmI(accessToken)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    server.setClock('2026-04-02T02:00:00.000Z');
    expect((await refresh(refreshToken)).data.refreshSession.accessToken).toBeNull();
    server.setClock('2026-03-02T02:00:00.000Z');
  });

  test('of a person who is switched off ends within seconds', async () => {
    const { accessToken } = (await signIn('rep.americas@demo.lading.test')).data.signIn;
    expect((await whoAmI(accessToken)).errors).toBeUndefined();
    await server.sql("UPDATE people SET active = false WHERE email = 'rep.americas@demo.lading.test'");
    server.setClock('2026-03-02T02:00:11.000Z');
    expect((await whoAmI(accessToken)).errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    server.setClock('2026-03-02T02:00:00.000Z');
  });
});

describe('a token', () => {
  const secret = new TextEncoder().encode('a secret that only tests know, of some length');
  const now = Math.floor(Date.parse('2026-03-02T02:00:00.000Z') / 1000);
  const token = async (change: (jwt: SignJWT) => SignJWT, alg = 'HS256', typ = 'at+jwt', key = secret) => {
    const [person] = await server.sql<{ id: string; company_id: string }>(
      "SELECT id, company_id FROM people WHERE email = 'director@demo.lading.test'",
    );
    const jwt = new SignJWT({ company: person!.company_id })
      .setProtectedHeader({ alg, typ })
      .setSubject(person!.id)
      .setIssuer('lading')
      .setAudience('lading-api')
      .setIssuedAt(now)
      .setExpirationTime(now + 900);
    return change(jwt).sign(key);
  };

  test('of ours is good', async () => {
    expect((await whoAmI(await token((jwt) => jwt))).errors).toBeUndefined();
  });

  test('of anyone else is not', async () => {
    const other = new TextEncoder().encode('another secret that is just as long as ours is');
    const forged = [
      await token((jwt) => jwt, 'HS256', 'at+jwt', other),
      await token((jwt) => jwt, 'HS512'),
      await token((jwt) => jwt, 'HS256', 'JWT'),
      await token((jwt) => jwt.setIssuer('elsewhere')),
      await token((jwt) => jwt.setAudience('elsewhere')),
      await token((jwt) => jwt.setExpirationTime(now - 1)),
      await token((jwt) => jwt.setSubject('00000000-0000-0000-0000-000000000000')),
      `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`,
      'x'.repeat(8_000),
      '../../etc/passwd',
    ];
    for (const forgery of forged) {
      const { errors, data } = await whoAmI(forgery);
      expect(errors?.[0].extensions.code, forgery.slice(0, 40)).toBe('UNAUTHENTICATED');
      expect(data?.viewer ?? null).toBeNull();
    }
  });
});

describe('each role may call the mutations of its permissions, and no other', () => {
  const needs: Readonly<Record<string, Permission | null>> = {
    signIn: null,
    refreshSession: null,
    signOut: null,
    createCustomer: 'party:write',
    updateCustomer: 'party:write',
    createContact: 'party:write',
    createProduct: 'product:write',
    updateProduct: 'product:write',
    setPurchaseCost: 'product:write',
    openDeal: 'deal:write',
    updateDeal: 'deal:write',
    setCostSheet: 'cost:write',
    recordFxRates: 'rates:write',
    recordFreightRates: 'freight:write',
    recordRebateRates: 'rates:write',
    writeProductClaim: 'product:write',
    approveProductClaim: 'claim:approve',
    withdrawProductClaim: 'claim:approve',
    recordCertificate: 'product:write',
    updateCertificate: 'product:write',
    recordTraining: 'training:write',
    startCustomerImport: 'party:write',
    mergeCustomers: 'party:write',
    markExpiryAlertSeen: 'activity:write',
    chooseKnownImportRows: 'party:write',
    chooseImportRow: 'party:write',
    applyCustomerImport: 'party:write',
    cancelCustomerImport: 'party:write',
    setProspectProfile: 'party:write',
    rateMarket: 'market:write',
    setScoreWeights: 'process:write',
    setPoolPolicy: 'process:write',
    releaseCustomer: 'party:write',
    claimCustomer: 'party:write',
    planActivity: 'activity:write',
    logActivity: 'activity:write',
    completeActivity: 'activity:write',
    rescheduleActivity: 'activity:write',
    cancelActivity: 'activity:write',
    markReminderSeen: 'activity:write',
    writeCallScript: 'process:write',
    updateCallScript: 'process:write',
    retireCallScript: 'process:write',
    writeObjectionAnswer: 'activity:write',
    retireObjectionAnswer: 'activity:write',
    setCallChecklist: 'process:write',
    writeCoachingNote: 'training:write',
    markCoachingNoteSeen: 'activity:write',
    writeFollowUpSequence: 'process:write',
    retireFollowUpSequence: 'process:write',
    startFollowUp: 'activity:write',
    proposeIncentive: 'deal:write',
    decideIncentive: 'price:release',
    endIncentive: 'deal:write',
    stopFollowUp: 'activity:write',
    recordCompetitor: 'market:write',
    updateCompetitor: 'market:write',
    recordCompetitorOffer: 'market:write',
    rateCompetitor: 'market:write',
    recordMarketNote: 'market:write',
    reviseMarketNote: 'market:write',
    reviewMarketNote: 'market:write',
    archiveMarketNote: 'market:write',
    recordMarketFigures: 'market:write',
    withdrawMarketFigure: 'market:write',
    recordTariffLine: 'market:write',
    endTariffLine: 'market:write',
    endFreightRate: 'freight:write',
    draftQuotation: 'deal:write',
    updateQuotation: 'deal:write',
    reviseQuotation: 'deal:write',
    issueQuotation: 'deal:write',
    withdrawQuotation: 'deal:write',
    rejectQuotation: 'deal:write',
    acceptQuotation: 'deal:write',
    recordCounterOffer: 'deal:write',
    answerObjection: 'deal:write',
    requestApproval: 'deal:write',
    decideApproval: 'price:release',
    setPriceFloor: 'floor:write',
    removePriceFloor: 'floor:write',
    setPricingPolicy: 'floor:write',
    formContract: 'deal:write',
    signContract: 'deal:write',
    amendContract: 'deal:write',
    cancelContract: 'contract:sign',
    moveDeal: 'deal:move',
    attestFact: 'deal:move',
    screenDeal: 'deal:write',
    applyChecklistTemplate: 'process:write',
    setStageChecklist: 'process:write',
    tickChecklistItem: 'deal:move',
    rescreenOpenDeals: 'compliance:decide',
    decideScreeningHit: 'compliance:decide',
    planProductionLot: 'order:write',
    updateProductionLot: 'order:write',
    cancelProductionLot: 'order:write',
    startProduction: 'order:write',
    recordProgress: 'order:write',
    finishProduction: 'order:write',
    recordProductionDelay: 'order:write',
    sendSample: 'order:write',
    planInspection: 'order:write',
    planReinspection: 'order:write',
    recordInspection: 'order:write',
    recordRework: 'order:write',
    cancelInspection: 'order:write',
    decideSample: 'buyer:record',
    waiveInspection: 'quality:waive',
    recordCostActual: 'cost:write',
    withdrawCostActual: 'cost:write',
    confirmOrder: 'deal:move',
    splitShipment: 'order:write',
    adjustShipment: 'order:write',
    updateShipment: 'order:write',
    cancelShipment: 'order:write',
    reportMilestone: 'deal:move',
    retractReport: 'deal:move',
    rebaselineOrder: 'order:write',
    setDeadline: 'order:write',
    assignMilestone: 'order:write',
    setCalendarDays: 'order:write',
    recordShipmentEvents: 'order:write',
    requestBooking: 'order:write',
    confirmBooking: 'order:write',
    submitShippingInstruction: 'order:write',
    confirmDraftDocument: 'order:write',
    issueTransportDocument: 'order:write',
    declareCustoms: 'order:write',
    releaseCustoms: 'order:write',
    setPacking: 'order:write',
    recordContainer: 'order:write',
    removeContainer: 'order:write',
    loadContainer: 'order:write',
    submitVgm: 'order:write',
    openClaim: 'order:follow',
    updateClaim: 'order:follow',
    decideClaim: 'order:write',
    withdrawClaim: 'order:follow',
    setClaimPolicy: 'process:write',
    recordServiceRequest: 'order:follow',
    answerServiceRequest: 'order:follow',
    solveServiceRequest: 'order:follow',
    recordSatisfaction: 'order:follow',
    startOnboarding: 'order:follow',
    setOnboardingSteps: 'process:write',
    addTask: 'order:follow',
    updateTask: 'order:follow',
    completeTask: 'order:follow',
    cancelTask: 'order:follow',
    addComment: 'order:follow',
    markMentionSeen: 'order:follow',
  };
  const id = (kind: string) => `${kind}_00000000-0000-7000-8000-000000000000`;
  const money = '{ amount: "1", currency: "CNY" }';
  const inputs: Readonly<Record<string, string>> = {
    createCustomer: '{ name: "A", country: "DE", currency: "EUR", source: REFERRAL }',
    updateCustomer: `{ id: "${id('customer')}", version: 1 }`,
    createContact: `{ customerId: "${id('customer')}", name: "A" }`,
    createProduct:
      '{ code: "ROLE", name: "A", hsCode: "940511", originCountry: "CN", packing: { unitsPerPackage: 1 } }',
    updateProduct: `{ id: "${id('product')}", version: 1 }`,
    setPurchaseCost: `{ productId: "${id('product')}", cost: { validFrom: "2026-01-01", unitCost: ${money} } }`,
    openDeal: `{ title: "A", customerId: "${id('customer')}", terms: { rule: FOB, namedPlace: "Ningbo" } }`,
    updateDeal: `{ id: "${id('deal')}", version: 1 }`,
    setCostSheet: `{ dealId: "${id('deal')}" }`,
    recordFxRates: '{ source: "A", rates: [] }',
    recordFreightRates: '{ rates: [] }',
    recordRebateRates: '{ source: "A", rates: [] }',
    writeProductClaim: '{ productId: "x", kind: FEATURE, language: "en", text: "A" }',
    approveProductClaim: '{ id: "x", version: 1, reference: "A" }',
    withdrawProductClaim: '{ id: "x", version: 1 }',
    recordCertificate:
      '{ productId: "x", kind: CERTIFICATE, scheme: "CE", number: "1", issuer: "A", validFrom: "2026-01-01" }',
    updateCertificate: '{ id: "x", version: 1 }',
    recordTraining: '{ productId: "x", personId: "y", trainedOn: "2026-01-01", topic: "A", trainer: "B" }',
    startCustomerImport: '{ fileName: "a.csv", format: CSV, currency: "EUR", source: DIRECTORY }',
    chooseImportRow: '{ importId: "x", version: 1, rowId: "y", choice: SKIP }',
    chooseKnownImportRows: '{ importId: "x", version: 1, choice: SKIP }',
    mergeCustomers: '{ id: "x", version: 1, duplicateId: "y", duplicateVersion: 1, reason: "A" }',
    markExpiryAlertSeen: '{ id: "x", version: 1 }',
    applyCustomerImport: '{ id: "x", version: 1 }',
    cancelCustomerImport: '{ id: "x" }',
    setProspectProfile: '{ customerId: "x" }',
    rateMarket: '{ country: "DE", rating: 5, reason: "A" }',
    setScoreWeights:
      '{ marketPotential: "1", customerSize: "0", fit: "0", authority: "0", need: "0", paymentRisk: "0", engagement: "0", sample: "0" }',
    setPoolPolicy: '{ inactiveDays: 90, mostHeld: 100 }',
    releaseCustomer: '{ id: "x", version: 1, reason: "A" }',
    claimCustomer: '{ id: "x", version: 1 }',
    planActivity: '{ customerId: "x", kind: CALL, subject: "A", dueOn: "2026-12-31" }',
    logActivity: '{ customerId: "x", kind: CALL, subject: "A", outcome: REACHED }',
    completeActivity: '{ id: "x", version: 1, outcome: REACHED }',
    rescheduleActivity: '{ id: "x", version: 1, dueOn: "2026-12-31" }',
    cancelActivity: '{ id: "x", version: 1, reason: "A" }',
    markReminderSeen: '{ id: "x", version: 1 }',
    writeCallScript: '{ title: "A", language: "en", steps: [{ key: "a", kind: ASK, text: "A" }] }',
    updateCallScript:
      '{ id: "x", version: 1, title: "A", language: "en", steps: [{ key: "a", kind: ASK, text: "A" }] }',
    retireCallScript: '{ id: "x", version: 1 }',
    writeObjectionAnswer: '{ reason: PRICE, objection: "A", answer: "B", language: "en" }',
    retireObjectionAnswer: '{ id: "x", version: 1 }',
    setCallChecklist: '{ items: [] }',
    writeCoachingNote: '{ activityId: "x", version: 1, text: "A" }',
    markCoachingNoteSeen: '{ id: "x", version: 1 }',
    writeFollowUpSequence: '{ name: "A", steps: [{ afterDays: 1, kind: CALL, subject: "A" }] }',
    retireFollowUpSequence: '{ id: "x", version: 1 }',
    startFollowUp: '{ sequenceId: "x", customerId: "y" }',
    proposeIncentive:
      '{ customerId: "x", kind: LOYALTY_DISCOUNT, rate: "0.01", validFrom: "2026-04-01", validUntil: "2026-05-01", reason: "A" }',
    decideIncentive: '{ id: "x", version: 1, approve: true, reason: "A" }',
    endIncentive: '{ id: "x", version: 1 }',
    stopFollowUp: '{ id: "x", version: 1, reason: "A" }',
    recordCompetitor: '{ name: "A", country: "VN" }',
    updateCompetitor: '{ id: "x", version: 1 }',
    recordCompetitorOffer: `{ competitorId: "x", productId: "y", country: "DE", price: ${money}, priceUnit: "piece", rule: FOB, namedPlace: "A", observedOn: "2026-01-01", sourceType: QUOTE, source: "A", confidence: LOW }`,
    rateCompetitor: '{ productId: "x", criterion: PRICE, score: 5, reason: "A" }',
    recordMarketNote:
      '{ hsCode: "940511", country: "DE", periodFrom: "2026-01-01", periodTo: "2026-12-31", language: "en", title: "A", summary: "B" }',
    reviseMarketNote: '{ id: "x", version: 1 }',
    reviewMarketNote: '{ id: "x", version: 1, reviewOn: "2027-01-01" }',
    archiveMarketNote: '{ id: "x", version: 1 }',
    recordMarketFigures: '{ noteId: "x", figures: [] }',
    withdrawMarketFigure: '{ id: "x", version: 1, reason: "A" }',
    recordTariffLine:
      '{ kind: MFN, hsCode: "9405", market: "EU", validFrom: "2026-01-01", source: "A", retrievedOn: "2026-01-01" }',
    endTariffLine: '{ id: "x", version: 1, validUntil: "2026-12-31" }',
    endFreightRate: `{ id: "${id('freight')}", version: 1, until: "2026-03-31" }`,
    draftQuotation: `{ dealId: "${id('deal')}", offerType: FIRM, payment: { method: TT_ADVANCE }, validUntil: "2026-12-01T00:00:00Z" }`,
    updateQuotation: `{ id: "${id('quotation')}", version: 1 }`,
    reviseQuotation: `{ id: "${id('quotation')}", version: 1 }`,
    issueQuotation: `{ id: "${id('quotation')}", version: 1 }`,
    withdrawQuotation: `{ id: "${id('quotation')}", version: 1, reason: "A" }`,
    rejectQuotation: `{ id: "${id('quotation')}", version: 1, reason: "A" }`,
    acceptQuotation: `{ id: "${id('quotation')}", version: 1, total: ${money}, evidence: "A" }`,
    recordCounterOffer: `{ quotationId: "${id('quotation')}", version: 1 }`,
    answerObjection: `{ id: "${id('objection')}", version: 1, answer: "A" }`,
    requestApproval: `{ quotationId: "${id('quotation')}", version: 1, reason: "A" }`,
    decideApproval: `{ id: "${id('approval')}", version: 1, release: true, reason: "A" }`,
    setPriceFloor: `{ productId: "${id('product')}", minimumMargin: "0.1" }`,
    removePriceFloor: `{ id: "${id('floor')}", version: 1 }`,
    setPricingPolicy: '{ version: 99 }',
    formContract: `{ dealId: "${id('deal')}", clauses: {} }`,
    signContract: `{ id: "${id('contract')}", version: 1, side: BUYER, signerName: "A", method: WET_INK, textHash: "${'0'.repeat(64)}" }`,
    amendContract: `{ id: "${id('contract')}", version: 1, reason: "A", clauses: {} }`,
    cancelContract: `{ id: "${id('contract')}", version: 1, reason: "A" }`,
    screenDeal: `{ dealId: "${id('deal')}" }`,
    rescreenOpenDeals: '{}',
    applyChecklistTemplate: '{ template: EXPORT_SALES }',
    setStageChecklist: '{ stage: QUOTED, items: [] }',
    tickChecklistItem: `{ dealId: "${id('deal')}", itemId: "${id('item')}" }`,
    decideScreeningHit: `{ id: "${id('hit')}", version: 1, decision: CLEARED, reason: "A" }`,
    moveDeal: `{ id: "${id('deal')}", version: 1, to: LOST }`,
    cancelProductionLot: `{ id: "${id('lot')}", version: 1, reason: "A" }`,
    decideSample: `{ id: "${id('sample')}", version: 1, approved: true, decidedOn: "2026-01-01", decidedBy: "A", evidence: "A" }`,
    waiveInspection: `{ id: "${id('inspection')}", version: 1, waivedOn: "2026-01-01", waivedBy: "A", means: "A", evidence: "A" }`,
    withdrawCostActual: `{ id: "${id('actual')}", version: 1, reason: "A" }`,
    planProductionLot: `{ shipmentId: "${id('shipment')}", version: 1, line: 1, quantity: "1", factory: "A" }`,
    updateProductionLot: `{ id: "${id('lot')}", version: 1 }`,
    startProduction: `{ id: "${id('lot')}", version: 1, day: "2026-01-01" }`,
    recordProgress: `{ id: "${id('lot')}", version: 1, day: "2026-01-01", made: "1" }`,
    finishProduction: `{ id: "${id('lot')}", version: 1, day: "2026-01-01" }`,
    recordProductionDelay: `{ id: "${id('lot')}", version: 1, cause: POWER, words: "A", expectedOn: "2026-12-01" }`,
    sendSample: `{ orderId: "${id('order')}", sentOn: "2026-01-01", sentBy: "A" }`,
    planInspection: `{ shipmentId: "${id('shipment')}", version: 1, stage: FINAL, plannedOn: "2026-12-01", inspector: "A" }`,
    planReinspection: `{ id: "${id('inspection')}", version: 1, plannedOn: "2026-12-01" }`,
    recordInspection: `{ id: "${id('inspection')}", version: 1, inspectedOn: "2026-01-01", inspected: [] }`,
    recordRework: `{ id: "${id('inspection')}", version: 1, doneOn: "2026-01-01", work: "A" }`,
    cancelInspection: `{ id: "${id('inspection')}", version: 1, reason: "A" }`,
    recordCostActual: `{ orderId: "${id('order')}", step: GOODS, amount: ${money}, bookedOn: "2026-01-01", payee: "A", evidence: "A" }`,
    confirmOrder: `{ dealId: "${id('deal')}", shipments: [{ transitDays: 1 }] }`,
    adjustShipment: `{ id: "${id('shipment')}", version: 1, lines: [] }`,
    splitShipment: `{ id: "${id('shipment')}", version: 1, lines: [] }`,
    updateShipment: `{ id: "${id('shipment')}", version: 1 }`,
    cancelShipment: `{ id: "${id('shipment')}", version: 1, reason: "A" }`,
    reportMilestone: `{ milestoneId: "${id('milestone')}", classifier: ACTUAL, day: "2026-01-01" }`,
    retractReport: `{ milestoneId: "${id('milestone')}", reportId: "${id('report')}", reason: "A" }`,
    rebaselineOrder: `{ orderId: "${id('order')}", version: 1, reason: "A" }`,
    setDeadline: `{ milestoneId: "${id('milestone')}", kind: OTHER }`,
    assignMilestone: `{ milestoneId: "${id('milestone')}", version: 1 }`,
    setCalendarDays: '{ country: "FR", year: 2031, days: [] }',
    recordShipmentEvents: '{ source: CARRIER, reporter: "A", events: [] }',
    requestBooking: `{ id: "${id('shipment')}", version: 1, from: "A" }`,
    confirmBooking: `{ id: "${id('shipment')}", version: 1, number: "A", carrier: "B" }`,
    submitShippingInstruction: `{ id: "${id('shipment')}", version: 1, consignee: "A" }`,
    confirmDraftDocument: `{ id: "${id('shipment')}", version: 1, kind: SEA_WAYBILL, freightTerm: COLLECT }`,
    issueTransportDocument: `{ id: "${id('shipment')}", version: 1, number: "A", kind: SEA_WAYBILL, freightTerm: COLLECT }`,
    declareCustoms: `{ id: "${id('shipment')}", version: 1, direction: EXPORT, number: "A" }`,
    releaseCustoms: `{ id: "${id('declaration')}", version: 1 }`,
    setPacking: `{ id: "${id('shipment')}", version: 1, lines: [] }`,
    recordContainer: `{ id: "${id('shipment')}", version: 1, number: "CSQU3054383", equipment: GP20 }`,
    removeContainer: `{ id: "${id('container')}", version: 1 }`,
    loadContainer: `{ id: "${id('container')}", version: 1, loads: [] }`,
    submitVgm: `{ id: "${id('container')}", version: 1, method: METHOD_1, massKg: "1", responsible: "A" }`,
    openClaim: `{ shipmentId: "${id('shipment')}", cause: OTHER, description: "A", claimedAmount: ${money}, evidence: ["A"] }`,
    updateClaim: `{ id: "${id('claim')}", version: 1 }`,
    decideClaim: `{ id: "${id('claim')}", version: 1, decision: REJECT, reason: "A" }`,
    withdrawClaim: `{ id: "${id('claim')}", version: 1, reason: "A" }`,
    setClaimPolicy: '{ version: 99, windowDays: 30, operationsLimit: "0" }',
    recordServiceRequest: `{ orderId: "${id('order')}", kind: OTHER, subject: "A" }`,
    answerServiceRequest: `{ id: "${id('request')}", version: 1, answer: "A" }`,
    solveServiceRequest: `{ id: "${id('request')}", version: 1, solution: "A" }`,
    recordSatisfaction: `{ shipmentId: "${id('shipment')}", contactId: "${id('contact')}", score: 5 }`,
    startOnboarding: `{ shipmentId: "${id('shipment')}" }`,
    setOnboardingSteps: '{ steps: [] }',
    addTask: `{ orderId: "${id('order')}", title: "A", dueOn: "2026-12-31" }`,
    updateTask: `{ id: "${id('task')}", version: 1 }`,
    completeTask: `{ id: "${id('task')}", version: 1 }`,
    cancelTask: `{ id: "${id('task')}", version: 1, reason: "A" }`,
    addComment: `{ orderId: "${id('order')}", text: "A" }`,
    markMentionSeen: `{ id: "${id('mention')}", version: 1 }`,
    attestFact: `{ dealId: "${id('deal')}", fact: CREDIT_CHECKED, evidence: "A" }`,
  };
  const personOf = (role: Role) => `${role.toLowerCase()}@demo.lading.test` as DemoPerson;

  test('every mutation is in this table', () => {
    expect(Object.keys(buildApi().getMutationType()!.getFields()).sort()).toEqual(Object.keys(needs).sort());
    const asked = Object.keys(needs).filter((mutation) => needs[mutation] !== null);
    expect(Object.keys(inputs).sort()).toEqual(asked.sort());
  });

  test.each(Object.keys(inputs))('%s', async (mutation) => {
    const query = `mutation { ${mutation}(input: ${inputs[mutation]}) { userErrors { code } } }`;
    const anonymous = await server.ask(query, {}, nobody);
    expect(anonymous.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    for (const role of roles) {
      const { errors } = await server.ask(query, {}, { as: personOf(role) });
      const allowed = rolePermissions[role].includes(needs[mutation]!);
      const code = errors?.[0].extensions.code;
      if (allowed) expect(code, role).not.toBe('FORBIDDEN');
      else expect(code, role).toBe('FORBIDDEN');
      expect(code, role).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });
});
