import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { Shipment } from '../orders/shipment.type.ts';
import {
  loadContainer,
  recordContainer,
  removeContainer,
  setPacking,
  submitVgm,
} from './packing.commands.ts';
import {
  LoadContainerInput,
  RecordContainerInput,
  RemoveContainerInput,
  SetPackingInput,
  SubmitVgmInput,
} from './packing.input.ts';
import { ShipmentContainer } from './packing.type.ts';

const shipment = () => Shipment;
const container = () => ShipmentContainer;
const SetPackingPayload = payloadType('SetPackingPayload', { shipment }, 'The shipment.');
const RecordContainerPayload = payloadType(
  'RecordContainerPayload',
  { container, shipment },
  'The container.',
);
const RemoveContainerPayload = payloadType('RemoveContainerPayload', { shipment }, 'The shipment.');
const LoadContainerPayload = payloadType('LoadContainerPayload', { container, shipment }, 'The container.');
const SubmitVgmPayload = payloadType('SubmitVgmPayload', { container, shipment }, 'The container.');

@Resolver()
export class PackingResolver {
  @Mutation(() => SetPackingPayload, {
    description:
      'Writes down how the goods of a shipment are packed, or takes it from the catalogue. No more is packed than travels.',
  })
  setPacking(
    @Arg('input', () => SetPackingInput, { description: 'The packing list.' }) input: SetPackingInput,
    @Ctx() context: RequestContext,
  ) {
    return setPacking(context, input);
  }

  @Mutation(() => RecordContainerPayload, {
    description:
      'Writes down a container of a shipment, or what is known anew of one. Events that came for it before are matched.',
  })
  recordContainer(
    @Arg('input', () => RecordContainerInput, { description: 'The container.' }) input: RecordContainerInput,
    @Ctx() context: RequestContext,
  ) {
    return recordContainer(context, input);
  }

  @Mutation(() => RemoveContainerPayload, { description: 'Takes a container out of its shipment.' })
  removeContainer(
    @Arg('input', () => RemoveContainerInput, { description: 'The container.' }) input: RemoveContainerInput,
    @Ctx() context: RequestContext,
  ) {
    return removeContainer(context, input);
  }

  @Mutation(() => LoadContainerPayload, {
    description:
      'Writes down what is in a container. Refused while the shipment is on hold, and where more is loaded than is packed.',
  })
  loadContainer(
    @Arg('input', () => LoadContainerInput, { description: 'All that is in it.' }) input: LoadContainerInput,
    @Ctx() context: RequestContext,
  ) {
    return loadContainer(context, input);
  }

  @Mutation(() => SubmitVgmPayload, {
    description:
      'Writes down the verified gross mass of a container: weighed whole, or packages, dunnage and tare. With the last container the milestone is passed.',
  })
  submitVgm(
    @Arg('input', () => SubmitVgmInput, { description: 'The mass, and who answers for it.' })
    input: SubmitVgmInput,
    @Ctx() context: RequestContext,
  ) {
    return submitVgm(context, input);
  }
}
