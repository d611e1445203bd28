import { people } from '../../schema/tables/access.ts';
import { productTrainings } from '../../schema/tables/product-knowledge.ts';
import { products } from '../../schema/tables/products.ts';
import { Person } from '../access/person.type.ts';
import { runCommand } from '../events/command.ts';
import { referredRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { latestDay } from '../trade/calendar-date.ts';
import { type Fault, refuse } from '../trade/fault.ts';
import { Product } from './product.type.ts';
import type { RecordTrainingInput } from './training.input.ts';

const constraints: Readonly<Record<string, Fault>> = {
  product_trainings_day_key: { code: 'ALREADY_EXISTS', path: ['input', 'trainedOn'] },
};

/** Records that someone was trained about a product. */
export function recordTraining(context: RequestContext, input: RecordTrainingInput) {
  const options = { name: 'recordTraining', permission: 'training:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { productId, personId, trainedOn, topic, trainer } = input;
    const product = await referredRow(change, viewer, Product, products, productId, ['input', 'productId']);
    const person = await referredRow(change, viewer, Person, people, personId, ['input', 'personId']);
    const latest = latestDay(change.now);
    const validUntil = input.validUntil ?? null;
    const faults: Fault[] = [];
    if (trainedOn > latest) {
      faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'trainedOn'], facts: { maximum: latest } });
    }
    if (validUntil && validUntil < trainedOn) {
      faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'], facts: { minimum: trainedOn } });
    }
    refuse(faults);
    const row = {
      ...change.newRow(),
      ...{ productId: product.id, personId: person.id, trainedOn, topic, trainer, validUntil },
      score: input.score ?? null,
      recordedBy: viewer.id,
    };
    await change.tx.insert(productTrainings).values(row);
    change.record({ event: 'training.recorded', entity: 'ProductTraining', entityId: row.id, after: row });
    return { training: row.id };
  });
}
