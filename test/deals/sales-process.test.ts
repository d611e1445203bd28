import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checklistTemplates,
  templateLanguages,
  templateSteps,
} from '../../src/deals/checklists/checklist-templates.ts';
import { stageMoves } from '../../src/deals/deal-pipeline.ts';
import { type DealStage, dealStages } from '../../src/deals/deal-stage.ts';
import { phaseNames, processKinds, processPhases } from '../../src/deals/process/process-phases.ts';
import { describeProcess } from '../../src/deals/process/process-words.ts';
import { type ChecklistStep, drawProcess, type ProcessWords } from '../../src/deals/process/sales-process.ts';
import { locales, translatorFor } from '../../src/i18n/translate.ts';
import { readFlowchart } from './mermaid-grammar.ts';

const plain: ProcessWords = {
  stage: (stage) => stage,
  lane: (lane) => lane,
  phase: (phase) => phase,
  fact: (fact) => fact,
  figures: ({ passed }) => `${passed}`,
};
const draw = (kind: (typeof processKinds)[number], words = plain, checklist: ChecklistStep[] = []) =>
  readFlowchart(drawProcess(kind, { figures: [], checklist, words }));
const ways: readonly DealStage[] = ['LOST', 'CANCELLED', 'ON_HOLD', 'CLAIM'];

describe('the process', () => {
  it('is drawn from what is declared: every stage, every move and every fact', () => {
    const { nodes, arrows } = draw('DETAILED');
    for (const stage of dealStages) expect(nodes.has(stage), stage).toBe(true);
    for (const { from, to, needs } of stageMoves) {
      const guard = `${from}_${to}`;
      if (needs.length === 0) expect(arrows).toContainEqual([from, to]);
      else {
        expect(arrows).toContainEqual([from, guard]);
        expect(arrows).toContainEqual([guard, to]);
        for (const { fact } of needs) expect(nodes.get(guard)).toContain(fact);
      }
    }
  });

  it('has every stage of the way in just one phase and just one lane', () => {
    const inPhases = phaseNames.flatMap((phase): readonly DealStage[] => processPhases[phase]);
    expect([...inPhases].sort()).toEqual(dealStages.filter((stage) => !ways.includes(stage)).sort());
    const { nodes, groups } = draw('SWIMLANE');
    expect([...nodes.keys()].sort()).toEqual([...inPhases].sort());
    expect(groups.length).toBeGreaterThan(3);
    expect(draw('MULTI_LEVEL').groups).toHaveLength(phaseNames.length);
    expect([...draw('OVERVIEW').nodes.keys()]).toEqual(phaseNames);
  });

  it('keeps a label a label, whatever someone writes into it', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'ab "\'`#;&<>[]{}()|\\\n\r-=end%') });
    fc.assert(
      fc.property(fc.constantFrom(...processKinds), hostile, (kind, text) => {
        const words = { ...plain, stage: () => text, lane: () => text, phase: () => text, fact: () => text };
        const drawn = draw(kind, words, [{ stage: 'QUOTING', text }]);
        expect([...drawn.nodes.keys()]).toEqual([
          ...draw(kind, plain, [{ stage: 'QUOTING', text: 'x' }]).nodes.keys(),
        ]);
      }),
    );
  });

  it('holds the working steps of a stage one behind the other', () => {
    const checklist = [
      { stage: 'QUOTING' as const, text: 'First' },
      { stage: 'QUOTING' as const, text: 'Second' },
    ];
    const { nodes, arrows } = draw('MULTI_LEVEL', plain, checklist);
    expect(nodes.get('QUOTING_2')).toBe('Second');
    expect(arrows).toContainEqual(['QUOTING', 'QUOTING_1']);
    expect(arrows).toContainEqual(['QUOTING_1', 'QUOTING_2']);
  });

  it.each(Object.keys(locales) as (keyof typeof locales)[])('speaks %s', (locale) => {
    const figures = [{ stage: 'QUOTED' as const, passed: 3, averageHours: 60, isCurrent: true }];
    for (const kind of processKinds) {
      const { mermaid, steps } = describeProcess(kind, figures, [], translatorFor(locale));
      readFlowchart(mermaid);
      expect(steps).toHaveLength(dealStages.length);
    }
    const { mermaid } = describeProcess('TOP_DOWN', figures, [], translatorFor(locale));
    expect(mermaid).toContain('class QUOTED current');
    expect(mermaid).toMatch(/2[.,]5/);
  });
});

describe('the templates of checklists', () => {
  it.each(checklistTemplates)('%s has steps for every stage of the way, in every language', (template) => {
    for (const language of templateLanguages) {
      const steps = templateSteps(template, language);
      for (const stage of dealStages.filter((stage) => !ways.includes(stage))) {
        expect(steps.filter((step) => step.stage === stage).length, stage).toBeGreaterThan(0);
      }
      for (const { step, yields, minutes } of steps) {
        expect(step.length).toBeGreaterThan(3);
        expect(yields.length).toBeGreaterThan(1);
        expect(minutes).toBeGreaterThan(0);
        expect(/\p{Script=Han}/u.test(step), step).toBe(language === 'zh-CN');
      }
    }
  });
});
