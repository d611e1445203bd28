import type { Database } from '../database/database.ts';
import { EventQueue } from './event-queue.ts';

/** A row of the outbox as those who listen see it: what happened to what, and never the payload, which holds costs. */
export interface OutboxEvent {
  readonly companyId: string;
  readonly id: string;
  readonly type: string;
  readonly entity: string;
  readonly entityId: string;
  readonly rootEntity: string | null;
  readonly rootId: string | null;
}

/** What one server hears of the changes that any server commits. */
export interface OutboxFeed {
  /** Tells of every event of a company that is committed after this has resolved, until what it gives is called. */
  hear(companyId: string, tell: (event: OutboxEvent) => void): Promise<() => void>;
  /** The same at the listener's pace. The first value is null: from there on nothing is missed. */
  follow(
    companyId: string,
    wants: (event: OutboxEvent) => boolean,
  ): Promise<AsyncIterableIterator<OutboxEvent | null>>;
  close(): void;
}

const pollMs = 300;
const pollMsAtMost = 5_000;
const pageSize = 1_000;

interface Listener {
  readonly companyId: string;
  readonly tell: (event: OutboxEvent) => void;
}

/** How far the outbox was read: all that `seen` shows, and of what `upto` shows besides all up to `sequence`. */
interface Position {
  readonly seen: string;
  readonly upto: string | null;
  readonly sequence: string;
}

interface Answer {
  readonly upto: string;
  readonly events: readonly (OutboxEvent & { readonly sequence: string })[];
}

/**
 * Reads what was committed since the last time: rows that this snapshot shows and the last one did not. So no row is
 * lost or told twice however long its transaction took, and none waits for the transactions of others.
 */
const newEvents = `
  WITH span AS MATERIALIZED (
    SELECT $1::text::pg_snapshot AS seen, coalesce($2::text::pg_snapshot, pg_current_snapshot()) AS upto
  )
  SELECT span.upto::text AS upto, (
    SELECT coalesce(json_agg(event ORDER BY event.place), '[]') FROM (
      SELECT company_id AS "companyId", id, type, entity, entity_id AS "entityId", root_entity AS "rootEntity",
        root_id AS "rootId", sequence AS place, sequence::text AS sequence
      FROM outbox_events
      WHERE transaction_id >= pg_snapshot_xmin(span.seen)
        AND NOT pg_visible_in_snapshot(transaction_id, span.seen)
        AND pg_visible_in_snapshot(transaction_id, span.upto)
        AND outbox_events.sequence > $3::text::bigint
      ORDER BY outbox_events.sequence LIMIT ${pageSize}
    ) event
  ) AS events
  FROM span`;

/** Follows the outbox for all listeners of this server, with one short statement at a time, while there are any. */
export function openOutboxFeed(database: Database, report: (error: unknown) => void): OutboxFeed {
  const listeners = new Map<string, Set<Listener>>();
  let position: Position | null = null;
  let starting: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;

  const startFrom = (seen: string): Position => ({ seen, upto: null, sequence: '0' });

  async function start(): Promise<void> {
    const [now] = await database.read<{ snapshot: string }>({
      text: 'SELECT pg_current_snapshot()::text AS snapshot',
      params: [],
    });
    position = startFrom(now!.snapshot);
    pollAfter(pollMs);
  }

  function pollAfter(milliseconds: number): void {
    timer = setTimeout(() => void poll(milliseconds), milliseconds);
  }

  /** Polls until nobody listens any more. */
  async function poll(waited: number): Promise<void> {
    let pause = pollMs;
    try {
      await readOn();
    } catch (error) {
      // The position stays, so that what happened meanwhile is told when the database is back.
      if (!closed) report(error);
      pause = Math.min(waited * 2, pollMsAtMost);
    }
    if (listeners.size > 0 && !closed) pollAfter(pause);
    else position = null;
  }

  /** Tells all that was committed since the last time; whoever asks while it does so waits for a turn of their own. */
  function readOn(): Promise<void> {
    const turn = async () => {
      let more = true;
      while (more && position && listeners.size > 0) more = await readPage(position);
    };
    reading = reading.then(turn, turn);
    return reading;
  }

  /** Tells one page; gives whether there may be more. */
  async function readPage({ seen, upto, sequence }: Position): Promise<boolean> {
    const [answer] = await database.read<Answer>({ text: newEvents, params: [seen, upto, sequence] });
    const { events, upto: read } = answer!;
    const isFull = events.length === pageSize;
    position = isFull ? { seen, upto: read, sequence: events.at(-1)!.sequence } : startFrom(read);
    for (const event of events) {
      for (const { tell } of [...(listeners.get(event.companyId) ?? [])]) tell(event);
    }
    return isFull;
  }

  function leave(listener: Listener): void {
    const others = listeners.get(listener.companyId);
    others?.delete(listener);
    if (others?.size === 0) listeners.delete(listener.companyId);
  }

  async function join(listener: Listener): Promise<void> {
    // What was done before is for those who listened before.
    if (position) await readOn();
    const others = listeners.get(listener.companyId) ?? new Set();
    listeners.set(listener.companyId, others.add(listener));
    if (position) return;
    starting ??= start().finally(() => {
      starting = null;
    });
    try {
      await starting;
    } catch (error) {
      leave(listener);
      throw error;
    }
  }

  return {
    async hear(companyId, tell) {
      const listener = { companyId, tell };
      await join(listener);
      return () => leave(listener);
    },
    async follow(companyId, wants) {
      const queue = new EventQueue<OutboxEvent | null>(() => leave(listener));
      const listener: Listener = {
        companyId,
        tell: (event) => {
          if (wants(event)) queue.tell(event);
        },
      };
      await join(listener);
      // Whoever joins a running feed may hear of what was committed a moment before.
      queue.tell(null);
      return queue;
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      listeners.clear();
    },
  };
}
