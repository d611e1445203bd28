import type { Answer, DemoPerson, TestServer } from '../support/test-server.ts';

/** What a mutation gave: its rows under their names, and what it refused. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
export type Outcome = any;

/** The rows that a test reads of what a mutation touched. */
const shown: Readonly<Record<string, string>> = {
  createCustomer: 'customer { id }',
  createContact: 'contact { id }',
  createProduct: 'product { id }',
  updateProduct: 'product { id version }',
  writeProductClaim: 'claim { id version }',
  approveProductClaim: 'claim { id version status }',
  withdrawProductClaim: 'claim { id version status }',
  recordCertificate: 'certificate { id version }',
  updateCertificate: 'certificate { id version validUntil }',
  recordTraining: 'training { id }',
  openDeal: 'deal { id number stage version }',
  updateDeal: 'deal { id version }',
  setCostSheet: 'costSheet { id version } deal { version }',
  draftQuotation:
    'quotation { id version number revision status total { amount currency } floorHits { kind scope line } margin { rateOfPrice } isRepriced priceChanges { sequence before { amount } after { amount } change } lines { unitPrice { amount } amount { amount } } }',
  reviseQuotation:
    'quotation { id version revision status isRepriced validUntil total { amount } lines { description unitPrice { amount } } costSheet { id } }',
  updateQuotation: 'quotation { id version total { amount } notes validUntil lines { description } }',
  issueQuotation: 'quotation { id version status total { amount currency } } deal { stage version }',
  withdrawQuotation: 'quotation { id version status endReason }',
  rejectQuotation: 'quotation { id version status }',
  acceptQuotation: 'quotation { id version status } deal { stage version }',
  recordCounterOffer:
    'round { id sequence side isMaterial total { amount } marginRate profit { amount currency } conceded { amount currency } concededMargin uncosted locode objections { id version reason answer libraryAnswer { id } } quotation { status } } deal { stage }',
  answerObjection: 'objection { answer answeredAt libraryAnswer { id } }',
  requestApproval: 'approval { id version status shortfall hits { kind scope line } }',
  decideApproval: 'approval { id version status expiresAt decidedBy { email } }',
  setPriceFloor: 'priceFloor { id version }',
  updateCustomer: 'customer { id version }',
  removePriceFloor: '',
  setPricingPolicy: 'pricingPolicy { id version floorPolicy }',
  formContract: 'contract { id version number edition status text textHash quotation { id } }',
  signContract: 'contract { id version status signatures { side signerName } } deal { stage version }',
  amendContract:
    'contract { id version number edition status text textHash quotation { id purpose total { amount } leadTimeDays lines { sequence quantity } } }',
  confirmOrder:
    'order { id version number baseline shipments { id version number promisedOn lines { sequence quantity } } } deal { stage }',
  splitShipment:
    'shipment { id version lines { sequence quantity } } split { id version number promisedOn lines { sequence quantity } }',
  updateShipment: 'shipment { id version }',
  adjustShipment:
    'shipment { id version lines { sequence quantity } } order { unshipped { sequence ordered planned unshipped } }',
  cancelShipment: 'shipment { id version cancelReason }',
  reportMilestone: 'milestone { code plannedOn estimatedOn actualOn isContested slipDays reports { id } }',
  retractReport: 'milestone { code plannedOn estimatedOn actualOn isContested }',
  rebaselineOrder: 'order { id version baseline }',
  setDeadline: 'milestone { code latestOn slackDays deadlines { version kind dueOn } }',
  assignMilestone: 'milestone { version person { email } }',
  setCalendarDays: '',
  recordShipmentEvents: 'batch { id results { index eventId status faults { field code } shipment { id } } }',
  requestBooking: 'booking { id version requestedOn } shipment { id version }',
  confirmBooking:
    'booking { id version confirmedOn transhipmentPorts cutOffs { code localTime timeZone at } } shipment { id version bookingNumber vessel voyage }',
  submitShippingInstruction: 'instruction { id version submittedOn freightTerm } shipment { id version }',
  confirmDraftDocument: 'document { id version draftConfirmedOn } shipment { id version }',
  issueTransportDocument:
    'document { id version kind originals freightTerm issuedOn } shipment { id version transportDocument }',
  declareCustoms: 'declaration { id version declaredOn } shipment { id version }',
  releaseCustoms: 'declaration { id version releasedOn } shipment { id version }',
  setPacking: 'shipment { id version packing { position line packages } }',
  recordContainer: 'container { id version number } shipment { id version }',
  removeContainer: 'shipment { id version containers { number } }',
  loadContainer: 'container { id version loads { position packages } } shipment { id version }',
  submitVgm: 'container { id version vgmKg vgmMethod } shipment { id version }',
  cancelContract: 'contract { status cancelReason } deal { stage }',
  applyChecklistTemplate: '',
  setStageChecklist: '',
  tickChecklistItem: 'deal { id }',
  writeObjectionAnswer: 'answer { id version }',
  retireObjectionAnswer: 'answer { id version }',
  screenDeal: 'screening { id }',
  rescreenOpenDeals: '',
  decideScreeningHit: 'hit { status }',
  moveDeal: 'deal { stage version leftFrom lossReason }',
  planProductionLot: 'lot { id version number quantity factory status } shipment { id version }',
  updateProductionLot: 'lot { id version quantity factory materialsReadyOn }',
  cancelProductionLot: 'lot { id version status cancelReason }',
  startProduction: 'lot { id version status startedOn }',
  recordProgress: 'lot { id version made percent progress { day made note } }',
  finishProduction: 'lot { id version status finishedOn made percent }',
  recordProductionDelay: 'lot { id version expectedOn delays { cause words expectedOn } }',
  sendSample: 'sample { id version round status }',
  decideSample: 'sample { id version status decidedBy evidence }',
  recordCostActual: 'cost { id version rate inCompanyCurrency { amount currency } }',
  withdrawCostActual: 'cost { id withdrawnAt withdrawReason }',
  planInspection:
    'inspection { id version number severity lotSize verdict plans { defectClass aql codeLetter planLetter sampleSize accept reject inspectAll verdict } } shipment { id version holdReason }',
  planReinspection:
    'inspection { id version number severity lotSize reinspects { id } plans { defectClass aql sampleSize accept } }',
  recordInspection:
    'inspection { id version verdict plans { defectClass verdict inspected } measurements { name isWithin } defects { code units photo } } shipment { id version holdReason }',
  recordRework: 'inspection { id version reworks { doneOn work scrapped } }',
  waiveInspection:
    'inspection { id version verdict waiver { waivedOn waivedBy means evidence recordedBy { email } } } shipment { id version holdReason }',
  cancelInspection: 'inspection { id version cancelReason } shipment { holdReason }',
  attestFact: 'deal { id version }',
};

/** Sends mutations as one person after another would, and reads what came of them. */
export function salesDesk(server: TestServer) {
  async function send(as: DemoPerson, name: string, input: object, language?: string): Promise<Outcome> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown[name]} userErrors { code path message details { name value } } } }`;
    const answer: Answer = await server.ask(query, { input }, { as, ...(language && { language }) });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name];
  }
  return {
    /** Sends a mutation that has to be done. */
    async done(name: string, input: object, as: DemoPerson = 'rep@demo.lading.test'): Promise<Outcome> {
      const outcome = await send(as, name, input);
      if (outcome.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(outcome.userErrors)}`);
      return outcome;
    },
    /** Sends a mutation that has to be refused, and gives the reasons as `CODE at path`. */
    async refused(name: string, input: object, as: DemoPerson = 'rep@demo.lading.test'): Promise<string[]> {
      const outcome = await send(as, name, input);
      return outcome.userErrors.map(
        ({ code, path, details }: Outcome) =>
          `${code} at ${path.slice(1).join('.')}${code === 'FACT_MISSING' ? `: ${details[0].value}` : ''}`,
      );
    },
    send,
  };
}
