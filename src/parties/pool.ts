import { Refusal, statusFault } from '../trade/fault.ts';

/** How a company keeps its public pool. */
export interface PoolPolicy {
  readonly inactiveDays: number;
  readonly mostHeld: number;
}

/** Nobody works on a customer of the public pool before they have taken it. */
export function refusePooled(customer: { readonly pooledAt: string | null }, field = 'customerId'): void {
  if (customer.pooledAt) throw new Refusal([statusFault('POOLED', field)]);
}
