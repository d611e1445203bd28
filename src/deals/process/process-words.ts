import { Decimal } from '../../trade/decimal.ts';
import { laneOfStage } from '../deal-pipeline.ts';
import { dealStages } from '../deal-stage.ts';
import type { ProcessKind } from './process-phases.ts';
import { type ChecklistStep, drawProcess, type ProcessWords, type StageFigures } from './sales-process.ts';

type Sentence = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The process drawn and counted, in the words of a language. */
export function describeProcess(
  kind: ProcessKind,
  figures: readonly StageFigures[],
  checklist: readonly ChecklistStep[],
  translate: Sentence,
) {
  const words = wordsOf(translate);
  return {
    kind,
    mermaid: drawProcess(kind, { figures, checklist, words }),
    steps: dealStages.map((stage) => {
      const counted = figures.find((one) => one.stage === stage);
      const hours = counted?.averageHours ?? null;
      return {
        stage,
        label: words.stage(stage),
        lane: laneOfStage[stage],
        laneLabel: words.lane(laneOfStage[stage]),
        passed: counted?.passed ?? 0,
        averageHours: hours === null ? null : new Decimal(hours),
        isCurrent: counted?.isCurrent ?? false,
      };
    }),
  };
}

function wordsOf(translate: Sentence): ProcessWords {
  return {
    stage: (stage) => translate(`stages.${stage}`),
    lane: (lane) => translate(`lanes.${lane}`),
    phase: (phase) => translate(`phases.${phase}`),
    fact: (fact) => translate(`facts.${fact}`),
    figures: ({ passed, averageHours }) =>
      translate('process.figures', { passed, days: String(Math.round((averageHours ?? 0) / 2.4) / 10) }),
  };
}
