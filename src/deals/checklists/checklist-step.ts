import type { Lane } from '../deal-facts.ts';
import type { DealStage } from '../deal-stage.ts';

/** A working step: what is done, by whom, how long it takes, what it yields. */
export interface TemplateStep {
  readonly stage: DealStage;
  readonly lane: Lane;
  readonly minutes: number;
  readonly step: string;
  readonly yields: string;
}

/** One line of a template: stage, lane, minutes, then step and result in English and in Chinese. */
export type TemplateRow = readonly [
  stage: DealStage,
  lane: Lane,
  minutes: number,
  step: string,
  yields: string,
  stepInChinese: string,
  yieldsInChinese: string,
];
