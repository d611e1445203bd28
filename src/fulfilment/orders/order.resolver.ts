import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Deal } from '../../deals/deal.type.ts';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { confirmOrder } from './order.commands.ts';
import {
  AdjustShipmentInput,
  CancelShipmentInput,
  ConfirmOrderInput,
  SplitShipmentInput,
  UpdateShipmentInput,
} from './order.input.ts';
import { Order } from './order.type.ts';
import { adjustShipment, cancelShipment, splitShipment, updateShipment } from './shipment.commands.ts';
import { Shipment } from './shipment.type.ts';

export const OrderQueries = queriesOf(Order, {
  one: { name: 'order', description: 'One order; null where it is missing or not yours to see.' },
  many: { name: 'orders', description: 'The orders that you may see.' },
});

export const ShipmentQueries = queriesOf(Shipment, {
  one: { name: 'shipment', description: 'One shipment; null where it is missing or not yours to see.' },
  many: { name: 'shipments', description: 'The shipments that you may see.' },
});

const ConfirmOrderPayload = payloadType(
  'ConfirmOrderPayload',
  { order: () => Order, deal: () => Deal },
  'The order in work.',
);
const SplitShipmentPayload = payloadType(
  'SplitShipmentPayload',
  { shipment: () => Shipment, split: () => Shipment, order: () => Order },
  'What is left, and what travels by itself.',
);
const ofShipment = { shipment: () => Shipment, order: () => Order };
const UpdateShipmentPayload = payloadType('UpdateShipmentPayload', ofShipment, 'The shipment.');
const AdjustShipmentPayload = payloadType(
  'AdjustShipmentPayload',
  ofShipment,
  'The shipment with its goods.',
);
const CancelShipmentPayload = payloadType('CancelShipmentPayload', ofShipment, 'The shipment that ended.');

@Resolver()
export class OrderResolver {
  @Mutation(() => ConfirmOrderPayload, {
    description:
      'Takes a signed contract into work: its shipments, and the milestones that its rule, its carriage, its payment and what was agreed call for, each planned.',
  })
  confirmOrder(
    @Arg('input', () => ConfirmOrderInput, { description: 'The deal, and how it is made and shipped.' })
    input: ConfirmOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return confirmOrder(context, input);
  }

  @Mutation(() => SplitShipmentPayload, {
    description:
      'Lets some goods of a shipment travel by themselves, where the contract allows partial shipments.',
  })
  splitShipment(
    @Arg('input', () => SplitShipmentInput, { description: 'The shipment and what is taken from it.' })
    input: SplitShipmentInput,
    @Ctx() context: RequestContext,
  ) {
    return splitShipment(context, input);
  }

  @Mutation(() => UpdateShipmentPayload, {
    description: 'Writes down what is known anew of a shipment; its milestones follow.',
  })
  updateShipment(
    @Arg('input', () => UpdateShipmentInput, { description: 'The shipment and what changed.' })
    input: UpdateShipmentInput,
    @Ctx() context: RequestContext,
  ) {
    return updateShipment(context, input);
  }

  @Mutation(() => AdjustShipmentPayload, {
    description: 'Sets what travels with a shipment, within what the contract allows and before it leaves.',
  })
  adjustShipment(
    @Arg('input', () => AdjustShipmentInput, { description: 'The shipment and its goods.' })
    input: AdjustShipmentInput,
    @Ctx() context: RequestContext,
  ) {
    return adjustShipment(context, input);
  }

  @Mutation(() => CancelShipmentPayload, {
    description: 'Ends a shipment whose goods will not travel; not the last one of an order.',
  })
  cancelShipment(
    @Arg('input', () => CancelShipmentInput, { description: 'The shipment and why.' })
    input: CancelShipmentInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelShipment(context, input);
  }
}
