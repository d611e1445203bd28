import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { differences, type GuideStep, stepsOfPage, writeJson } from './guide.ts';

// Every request of the README and the guide is sent as it stands, and its answer compared with the one shown.
// GUIDE=write puts the answers of this run into the pages instead, for a person to read in the diff.

const root = new URL('../../', import.meta.url);
const pages = ['README.md', ...readdirSync(new URL('docs/guide/', root)).map((name) => `docs/guide/${name}`)]
  .filter((page) => page.endsWith('.md'))
  .sort();
const write = process.env.GUIDE === 'write';
const run = promisify(execFile);

test('the ladder of the README is the one of the first chapter', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  const chapter = readFileSync(new URL('docs/guide/01-first-deal.md', root), 'utf8');
  const rungs = [...chapter.matchAll(/"rule": "([A-Z]{3})",\s*"total": \{ "formatted": "([^"]+)" \}/g)];
  expect(rungs).toHaveLength(11);
  for (const [, rule, total] of rungs) expect(readme).toMatch(new RegExp(`^${rule} +${total}`, 'm'));
});

describe.each(pages)('%s', (page) => {
  let server: TestServer;
  const saved = new Map<string, unknown>();
  let markdown = readFileSync(new URL(page, root), 'utf8');
  const steps = stepsOfPage(markdown).filter((step) => !step.options.has('run'));
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(async () => {
    if (write) writeFileSync(new URL(page, root), markdown);
    await server.stop();
  });

  async function send(step: GuideStep): Promise<Record<string, unknown>> {
    if (step.kind === 'sh') {
      const { stdout } = await run('sh', ['-c', step.text.replaceAll('http://127.0.0.1:4000', server.url)]);
      return JSON.parse(stdout);
    }
    const declared = [...step.text.matchAll(/\$(\w+)\s*:/g)].map((match) => match[1]!);
    const variables = Object.fromEntries([...saved].filter(([name]) => declared.includes(name)));
    const role = step.options.get('as') ?? 'rep';
    const as = role === 'nobody' ? null : (`${role}@demo.lading.test` as const);
    const language = step.options.get('language');
    const { status: _, ...answer } = await server.ask(step.text, variables, {
      as,
      ...(language && { language }),
    });
    return answer;
  }

  for (const step of steps) {
    test(`line ${step.line}`, async () => {
      const answer = await send(step);
      expect(JSON.stringify(answer)).not.toContain('INTERNAL_SERVER_ERROR');
      for (const [option, path] of step.options) {
        if (!option.startsWith('save.')) continue;
        const value = path
          .split('.')
          .reduce((at: unknown, key) => (at as Record<string, unknown>)?.[key], answer.data);
        expect(value, `${path} of line ${step.line}: ${JSON.stringify(answer)}`).toBeTypeOf('string');
        saved.set(option.slice(5), value);
      }
      const shown = write ? show(answer) : step.answer;
      if (write && step.answerText !== null) {
        markdown = markdown.replace(blocks(step.text, step.answerText), () =>
          blocks(step.text, `${writeJson(shown)}\n`),
        );
        return;
      }
      if (shown !== undefined) expect(differences(shown, answer)).toEqual([]);
      else expect(answer.errors).toBeUndefined();
    });
  }

  test('shows a request at least, where it is a chapter', () => {
    expect(page === 'docs/guide/README.md' ? 1 : steps.length).toBeGreaterThan(0);
  });
});

/** A request and its answer as they stand in a page. */
function blocks(request: string, answer: string): string {
  return `${request}\`\`\`\n\n\`\`\`json\n${answer}`;
}

const idForm = /^[a-z]+_[0-9a-f-]{36}$/;

/** An answer as a page shows it: what changes from run to run becomes `…`. */
function show(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (typeof value !== 'string') return value;
      const changes =
        /^(accessToken|refreshToken|requestId|reference|\w*[cC]ursor)$/.test(key) ||
        idForm.test(value) ||
        /^[A-Z]{1,2}-\d{4}-\d{5}$/.test(value) ||
        /^[0-9a-f]{64}$/.test(value);
      return changes ? '…' : value;
    }),
  );
}
