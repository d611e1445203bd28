import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  printSchema,
} from 'graphql';
import type { Viewer } from '../../src/access/viewer.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import type { ToyRows } from './toy-rows.ts';
import { shipKinds } from './toy-tables.ts';

// The toy once more, told in the plainest way: arrays, and a function for each field. No SQL, no plan, no src/graph.

// biome-ignore lint/suspicious/noExplicitAny: rows of all types go through one set of functions
type Row = any;
type TypeName = 'Fleet' | 'Flag' | 'Ship' | 'Voyage' | 'Sailor';
/** Where a cursor of the API stands. */
export type Cursors = ReadonlyMap<string, { readonly order: string; readonly id: string }>;

const prefixes: Readonly<Record<TypeName, string>> = {
  ...{ Fleet: 'fleet', Flag: 'flag', Ship: 'ship', Voyage: 'voyage', Sailor: 'sailor' },
};
/** The first of each is the default. */
const orders: Readonly<Partial<Record<TypeName, Readonly<Record<string, string>>>>> = {
  Fleet: { NAME: 'name' },
  Ship: {
    ...{ NAME: 'name', LAUNCHED_AT: 'launchedAt', LISTED_ON: 'listedOn' },
    ...{ BERTHS: 'berths', DRAUGHT: 'draught', KIND: 'kind' },
  },
  Voyage: { NUMBER: 'number', DEPARTED_AT: 'departedAt' },
  Sailor: { RANK: 'rank' },
};

/** Answers operations over rows in memory. A cursor is answered as the id of its row. */
export function plainEvaluator(served: GraphQLSchema, rows: ToyRows, cursors: Cursors) {
  const schema = buildSchema(printSchema(served));
  const all: Record<TypeName, Row[]> = {
    Fleet: rows.fleets,
    Flag: rows.flags,
    Ship: rows.ships,
    Voyage: rows.voyages,
    Sailor: rows.sailors,
  };
  const find = (type: TypeName, id: string | null | undefined) => all[type].find((row) => row.id === id);

  function sees(viewer: Viewer, type: TypeName, row: Row): boolean {
    if (!row) return false;
    if (type === 'Flag' || type === 'Ship') return sees(viewer, 'Fleet', find('Fleet', row.fleetId));
    if (type === 'Voyage') return sees(viewer, 'Ship', find('Ship', row.shipId));
    if (type === 'Sailor') return sees(viewer, 'Voyage', find('Voyage', row.voyageId));
    if (row.companyId !== viewer.companyId || viewer.role === 'ANALYST') return false;
    if (viewer.role === 'REP') return row.ownerId === viewer.id;
    if (viewer.role === 'MANAGER') return row.ownerId === viewer.id || viewer.teamIds.includes(row.teamId);
    return true;
  }

  const show = (viewer: Viewer, type: TypeName, row: Row) => (sees(viewer, type, row) ? { type, row } : null);
  const showAll = (viewer: Viewer, type: TypeName, keep: (row: Row) => boolean) =>
    all[type].filter((row) => keep(row) && sees(viewer, type, row));

  function matches(viewer: Viewer, type: TypeName, row: Row, filter: Row): boolean {
    return Object.entries(filter ?? {}).every(([name, value]: [string, Row]) => {
      if (value === null || value === undefined) return true;
      if (name === 'or') return value.some((branch: Row) => matches(viewer, type, row, branch));
      if (name === 'not') return !matches(viewer, type, row, value);
      if (name === 'fleetId') return value.includes(`fleet_${row.fleetId}`);
      if (name === 'search') {
        const columns = type === 'Fleet' ? [row.name, row.motto] : [row.name, row.callSign];
        return columns.some((text) => text !== null && holds(text, value));
      }
      if (name === 'fleet' || name === 'ship' || name === 'voyage') {
        const target = { fleet: 'Fleet', ship: 'Ship', voyage: 'Voyage' }[name] as TypeName;
        const related = find(target, row[`${name}Id`]);
        return sees(viewer, target, related) && matches(viewer, target, related, value);
      }
      const stored = row[name];
      if (Array.isArray(value)) return value.includes(stored);
      if (typeof value === 'boolean') return stored === value;
      return Object.entries(value).every(([condition, wanted]: [string, Row]) => {
        if (wanted === null || wanted === undefined) return true;
        if (stored === null) return false;
        if (condition === 'equals') return stored === wanted;
        if (condition === 'contains') return holds(stored, wanted);
        if (condition === 'startsWith') return stored.toLowerCase().startsWith(wanted.toLowerCase());
        const difference = compareAs(
          name,
          shownAs(name, stored),
          name.endsWith('At') ? new Date(wanted).toISOString() : wanted,
        );
        return condition === 'from' ? difference >= 0 : difference <= 0;
      });
    });
  }

  function page(viewer: Viewer, type: TypeName, keep: (row: Row) => boolean, args: Row) {
    const names = Object.entries(orders[type] ?? {});
    const [, column = 'id'] = names.find(([name]) => name === args.orderBy?.by) ?? names[0]!;
    const sign = args.orderBy?.direction === 'DESC' ? -1 : 1;
    const compare = (a: Row, b: Row) =>
      sign * (compareAs(column, a[column], b[column]) || compareAs('id', a.id, b.id));
    const at = (cursor: string) => find(type, cursors.get(cursor)?.id);
    const matching = showAll(viewer, type, (row) => keep(row) && matches(viewer, type, row, args.filter));
    const between = matching
      .filter((row) => !args.after || compare(row, at(args.after)) > 0)
      .filter((row) => !args.before || compare(row, at(args.before)) < 0)
      .sort(compare);
    const size = args.last ?? args.first ?? 20;
    const shown = args.last ? between.slice(-size) : between.slice(0, size);
    const goesOn = between.length > size;
    return {
      edges: shown.map((row) => ({ cursor: row.id, node: { type, row } })),
      nodes: shown.map((row) => ({ type, row })),
      totalCount: matching.length,
      pageInfo: {
        hasNextPage: (!args.last && goesOn) || Boolean(args.before),
        hasPreviousPage: (Boolean(args.last) && goesOn) || Boolean(args.after),
        startCursor: shown[0]?.id ?? null,
        endCursor: shown.at(-1)?.id ?? null,
      },
    };
  }

  const byId = (viewer: Viewer, id: string, type: TypeName) =>
    show(
      viewer,
      type,
      id.startsWith(`${prefixes[type]}_`) ? find(type, id.slice(id.indexOf('_') + 1)) : null,
    );
  const everything = () => true;

  function fieldOf(viewer: Viewer, parent: string, field: string, source: Row, args: Row): unknown {
    const row = source?.row;
    switch (`${parent}.${field}`) {
      case 'Query.node':
        for (const type of Object.keys(prefixes) as TypeName[]) {
          const found = byId(viewer, args.id, type);
          if (found) return found;
        }
        return null;
      case 'Query.fleet':
        return byId(viewer, args.id, 'Fleet');
      case 'Query.ship':
        return byId(viewer, args.id, 'Ship');
      case 'Query.voyage':
        return byId(viewer, args.id, 'Voyage');
      case 'Query.sailor':
        return byId(viewer, args.id, 'Sailor');
      case 'Query.fleets':
        return page(viewer, 'Fleet', everything, args);
      case 'Query.ships':
        return page(viewer, 'Ship', everything, args);
      case 'Query.voyages':
        return page(viewer, 'Voyage', everything, args);
      case 'Query.sailors':
        return page(viewer, 'Sailor', everything, args);
      case 'Fleet.ships':
        return page(viewer, 'Ship', (ship) => ship.fleetId === row.id, args);
      case 'Fleet.flag':
        return show(
          viewer,
          'Flag',
          all.Flag.find((flag) => flag.fleetId === row.id),
        );
      case 'Fleet.rivalFlag':
        return show(
          viewer,
          'Flag',
          all.Flag.find((flag) => flag.fleetId === row.rivalId),
        );
      case 'Fleet.rival':
        return show(viewer, 'Fleet', find('Fleet', row.rivalId));
      case 'Flag.fleet':
      case 'Ship.fleet':
        return show(viewer, 'Fleet', find('Fleet', row.fleetId));
      case 'Ship.home':
        return rows.harbours.find(({ code }) => code === row.home) ?? null;
      case 'Ship.value':
        return row.valueMinor === null
          ? null
          : { amount: inMajorUnits(row.valueMinor, row.currency), currency: row.currency };
      case 'Ship.secret':
        return viewer.permissions.has('cost:read') ? row.secret : null;
      case 'Ship.accounts':
        if (!viewer.permissions.has('cost:read')) return null;
        return page(viewer, 'Voyage', (voyage) => voyage.shipId === row.id, args);
      case 'Ship.voyages':
        return page(viewer, 'Voyage', (voyage) => voyage.shipId === row.id, args);
      case 'Ship.log':
        return showAll(viewer, 'Voyage', (voyage) => voyage.shipId === row.id)
          .sort((a, b) => a.number - b.number || compareAs('id', a.id, b.id))
          .slice(0, 2)
          .map((voyage) => ({ type: 'Voyage', row: voyage }));
      case 'Ship.latest':
        return showAll(viewer, 'Voyage', (voyage) => voyage.shipId === row.id)
          .sort((a, b) => a.number - b.number || compareAs('id', a.id, b.id))
          .slice(-2)
          .map((voyage) => ({ type: 'Voyage', row: voyage }));
      case 'Ship.title': {
        const harbour = rows.harbours.find(({ code }) => code === row.home);
        const fleet = find('Fleet', row.fleetId).name;
        return `${args.prefix ?? 'MV'} ${row.name} of ${fleet}, ${harbour?.name ?? 'nowhere'}, ${row.secret.length}`;
      }
      case 'Voyage.freight':
        return row.freight === null ? null : { amount: row.freight, currency: row.currency };
      case 'Voyage.ship':
        return show(viewer, 'Ship', find('Ship', row.shipId));
      case 'Voyage.crew':
        return page(viewer, 'Sailor', (sailor) => sailor.voyageId === row.id, args);
      case 'Sailor.voyage':
        return show(viewer, 'Voyage', find('Voyage', row.voyageId));
      case 'Sailor.wage':
        if (!viewer.permissions.has('cost:read')) return null;
        return { amount: inMajorUnits(row.wageMinor, row.currency), currency: row.currency };
      default:
        if (!row) return source[field];
        return field === 'id' ? `${prefixes[source.type as TypeName]}_${row.id}` : shownAs(field, row[field]);
    }
  }

  return (document: DocumentNode, variableValues: Row, viewer: Viewer) =>
    execute({
      ...{ schema, document, variableValues },
      fieldResolver: (source, args, _context, info) =>
        fieldOf(viewer, info.parentType.name, info.fieldName, source, args),
      typeResolver: (source: Row) => source.type,
    }) as ExecutionResult;
}

function shownAs(field: string, stored: Row): Row {
  return field.endsWith('At') ? new Date(stored).toISOString() : stored;
}

function compareAs(field: string, a: Row, b: Row): number {
  if (field === 'draught' || field === 'tonnage') return new Decimal(a).cmp(b);
  if (field === 'kind') return shipKinds.indexOf(a) - shipKinds.indexOf(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function inMajorUnits(minor: bigint, currency: string): string {
  const digits = { JPY: 0, KWD: 3 }[currency] ?? 2;
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0n ? '-' : ''}${whole}${digits ? `.${text.slice(-digits)}` : ''}`;
}
