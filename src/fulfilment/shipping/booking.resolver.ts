import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { Shipment } from '../orders/shipment.type.ts';
import {
  confirmBooking,
  confirmDraftDocument,
  declareCustoms,
  issueTransportDocument,
  releaseCustoms,
  requestBooking,
  submitShippingInstruction,
} from './booking.commands.ts';
import {
  ConfirmBookingInput,
  ConfirmDraftDocumentInput,
  DeclareCustomsInput,
  IssueTransportDocumentInput,
  ReleaseCustomsInput,
  RequestBookingInput,
  SubmitShippingInstructionInput,
} from './booking.input.ts';
import { Booking, CustomsDeclaration, ShippingInstruction, TransportDocument } from './booking.type.ts';
import type { ShippingFinding } from './shipping-findings.ts';
import { ShippingFindingType } from './shipping-findings.type.ts';

const shipment = () => Shipment;
const RequestBookingPayload = payloadType(
  'RequestBookingPayload',
  { booking: () => Booking, shipment },
  'The booking.',
);
const ConfirmBookingPayload = payloadType(
  'ConfirmBookingPayload',
  { booking: () => Booking, shipment },
  'The booking.',
);
const SubmitShippingInstructionPayload = payloadType(
  'SubmitShippingInstructionPayload',
  { instruction: () => ShippingInstruction, shipment },
  'The instruction.',
);
const ConfirmDraftDocumentPayload = payloadType(
  'ConfirmDraftDocumentPayload',
  { document: () => TransportDocument, shipment },
  'The document.',
);
const IssueTransportDocumentPayload = payloadType(
  'IssueTransportDocumentPayload',
  { document: () => TransportDocument, shipment },
  'The document.',
);
const DeclareCustomsPayload = payloadType(
  'DeclareCustomsPayload',
  { declaration: () => CustomsDeclaration, shipment },
  'The declaration.',
);
const ReleaseCustomsPayload = payloadType(
  'ReleaseCustomsPayload',
  { declaration: () => CustomsDeclaration, shipment },
  'The declaration.',
);

@Resolver()
export class BookingResolver {
  @Mutation(() => RequestBookingPayload, { description: 'Writes down that space was asked for.' })
  requestBooking(
    @Arg('input', () => RequestBookingInput, { description: 'The shipment, and who was asked.' })
    input: RequestBookingInput,
    @Ctx() context: RequestContext,
  ) {
    return requestBooking(context, input);
  }

  @Mutation(() => ConfirmBookingPayload, {
    description:
      'Writes down what the carrier confirmed: number, ship, days and cut-offs in the time of the port. Events that came before the number was known are matched.',
  })
  confirmBooking(
    @Arg('input', () => ConfirmBookingInput, { description: 'What was confirmed.' })
    input: ConfirmBookingInput,
    @Ctx() context: RequestContext,
  ) {
    return confirmBooking(context, input);
  }

  @Mutation(() => SubmitShippingInstructionPayload, {
    description: 'Writes down what the carrier was told to write into the transport document.',
  })
  submitShippingInstruction(
    @Arg('input', () => SubmitShippingInstructionInput, { description: 'The instruction.' })
    input: SubmitShippingInstructionInput,
    @Ctx() context: RequestContext,
  ) {
    return submitShippingInstruction(context, input);
  }

  @Mutation(() => ConfirmDraftDocumentPayload, {
    description: 'Writes down that the draft of the transport document was found right.',
  })
  confirmDraftDocument(
    @Arg('input', () => ConfirmDraftDocumentInput, { description: 'The draft.' })
    input: ConfirmDraftDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return confirmDraftDocument(context, input);
  }

  @Mutation(() => IssueTransportDocumentPayload, {
    description:
      'Writes down the transport document that the carrier issued. What speaks against it is a finding of the shipment.',
  })
  issueTransportDocument(
    @Arg('input', () => IssueTransportDocumentInput, { description: 'The document.' })
    input: IssueTransportDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return issueTransportDocument(context, input);
  }

  @Mutation(() => DeclareCustomsPayload, { description: 'Writes down a declaration to customs.' })
  declareCustoms(
    @Arg('input', () => DeclareCustomsInput, { description: 'The declaration.' })
    input: DeclareCustomsInput,
    @Ctx() context: RequestContext,
  ) {
    return declareCustoms(context, input);
  }

  @Mutation(() => ReleaseCustomsPayload, {
    description:
      'Writes down that customs let the goods go. With the last declaration of its direction the milestone is passed.',
  })
  releaseCustoms(
    @Arg('input', () => ReleaseCustomsInput, { description: 'Which declaration, and when.' })
    input: ReleaseCustomsInput,
    @Ctx() context: RequestContext,
  ) {
    return releaseCustoms(context, input);
  }
}

@Resolver(() => ShippingFindingType)
export class ShippingFindingResolver {
  @FieldResolver(() => String, { description: 'What was found, in the language of the request.' })
  message(@Root() { kind, facts }: ShippingFinding, @Ctx() { translate }: RequestContext): string {
    return translate(`shippingFindings.${kind}`, facts);
  }
}
