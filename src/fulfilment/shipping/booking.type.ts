import {
  bookings,
  customsDeclarations,
  cutOffs,
  shippingInstructions,
  transportDocuments,
} from '../../../schema/tables/shipping.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { LocodeScalar } from '../../trade/trade.scalar.ts';
import { Shipment } from '../orders/shipment.type.ts';
import {
  type FreightTerm,
  freightTerms,
  type TransportDocumentKind,
  transportDocumentKinds,
} from './bill-of-lading.ts';
import { type CustomsDirection, customsDirections } from './customs.ts';
import { type CutOffCode, cutOffCodes } from './cut-off.ts';

export const CutOffCodeType = enumType(
  'CutOffCode',
  cutOffCodes,
  'What a cut-off is for, by the codes of DCSA.',
  {
    DCO: 'Documents: the shipping instruction.',
    VCO: 'The verified gross mass.',
    FCO: 'Full containers at the terminal.',
    LCO: 'Loose cargo at the freight station.',
    PCO: 'The port: the last hour for anything.',
    ECP: 'Empty containers: not before.',
    EFC: 'Full containers at the terminal: not before.',
    RCO: 'Reefers.',
    DGC: 'Dangerous goods.',
    CUA: 'Release by customs.',
    AFC: 'Filing of the manifest in advance: AMS, ACI, AFR, ICS2, CCAM.',
  },
);

export const TransportDocumentKindType = enumType(
  'TransportDocumentKind',
  transportDocumentKinds,
  'What the carrier gives out for the goods.',
  {
    ORIGINAL_BILL: 'A bill of lading in originals: a document of title.',
    TELEX_RELEASE: 'A bill of lading that is given up at origin; goods are released without paper.',
    SEA_WAYBILL: 'A sea waybill: goods go to the consignee who is named.',
    AIR_WAYBILL: 'An air waybill.',
    RAIL_NOTE: 'A consignment note by rail (CIM, SMGS).',
    ROAD_NOTE: 'A consignment note by road (CMR).',
  },
);

export const FreightTermType = enumType('FreightTerm', freightTerms, 'Who pays the freight.', {
  PREPAID: 'The seller, before the goods are given out.',
  COLLECT: 'The buyer, when they are.',
});

export const CustomsDirectionType = enumType(
  'CustomsDirection',
  customsDirections,
  'Which way goods cross a border.',
  {
    EXPORT: 'Out.',
    IMPORT: 'In.',
  },
);

@Entity(bookings, {
  description:
    'Space that was asked for, and what the carrier confirmed. Its number and its ship are the shipment’s.',
  prefix: 'booking',
  scope: { parent: () => Deal, through: bookings.dealId },
})
export class Booking {
  @Id(bookings.id)
  id!: string;

  @Column(bookings.version, { description: 'Counts the changes.' })
  version!: number;

  @Column(bookings.requestedFrom, { description: 'Of whom it was asked.' })
  requestedFrom!: string;

  @Column(bookings.requestedOn, { description: 'When.' })
  requestedOn!: string;

  @Column(bookings.confirmedOn, { description: 'When it was confirmed, the last time.' })
  confirmedOn!: string | null;

  @Column(bookings.transhipmentPorts, {
    type: () => [LocodeScalar],
    description: 'Where it changes ships, in order.',
  })
  transhipmentPorts!: string[];

  @ToOne(() => Shipment, bookings.shipmentId, { description: 'The shipment.' })
  shipment!: Shipment | null;

  @ToMany(() => CutOff, cutOffs.bookingId, {
    description: 'Its cut-offs, the first first.',
    orderBy: [cutOffs.at, cutOffs.code],
    atMost: 20,
  })
  cutOffs!: CutOff[];
}

@Entity(cutOffs, {
  description: 'A time of a booking by which something has to be done, in the time of the port.',
  scope: { parent: () => Booking, through: cutOffs.bookingId },
})
export class CutOff {
  @Column(cutOffs.code, { type: () => CutOffCodeType, description: 'What for.' })
  code!: CutOffCode;

  @Column(cutOffs.localTime, { description: 'What clocks at the port show then.' })
  localTime!: string;

  @Column(cutOffs.timeZone, { description: 'The IANA zone of the port.' })
  timeZone!: string;

  @Column(cutOffs.at, { description: 'The same as an instant.' })
  at!: string;
}

@Entity(shippingInstructions, {
  description: 'What the carrier was told to write into the transport document.',
  prefix: 'instruction',
  scope: { parent: () => Deal, through: shippingInstructions.dealId },
})
export class ShippingInstruction {
  @Id(shippingInstructions.id)
  id!: string;

  @Column(shippingInstructions.version, { description: 'Counts the changes.' })
  version!: number;

  @Column(shippingInstructions.submittedOn, { description: 'When it was submitted, the last time.' })
  submittedOn!: string;

  @Column(shippingInstructions.reference, { description: 'What the carrier calls it.' })
  reference!: string | null;

  @Column(shippingInstructions.consignee, { description: 'The consignee.' })
  consignee!: string;

  @Column(shippingInstructions.notifyParty, { description: 'Whom to tell of the arrival.' })
  notifyParty!: string | null;

  @Column(shippingInstructions.marks, { description: 'Marks of the packages.' })
  marks!: string | null;

  @Column(shippingInstructions.freightTerm, {
    type: () => FreightTermType,
    description: 'Who pays the freight.',
  })
  freightTerm!: FreightTerm;
}

@Entity(transportDocuments, {
  description: 'The bill of lading, waybill or note of a shipment. Its number is the shipment’s.',
  prefix: 'transportDocument',
  scope: { parent: () => Deal, through: transportDocuments.dealId },
})
export class TransportDocument {
  @Id(transportDocuments.id)
  id!: string;

  @Column(transportDocuments.version, { description: 'Counts the changes.' })
  version!: number;

  @Column(transportDocuments.kind, { type: () => TransportDocumentKindType, description: 'What it is.' })
  kind!: TransportDocumentKind;

  @Column(transportDocuments.originals, { description: 'How many originals.' })
  originals!: number;

  @Column(transportDocuments.freightTerm, {
    type: () => FreightTermType,
    description: 'What it says of the freight.',
  })
  freightTerm!: FreightTerm;

  @Column(transportDocuments.draftConfirmedOn, { description: 'When its draft was confirmed.' })
  draftConfirmedOn!: string | null;

  @Column(transportDocuments.issuedOn, { description: 'When it was issued; null while it is a draft.' })
  issuedOn!: string | null;

  @Column(transportDocuments.issuedBy, { description: 'By whom, and where.' })
  issuedBy!: string | null;
}

@Entity(customsDeclarations, {
  description: 'A customs declaration of a shipment.',
  prefix: 'declaration',
  scope: { parent: () => Deal, through: customsDeclarations.dealId },
})
export class CustomsDeclaration {
  @Id(customsDeclarations.id)
  id!: string;

  @Column(customsDeclarations.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @Column(customsDeclarations.direction, { type: () => CustomsDirectionType, description: 'Which way.' })
  direction!: CustomsDirection;

  @Column(customsDeclarations.number, { description: 'Its number.' })
  number!: string;

  @Column(customsDeclarations.declarant, { description: 'Who declared.' })
  declarant!: string | null;

  @Column(customsDeclarations.declaredOn, { description: 'When.' })
  declaredOn!: string;

  @Column(customsDeclarations.releasedOn, { description: 'When customs let the goods go.' })
  releasedOn!: string | null;
}
