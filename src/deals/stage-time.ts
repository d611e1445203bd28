import { Decimal } from '../trade/decimal.ts';
import type { DealStage } from './deal-stage.ts';

/** How long a deal stood in a stage, from its coming there to its leaving. */
export interface StageTime {
  readonly stage: DealStage;
  readonly since: string;
  /** Null while it stands there. */
  readonly until: string | null;
  /** In days, to four places. */
  readonly days: Decimal;
}

interface StageComing {
  readonly toStage: DealStage;
  readonly at: string;
}

const dayMs = 86_400_000;

/** The stages that a deal came to, oldest first, with how long it stood in each; in the last one until now, if it is open. */
export function stageTimes(history: readonly StageComing[], now: string, isOver: boolean): StageTime[] {
  return history.map(({ toStage, at }, index) => {
    const until = history[index + 1]?.at ?? null;
    // Where a deal ended it stands for good: that is no time that anybody spent.
    const end = until ?? (isOver ? at : now);
    const days = new Decimal(Date.parse(end) - Date.parse(at)).div(dayMs).toDecimalPlaces(4);
    return { stage: toStage, since: at, until, days };
  });
}
