import type { GraphQLSchema } from 'graphql';
import { auditEvents, outboxEvents } from '../../schema/tables/events.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Transaction } from '../database/database.ts';

/** What a command changed: the row before and after, as JSON; `null` where it was not, or is no longer. */
export interface Recorded {
  /** What happened, for those who listen: `deal.opened`. */
  readonly event: string;
  readonly entity: string;
  readonly entityId: string;
  readonly before?: object | null;
  readonly after?: object | null;
  /** What it is about, where that is not what the command locked first: a call about a deal. */
  readonly about?: Root | null;
}

/** The row that a change is about: those who may see it are told. */
export interface Root {
  readonly entity: string;
  readonly id: string;
}

/** Who makes a change: a person of a company, or nobody where a job does. */
export interface Actor {
  readonly companyId: string;
  readonly id: string | null;
}

/** One open transaction of a command or a job, with what it needs from outside and what it has recorded. */
export class Change<By extends Actor = Pick<Viewer, 'companyId' | 'id'>> {
  readonly tx: Transaction;
  readonly viewer: By;
  /** The instant of the command: the same in every row that it writes. */
  readonly now: Date;
  readonly newId: () => string;
  readonly schema: GraphQLSchema;
  private readonly command: string;
  private readonly requestId: string;
  private readonly recorded: Recorded[] = [];
  private root: Root | null = null;

  constructor(
    tx: Transaction,
    viewer: By,
    outside: {
      command: string;
      requestId: string;
      now: Date;
      newId: () => string;
      schema: GraphQLSchema;
    },
  ) {
    this.tx = tx;
    this.viewer = viewer;
    this.command = outside.command;
    this.requestId = outside.requestId;
    this.now = outside.now;
    this.newId = outside.newId;
    this.schema = outside.schema;
  }

  /** The columns with which every new business row begins. */
  newRow(id: string = this.newId()) {
    const at = this.now.toISOString();
    return { companyId: this.viewer.companyId, id, version: 1, createdAt: at, updatedAt: at };
  }

  /** Says what the change is about. The first word counts: commands lock the row first by which they queue. */
  isAbout(entity: string, id: string): void {
    this.root ??= { entity, id };
  }

  /** Remembers a change; it is written with the transaction, or not at all. */
  record(recorded: Recorded): void {
    const { before, after } = recorded;
    this.recorded.push({ ...recorded, before: asJson(before), after: asJson(after) });
  }

  /** Whether anything was changed. */
  get hasRecords(): boolean {
    return this.recorded.length > 0;
  }

  /** Writes the audit and the outbox rows. A command that recorded nothing is a bug: nothing changes unseen. */
  async writeRecords(): Promise<void> {
    if (this.recorded.length === 0) throw new Error(`${this.command} changed nothing or did not record it`);
    const at = this.now.toISOString();
    const { companyId } = this.viewer;
    const records = this.recorded.map((recorded) => ({ ...recorded, id: this.newId() }));
    await this.tx.insert(auditEvents).values(
      records.map(({ id, entity, entityId, before, after }) => ({
        companyId,
        id,
        at,
        personId: this.viewer.id,
        requestId: this.requestId,
        command: this.command,
        entity,
        entityId,
        before: before ?? null,
        after: after ?? null,
      })),
    );
    await this.tx.insert(outboxEvents).values(
      records.map(({ id, event, entity, entityId, after, about }) => ({
        companyId,
        id,
        at,
        type: event,
        entity,
        entityId,
        payload: after ?? {},
        personId: this.viewer.id,
        ...rootOf(about ?? this.root ?? { entity, id: entityId }),
      })),
    );
  }
}

function rootOf({ entity, id }: Root) {
  return { rootEntity: entity, rootId: id };
}

/** A row as JSON holds it: whole numbers of any size become text. */
function asJson(row: object | null | undefined): object | null {
  if (!row) return null;
  const text = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
  return JSON.parse(text);
}
