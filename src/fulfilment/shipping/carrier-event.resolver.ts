import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { recordShipmentEvents } from './carrier-event.commands.ts';
import { RecordShipmentEventsInput } from './carrier-event.input.ts';
import { ShipmentEventBatch } from './carrier-event.type.ts';

export const ShipmentEventBatchQueries = queriesOf(ShipmentEventBatch, {
  one: {
    name: 'shipmentEventBatch',
    description: 'Events that came together, with what became of each; null where you did not send them.',
  },
  many: { name: 'shipmentEventBatches', description: 'The events that you sent in.' },
});

const RecordShipmentEventsPayload = payloadType(
  'RecordShipmentEventsPayload',
  { batch: () => ShipmentEventBatch },
  'What became of the events.',
);

@Resolver()
export class ShipmentEventResolver {
  @Mutation(() => RecordShipmentEventsPayload, {
    description:
      'Takes events of a carrier, terminal or forwarder. Each is judged by itself. What all of them say of a milestone does not depend on the order in which they come, and an event that comes again changes nothing.',
  })
  recordShipmentEvents(
    @Arg('input', () => RecordShipmentEventsInput, { description: 'The events and who sent them.' })
    input: RecordShipmentEventsInput,
    @Ctx() context: RequestContext,
  ) {
    return recordShipmentEvents(context, input);
  }
}
