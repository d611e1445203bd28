import { connectionTypeOf, orderInputOf } from './connection.type.ts';
import { allEntities } from './entity.ts';
import { filterInputOf } from './filter.input.ts';

/** Makes the connection, filter and order types of every entity that can be listed; to be called before a schema is built. */
export function registerLists(): void {
  for (const { target, orders } of allEntities()) {
    filterInputOf(target);
    if (Object.keys(orders).length === 0) continue;
    connectionTypeOf(target);
    orderInputOf(target);
  }
}
