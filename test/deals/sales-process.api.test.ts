import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dealStages } from '../../src/deals/deal-stage.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { costedDeal } from './costed-deal.ts';
import { readFlowchart } from './mermaid-grammar.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const director = 'director@demo.lading.test';
const manager = 'manager@demo.lading.test';

async function process(given: object, as = {}): Promise<Outcome> {
  const { data, errors } = await server.ask(
    `query ($kind: ProcessKind!, $deal: ID, $from: DateTime, $until: DateTime) {
      salesProcess(kind: $kind, dealId: $deal, from: $from, until: $until) {
        mermaid steps { stage label laneLabel passed averageHours isCurrent }
      }
    }`,
    { kind: 'TOP_DOWN', ...given },
    as,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.salesProcess;
}
const step = (drawn: Outcome, stage: string) => drawn.steps.find((one: Outcome) => one.stage === stage);

describe('salesProcess', () => {
  test('counts the deals that the reader sees, in one statement', async () => {
    const { result, statements } = await server.statementsOf(() => process({}, { as: director }));
    expect(statements.filter((text) => text.includes('WITH stays'))).toHaveLength(1);
    const { data } = await server.ask('{ deals(first: 1) { totalCount } }', {}, { as: director });
    expect(step(result, 'INQUIRY').passed).toBe(data.deals.totalCount);
    readFlowchart(result.mermaid);
    const own = await process({});
    expect(step(own, 'INQUIRY').passed).toBeLessThan(step(result, 'INQUIRY').passed);
    const none = await process({}, { as: 'analyst@demo.lading.test' });
    expect(step(none, 'INQUIRY').passed).toBe(0);
  });

  test('counts those that were opened in a period', async () => {
    const all = step(await process({}, { as: director }), 'INQUIRY').passed;
    const early = await process({ until: '2026-01-01T00:00:00Z' }, { as: director });
    const late = await process({ from: '2026-01-01T00:00:00Z' }, { as: director });
    expect(step(early, 'INQUIRY').passed + step(late, 'INQUIRY').passed).toBe(all);
  });

  test('shows where one deal stands and how long it took, and nothing of a deal that is not yours', async () => {
    const { deal } = await costedDeal(desk);
    server.setClock('2026-03-03T14:00:00.000Z');
    const drawn = await process({ deal });
    expect(step(drawn, 'INQUIRY')).toMatchObject({ passed: 1, isCurrent: true, averageHours: '36' });
    expect(drawn.mermaid).toContain('class INQUIRY current');
    server.setClock('2026-03-02T02:00:00.000Z');
    const hidden = await process({ deal }, { as: 'rep.south@demo.lading.test' });
    expect(hidden.steps.every(({ passed }: Outcome) => passed === 0)).toBe(true);
    expect(hidden.steps).toHaveLength(dealStages.length);
  });

  test('speaks the reader’s language', async () => {
    const drawn = await process({ kind: 'SWIMLANE' }, { language: 'zh-CN' });
    expect(step(drawn, 'NEGOTIATION')).toMatchObject({ label: '谈判', laneLabel: '销售' });
    expect(drawn.mermaid).toContain('谈判');
  });
});

describe('the checklists', () => {
  const live = async () => {
    const { data } = await server.ask(
      '{ checklistItems(first: 100, filter: { stage: [QUOTING] }) { nodes { id step sequence archivedAt } } }',
    );
    return data.checklistItems.nodes.filter(({ archivedAt }: Outcome) => archivedAt === null);
  };

  test('set by several at once are those of one of them', async () => {
    const set = (step: string) =>
      desk.done(
        'setStageChecklist',
        { stage: 'QUOTED', items: [{ step, lane: 'SALES', minutes: 5, yields: 'An answer' }] },
        director,
      );
    const steps = ['Call', 'Write', 'Visit', 'Wait'];
    await Promise.all(steps.map(set));
    const rows = await server.sql(
      `SELECT step FROM checklist_items
        WHERE stage = 'QUOTED' AND archived_at IS NULL AND step IN ('Call', 'Write', 'Visit', 'Wait')`,
    );
    expect(rows).toHaveLength(1);
  });

  test('a company edits the steps of a stage, and they are drawn', async () => {
    const items = [
      { step: 'Ask two makers; "quote" in one day', lane: 'SALES', minutes: 30, yields: 'Costs' },
      { step: 'Freight for the lane', lane: 'OPERATIONS', minutes: 20, yields: 'Charges' },
    ];
    await expect(desk.done('setStageChecklist', { stage: 'QUOTING', items })).rejects.toThrow('FORBIDDEN');
    await desk.done('setStageChecklist', { stage: 'QUOTING', items }, manager);
    expect((await live()).map(({ step }: Outcome) => step)).toEqual(items.map(({ step }) => step));
    const { mermaid } = await process({ kind: 'MULTI_LEVEL' });
    expect(readFlowchart(mermaid).nodes.get('QUOTING_1')).toBe('Ask two makers#59; #34;quote#34; in one day');
  });

  test('a deal ticks them off: those of the lane, and its owner', async () => {
    const { deal } = await costedDeal(desk);
    const [first, second] = await live();
    await desk.done('tickChecklistItem', { dealId: deal, itemId: first.id, note: 'Both answered.' });
    await desk.done('tickChecklistItem', { dealId: deal, itemId: second.id }, 'operations@demo.lading.test');
    expect(
      await desk.refused('tickChecklistItem', { dealId: deal, itemId: first.id }, 'finance@demo.lading.test'),
    ).toEqual(['NOT_PERMITTED at itemId']);
    const ticks = async () => {
      const { data } = await server.ask(
        'query ($id: ID!) { deal(id: $id) { checklistTicks { item { step } note person { email } } } }',
        { id: deal },
      );
      return data.deal.checklistTicks;
    };
    expect(await ticks()).toHaveLength(2);
    await desk.done('tickChecklistItem', { dealId: deal, itemId: second.id, done: false });
    expect(await ticks()).toEqual([
      { item: { step: first.step }, note: 'Both answered.', person: { email: 'rep@demo.lading.test' } },
    ]);
  });

  test('a template takes the place of what is there only when that is said', async () => {
    const pharma = { template: 'PHARMA_SALES', language: 'ZH_CN' };
    expect(await desk.refused('applyChecklistTemplate', pharma, manager)).toEqual([
      'ALREADY_EXISTS at template',
    ]);
    await desk.done('applyChecklistTemplate', { ...pharma, replace: true }, manager);
    const steps = (await live()).map(({ step }: Outcome) => step);
    expect(steps).toContain('计入稳定性、注册资料、冷链与认证费用');
  });
});
