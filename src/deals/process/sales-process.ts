import type { DealFact, Lane } from '../deal-facts.ts';
import { lanes } from '../deal-facts.ts';
import { exitsFrom, laneOfStage, type StageMove, stageMoves } from '../deal-pipeline.ts';
import { type DealStage, dealStages } from '../deal-stage.ts';
import { Flowchart } from './mermaid.ts';
import { type ProcessKind, type ProcessPhase, phaseNames, processPhases } from './process-phases.ts';

/** What was counted of a stage. */
export interface StageFigures {
  readonly stage: DealStage;
  /** How many deals came to it. */
  readonly passed: number;
  /** How long they stood there, in hours; null where none has. */
  readonly averageHours: number | null;
  /** Whether the one deal that is drawn stands there. */
  readonly isCurrent: boolean;
}

/** A working step of a stage. */
export interface ChecklistStep {
  readonly stage: DealStage;
  readonly text: string;
}

/** The words of the reader's language. */
export interface ProcessWords {
  stage(stage: DealStage): string;
  lane(lane: Lane): string;
  phase(phase: ProcessPhase): string;
  fact(fact: DealFact): string;
  /** What was counted of a stage, in a line. */
  figures(figures: StageFigures): string;
}

/** What a process is drawn from, beside the declared moves. */
export interface ProcessDrawing {
  readonly figures: readonly StageFigures[];
  readonly checklist: readonly ChecklistStep[];
  readonly words: ProcessWords;
}

const mainStages = phaseNames.flatMap((phase): readonly DealStage[] => processPhases[phase]);
const currentLook = 'stroke-width:3px,stroke:#b45309';
const passedLook = 'fill:#dcfce7,stroke:#15803d';

/** The declared process as a Mermaid flowchart. A stage, a move or a fact that is added there is drawn here. */
export function drawProcess(kind: ProcessKind, drawing: ProcessDrawing): string {
  return drawings[kind](drawing).toString();
}

const drawings: Readonly<Record<ProcessKind, (drawing: ProcessDrawing) => Flowchart>> = {
  OVERVIEW: drawOverview,
  TOP_DOWN: drawTopDown,
  DETAILED: drawDetailed,
  SWIMLANE: drawLanes,
  MULTI_LEVEL: drawLevels,
};

function drawOverview({ words }: ProcessDrawing): Flowchart {
  const chart = new Flowchart('LR');
  for (const phase of phaseNames) {
    const stages = processPhases[phase].map((stage) => words.stage(stage)).join(' · ');
    chart.step(phase, `${words.phase(phase)}\n${stages}`);
  }
  phaseNames.slice(1).forEach((phase, index) => {
    chart.arrow(phaseNames[index]!, phase);
  });
  return chart;
}

function drawTopDown(drawing: ProcessDrawing): Flowchart {
  const chart = new Flowchart('TB');
  for (const stage of mainStages) drawStage(chart, drawing, stage);
  for (const { from, to } of stageMoves) chart.arrow(from, to);
  return marked(chart, drawing);
}

/** Every move with the facts that it needs, and the ways out. */
function drawDetailed(drawing: ProcessDrawing): Flowchart {
  const chart = new Flowchart('TB');
  for (const stage of dealStages) drawStage(chart, drawing, stage);
  for (const move of stageMoves) drawGuardedMove(chart, drawing, move);
  for (const stage of mainStages) {
    for (const { to } of exitsFrom({ stage, leftFrom: null })) chart.arrow(stage, to, null, true);
  }
  return marked(chart, drawing);
}

function drawGuardedMove(chart: Flowchart, { words }: ProcessDrawing, { from, to, needs }: StageMove): void {
  if (needs.length === 0) {
    chart.arrow(from, to);
    return;
  }
  const guard = `${from}_${to}`;
  chart.decision(guard, needs.map(({ fact }) => words.fact(fact)).join('\n'));
  chart.arrow(from, guard);
  chart.arrow(guard, to);
}

function drawLanes(drawing: ProcessDrawing): Flowchart {
  const chart = new Flowchart('LR');
  for (const lane of lanes) {
    const stages = mainStages.filter((stage) => laneOfStage[stage] === lane);
    if (stages.length === 0) continue;
    chart.group(`LANE_${lane}`, drawing.words.lane(lane), () => {
      for (const stage of stages) drawStage(chart, drawing, stage);
    });
  }
  for (const { from, to } of stageMoves) chart.arrow(from, to);
  return marked(chart, drawing);
}

/** Phases that hold their stages, which hold their working steps. */
function drawLevels(drawing: ProcessDrawing): Flowchart {
  const chart = new Flowchart('TB');
  for (const phase of phaseNames) {
    chart.group(`PHASE_${phase}`, drawing.words.phase(phase), () => {
      for (const stage of processPhases[phase]) drawStageWithSteps(chart, drawing, stage);
    });
  }
  for (const { from, to } of stageMoves) chart.arrow(from, to);
  return marked(chart, drawing);
}

function drawStageWithSteps(chart: Flowchart, drawing: ProcessDrawing, stage: DealStage): void {
  drawStage(chart, drawing, stage);
  drawing.checklist
    .filter((step) => step.stage === stage)
    .forEach(({ text }, index) => {
      const id = `${stage}_${index + 1}`;
      chart.step(id, text);
      chart.arrow(index === 0 ? stage : `${stage}_${index}`, id, null, true);
    });
}

function drawStage(chart: Flowchart, { figures, words }: ProcessDrawing, stage: DealStage): void {
  const counted = figures.find((one) => one.stage === stage);
  const label =
    counted && counted.passed > 0 ? `${words.stage(stage)}\n${words.figures(counted)}` : words.stage(stage);
  chart.step(stage, label, !mainStages.includes(stage) || stage === 'CLOSED' || stage === 'INQUIRY');
}

function marked(chart: Flowchart, { figures }: ProcessDrawing): Flowchart {
  const current = figures.filter(({ isCurrent }) => isCurrent).map(({ stage }) => stage);
  if (current.length === 0) return chart;
  const drawn = (stage: DealStage) => mainStages.includes(stage);
  const passed = figures.filter(({ passed, isCurrent, stage }) => passed > 0 && !isCurrent && drawn(stage));
  chart.mark(
    passed.map(({ stage }) => stage),
    'passed',
    passedLook,
  );
  chart.mark(current.filter(drawn), 'current', currentLook);
  return chart;
}
