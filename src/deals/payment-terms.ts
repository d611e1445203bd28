import { Decimal } from '../trade/decimal.ts';
import type { Fault } from '../trade/fault.ts';
import { allowsCredit, hasDeposit, type PaymentMethod } from '../trade/payment-method.ts';

/** Payment terms as they are given. */
export interface GivenPayment {
  readonly method: PaymentMethod;
  /** The share that is paid before shipment. */
  readonly depositRate: string;
  /** Days from shipment until the rest is paid. */
  readonly creditDays: number;
}

/** Payment terms as they are kept. */
export function paymentColumns({ method, depositRate, creditDays }: GivenPayment) {
  return { paymentMethod: method, depositRate, creditDays };
}

/** Payment terms that contradict themselves: a deposit where the method has none, credit where it gives none. */
export function findPaymentFaults(
  payment: GivenPayment | null | undefined,
  path: readonly string[] = ['input', 'payment'],
): Fault[] {
  if (!payment) return [];
  const { method, creditDays } = payment;
  const deposit = new Decimal(payment.depositRate);
  const fault = (code: 'REQUIRED' | 'OUT_OF_RANGE', field: 'depositRate' | 'creditDays'): Fault => ({
    ...{ code, path: [...path, field] },
  });
  return [
    ...(hasDeposit(method) && deposit.isZero() ? [fault('REQUIRED', 'depositRate')] : []),
    ...(method === 'TT_ADVANCE' && !deposit.isZero() ? [fault('OUT_OF_RANGE', 'depositRate')] : []),
    ...(!allowsCredit(method) && creditDays > 0 ? [fault('OUT_OF_RANGE', 'creditDays')] : []),
    ...(method === 'OA' && creditDays === 0 ? [fault('REQUIRED', 'creditDays')] : []),
  ];
}
