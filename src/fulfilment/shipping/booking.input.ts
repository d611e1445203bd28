import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { isLocalTime } from '../../trade/local-time.ts';
import { DateScalar, LocodeScalar } from '../../trade/trade.scalar.ts';
import type { FreightTerm, TransportDocumentKind } from './bill-of-lading.ts';
import {
  CustomsDirectionType,
  CutOffCodeType,
  FreightTermType,
  TransportDocumentKindType,
} from './booking.type.ts';
import type { CustomsDirection } from './customs.ts';
import type { CutOffCode } from './cut-off.ts';

/** A shipment, in the version that its caller read. */
@InputType({ description: 'A shipment to write something of.' })
export abstract class ShipmentChangeInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the shipment that you read.', check: version })
  version!: number;
}

@InputType({ description: 'Space that is asked for.' })
export class RequestBookingInput extends ShipmentChangeInput {
  @Given(() => String, { description: 'Of whom: a carrier or a forwarder.', check: line(200) })
  from!: string;

  @Given(() => DateScalar, { nullable: true, description: 'When; today by default.' })
  on?: string | null;
}

@InputType({ description: 'A time of a booking by which something has to be done.' })
export class CutOffInput {
  @Given(() => CutOffCodeType, { description: 'What for.' })
  code!: CutOffCode;

  @Given(() => String, {
    description: 'What clocks at the port show then, without an offset: 2026-04-03T18:00.',
    check: z.string().refine((text) => isLocalTime(text) && text >= '2000' && text < '2100', {
      params: { fault: 'INVALID_FORMAT' },
    }),
  })
  localTime!: string;

  @Given(() => LocodeScalar, {
    nullable: true,
    description: 'The port whose clocks are meant; the port of loading by default.',
  })
  port?: string | null;
}

@InputType({ description: 'What the carrier confirmed. A ship that was changed is confirmed once more.' })
export class ConfirmBookingInput extends ShipmentChangeInput {
  @Given(() => String, { description: 'What the carrier calls the booking.', check: line(60) })
  number!: string;

  @Given(() => String, { description: 'The carrier.', check: line(200) })
  carrier!: string;

  @Given(() => String, { nullable: true, description: 'Ship, flight, train or truck.', check: line(100) })
  vessel?: string | null;

  @Given(() => String, { nullable: true, description: 'Its voyage.', check: line(50) })
  voyage?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'When; today by default.' })
  on?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'When it is to leave, by the calendar there.' })
  departsOn?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'When it is to arrive, by the calendar there.' })
  arrivesOn?: string | null;

  @Given(() => [LocodeScalar], {
    defaultValue: [],
    description:
      'Where it changes ships, in order: as many as the shipment has transhipments, or none where they are not known.',
  })
  transhipmentPorts!: string[];

  @Given(() => [CutOffInput], {
    defaultValue: [],
    description: 'Its cut-offs, each once; they take the place of earlier ones.',
  })
  cutOffs!: CutOffInput[];
}

@InputType({ description: 'What the carrier is to write into the transport document.' })
export class SubmitShippingInstructionInput extends ShipmentChangeInput {
  @Given(() => DateScalar, { nullable: true, description: 'When it was submitted; today by default.' })
  on?: string | null;

  @Given(() => String, {
    description: 'The consignee, for example “To order of …”.',
    check: paragraphs(1_000),
  })
  consignee!: string;

  @Given(() => String, {
    nullable: true,
    description: 'Whom to tell of the arrival.',
    check: paragraphs(1_000),
  })
  notifyParty?: string | null;

  @Given(() => String, { nullable: true, description: 'Marks of the packages.', check: paragraphs(1_000) })
  marks?: string | null;

  @Given(() => String, { nullable: true, description: 'What the carrier calls it.', check: line(60) })
  reference?: string | null;

  @Given(() => FreightTermType, {
    nullable: true,
    description: 'Who pays the freight; as the Incoterms rule has it by default.',
  })
  freightTerm?: FreightTerm | null;
}

@InputType({ description: 'A draft of the transport document that was found right.' })
export class ConfirmDraftDocumentInput extends ShipmentChangeInput {
  @Given(() => TransportDocumentKindType, { description: 'What it is to be.' })
  kind!: TransportDocumentKind;

  @Given(() => Int, { defaultValue: 0, description: 'How many originals.', check: z.int().min(0).max(9) })
  originals!: number;

  @Given(() => FreightTermType, { description: 'What it says of the freight.' })
  freightTerm!: FreightTerm;

  @Given(() => DateScalar, { nullable: true, description: 'When it was confirmed; today by default.' })
  on?: string | null;
}

@InputType({ description: 'A bill of lading, waybill or note that the carrier issued.' })
export class IssueTransportDocumentInput extends ShipmentChangeInput {
  @Given(() => String, { description: 'Its number.', check: line(60) })
  number!: string;

  @Given(() => TransportDocumentKindType, { description: 'What it is.' })
  kind!: TransportDocumentKind;

  @Given(() => Int, { defaultValue: 0, description: 'How many originals.', check: z.int().min(0).max(9) })
  originals!: number;

  @Given(() => FreightTermType, { description: 'What it says of the freight.' })
  freightTerm!: FreightTerm;

  @Given(() => DateScalar, { nullable: true, description: 'When it was issued; today by default.' })
  on?: string | null;

  @Given(() => String, { nullable: true, description: 'By whom, and where.', check: line(200) })
  issuedBy?: string | null;
}

@InputType({ description: 'A declaration to customs.' })
export class DeclareCustomsInput extends ShipmentChangeInput {
  @Given(() => CustomsDirectionType, { description: 'Which way.' })
  direction!: CustomsDirection;

  @Given(() => String, { description: 'Its number.', check: line(60) })
  number!: string;

  @Given(() => String, { nullable: true, description: 'Who declared.', check: line(200) })
  declarant?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'When; today by default.' })
  on?: string | null;
}

@InputType({ description: 'A declaration on which customs let the goods go.' })
export class ReleaseCustomsInput extends MutationInput {
  @Given(() => ID, { description: 'Which declaration.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the declaration that you read.', check: version })
  version!: number;

  @Given(() => DateScalar, { nullable: true, description: 'When; today by default.' })
  on?: string | null;
}
