import { cursorOf, type Place } from './cursor.ts';
import { defaultPageSize } from './keyset.ts';

/** A row as the statement built it: values under the response keys of the selection. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows as the statement read them: one more than the page where the list goes on. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly total?: number;
}

/** A page with what its arguments say about its ends. */
export interface Page {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The arguments of a connection that decide where its pages end. */
export interface PageSize {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** The page within the rows that were read; pages from the end are read backwards. */
export function pageOf(read: RowPage, args: PageSize): Page {
  const backward = args.last !== undefined && args.last !== null;
  const size = args.first ?? args.last ?? defaultPageSize;
  const goesOn = read.rows.length > size;
  const rows = read.rows.slice(0, size);
  return {
    rows: backward ? rows.reverse() : rows,
    total: read.total,
    hasNextPage: (!backward && goesOn) || Boolean(args.before),
    hasPreviousPage: (backward && goesOn) || Boolean(args.after),
  };
}

/** Where a row of a page has its place: under a name that no response key can have. */
export const placeKey = '.place';

/** The cursor of a row of a page, or null where there is no row. */
export function cursorOfRow(row: Row | undefined): string | null {
  return row ? cursorOf(row[placeKey] as Place) : null;
}
