import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { attestedFactNames, type DealFact, dealFacts } from './deal-facts.ts';
import { lossReasons } from './deal-pipeline.ts';
import type { DealStage } from './deal-stage.ts';
import { DealStageType } from './deal-stage.type.ts';

const attested = {
  DUPLICATES_CHECKED: 'The buyer is not in our books under another name.',
  SAMPLE_TERMS_AGREED: 'Who pays the sample and its carriage is agreed.',
  CERTIFICATION_KNOWN: 'Which certificates the goods need at the destination is known.',
  CREDIT_CHECKED: 'The buyer’s credit was looked at.',
  CREDIT_LIMIT_APPROVED: 'A credit limit that covers the deal is approved.',
  DEPOSIT_RECEIVED: 'The bank has credited the deposit.',
  LETTER_OF_CREDIT_CHECKED: 'The letter of credit is here and was checked against the contract.',
  PREPRODUCTION_SAMPLE_APPROVED: 'The buyer approved the pre-production sample, or none is needed.',
  PRODUCTION_FINISHED: 'The goods are made.',
  QUALITY_PASSED: 'The inspection passed, or the buyer waived it.',
  BALANCE_RECEIVED: 'The bank has credited the balance.',
  BOOKING_CONFIRMED: 'The carrier confirmed the booking.',
  EXPORT_RELEASED: 'Customs released the goods for export.',
  DOCUMENTS_COMPLETE: 'The set of documents is complete and in time.',
  RECEIVABLES_SETTLED: 'Nothing is owed any more.',
  EXCHANGE_RECEIPT_BOOKED: 'The foreign currency is booked.',
  REBATE_CLAIMED: 'The export rebate is claimed or received.',
  CLAIMS_CLOSED: 'The time for claims is over, or they are settled.',
} as const;

export const AttestedFactEnum = enumType(
  'AttestedFact',
  attestedFactNames,
  'What someone has to say of a deal, with evidence.',
  attested,
);

export const DealFactEnum = enumType('DealFact', dealFacts, 'What the stages of a deal need.', {
  BUYER_IDENTIFIED: 'The buyer and a contact there are known.',
  GOODS_KNOWN: 'The deal has a line: product and quantity.',
  DESTINATION_KNOWN: 'Where the goods go is known.',
  SCREENING_CLEAR: 'Nobody and nothing in the deal stands on a sanctions list.',
  COSTS_KNOWN: 'The cost sheet is set, for the lines as they are.',
  QUOTATION_DRAFTED: 'A draft of a quotation is there.',
  TERMS_SOUND: 'No check of the draft’s delivery terms rejects them.',
  VALIDITY_AHEAD: 'The draft’s validity ends in the future.',
  RATES_FRESH: 'The draft’s exchange rates are young enough.',
  FLOOR_KEPT: 'The draft keeps its floors, or was released.',
  QUOTATION_LIVE: 'A quotation is with the buyer.',
  OFFER_IN_TIME: 'The time of that quotation still runs.',
  QUOTATION_ACCEPTED: 'A quotation was accepted.',
  CONTRACT_SIGNED: 'Both sides have signed the contract.',
  ...attested,
});

export const LossReasonEnum = enumType(
  'LossReason',
  lossReasons,
  'Why a deal was lost, or a buyer objected.',
  {
    PRICE: 'The price.',
    PAYMENT_TERMS: 'The payment terms.',
    LEAD_TIME: 'The time of delivery.',
    MOQ: 'The minimum order quantity.',
    QUALITY_SPEC: 'Quality or specification.',
    CERTIFICATION: 'A certificate that is missing.',
    COMPETITOR: 'A competitor.',
    NO_BUDGET: 'The buyer has no budget.',
    NO_RESPONSE: 'The buyer does not answer.',
    FREIGHT_COST: 'The cost of carriage.',
    TARIFF: 'Duty at the destination.',
    FX: 'The exchange rate.',
    CREDIT_REJECTED: 'Credit was refused.',
    COMPLIANCE: 'The law forbids it.',
    DUPLICATE: 'It was in the books already.',
    OTHER: 'Something else, said in words.',
  },
);

@ObjectType('NextStage', { description: 'A move from where a deal stands.' })
export class NextStageType {
  @Field(() => DealStageType, { description: 'Where it leads.' })
  stage!: DealStage;

  @Field(() => String, { description: 'The mutation that makes it.' })
  command!: string;

  @Field(() => [DealFactEnum], { description: 'What is missing for it; the move is open where nothing is.' })
  missing!: readonly DealFact[];
}
