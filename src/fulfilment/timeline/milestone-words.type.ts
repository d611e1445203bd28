import { enumType } from '../../graph/enum-type.ts';
import { deadlineKinds } from './deadline-kind.ts';
import { milestoneCodes, milestoneParties } from './milestone-code.ts';
import { reportClasses, reportSources } from './settled-report.ts';
import { inspectionStages } from './tailored-milestones.ts';

export const MilestoneCodeType = enumType(
  'MilestoneCode',
  milestoneCodes,
  'What an order and its shipments pass.',
  {
    ORDER_CONFIRMED: 'The contract is signed by both and the order is in work.',
    DEPOSIT_RECEIVED: 'The deposit is on our account.',
    LC_RECEIVED_OK: 'The letter of credit came and was checked.',
    PP_SAMPLE_SENT: 'The sample before production went to the buyer.',
    PP_SAMPLE_APPROVED: 'The buyer approved it.',
    MATERIAL_READY: 'The materials are at the factory.',
    QC_PREPRODUCTION: 'The inspection before production passed.',
    PRODUCTION_START: 'Production began.',
    QC_DUPRO: 'The inspection during production passed.',
    PRODUCTION_FINISH: 'All goods of the shipment are made.',
    QC_FINAL: 'The final random inspection passed.',
    CARGO_READY: 'The goods are packed and ready to leave.',
    BOOKING_REQUESTED: 'Space was asked for.',
    BOOKING_CONFIRMED: 'The carrier confirmed it.',
    EMPTY_PICKED_UP: 'The empty container left the depot.',
    QC_LOADING: 'The loading was supervised and passed.',
    STUFFED: 'The goods are in the container.',
    SI_SUBMITTED: 'The shipping instruction is with the carrier.',
    VGM_SUBMITTED: 'The verified gross mass is with the carrier (SOLAS VI/2).',
    EXPORT_DECLARED: 'The goods were declared for export.',
    EXPORT_RELEASED: 'Customs let them leave.',
    GATED_IN_POL: 'The full container is in the terminal.',
    HANDED_OVER: 'The goods are with the first carrier, or with the buyer’s.',
    LOADED_ON_BOARD: 'They are on board.',
    DEPARTED_POL: 'The ship, plane, train or truck left.',
    BL_DRAFT_CONFIRMED: 'The draft of the bill of lading was confirmed.',
    BL_ISSUED: 'The bill of lading was issued.',
    SHIPPING_ADVICE_SENT: 'The buyer was told what left, when and on what.',
    TS_ARRIVED: 'Arrived at a port of transhipment.',
    TS_DISCHARGED: 'Discharged there.',
    TS_LOADED: 'Loaded on the next ship.',
    TS_DEPARTED: 'Left from there.',
    DOCS_PRESENTED: 'The documents are with the bank.',
    DOCS_SENT: 'The documents are on their way to the buyer.',
    ARRIVAL_NOTICE: 'The carrier told of the arrival to come.',
    ARRIVED_POD: 'Arrived at the destination.',
    DISCHARGED: 'Discharged there.',
    BL_SURRENDERED: 'The bill of lading was given up for the goods.',
    IMPORT_CLEARED: 'Customs let the goods in.',
    GATED_OUT_POD: 'The full container left the terminal.',
    DELIVERED: 'The goods are at the buyer’s.',
    EMPTY_RETURNED: 'The empty container is back.',
    BALANCE_RECEIVED: 'The rest of the price is on our account.',
    FX_SETTLED: 'The foreign currency was settled with the bank.',
    REBATE_RECEIVED: 'The VAT rebate came.',
    CLOSED: 'Nothing is left to do.',
  },
);

export const MilestonePartyType = enumType(
  'MilestoneParty',
  milestoneParties,
  'Who brings a milestone about.',
  {
    SELLER: 'We.',
    BUYER: 'The buyer, or whoever works for them.',
    CARRIER: 'The carrier.',
    INSPECTOR: 'The inspector.',
  },
);

export const ReportSourceType = enumType(
  'ReportSource',
  reportSources,
  'Who tells of a milestone. Where two say that it happened on different days, the one is believed that stands first here.',
  {
    CARRIER: 'The carrier.',
    TERMINAL: 'The terminal.',
    CUSTOMS: 'Customs.',
    INSPECTOR: 'The inspector.',
    FORWARDER: 'The forwarder.',
    FACTORY: 'The factory.',
    BUYER: 'The buyer.',
    MANUAL: 'One of us, by hand.',
  },
);

export const ReportClassType = enumType('ReportClass', reportClasses, 'What a report says.', {
  PLANNED: 'When a carrier’s schedule has it; any estimate goes before.',
  ESTIMATED: 'When something is expected.',
  ACTUAL: 'When it happened.',
});

export const DeadlineKindType = enumType('DeadlineKind', deadlineKinds, 'Where a deadline comes from.', {
  CONTRACT: 'It was promised in the contract.',
  LETTER_OF_CREDIT: 'The letter of credit demands it.',
  BUYER: 'The buyer needs the goods by then.',
  PRICE_VALIDITY: 'A price or a rate holds until then.',
  OTHER: 'Something else; the note says what.',
});

export const InspectionStageType = enumType(
  'InspectionStage',
  inspectionStages,
  'When goods are inspected.',
  {
    PREPRODUCTION: 'Before production: materials and components.',
    INLINE: 'While they are made.',
    FINAL: 'When all are made and most are packed, by random sample.',
    LOADING: 'When they are loaded into the container.',
  },
);
