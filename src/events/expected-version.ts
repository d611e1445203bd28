import { Refusal, staleFault } from '../trade/fault.ts';

/**
 * Refuses a change of a row that may not be there yet, unless its caller read what there is: the version where there is
 * one, none where there is none.
 */
export function expectVersion(
  current: number | undefined,
  read: number | null | undefined,
  field = 'version',
): void {
  if ((current ?? null) === (read ?? null)) return;
  throw new Refusal([
    read ? staleFault(current ?? 0, read, field) : { code: 'REQUIRED', path: ['input', field] },
  ]);
}
