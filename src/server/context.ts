import type { GraphQLSchema } from 'graphql';
import type { Tokens } from '../access/tokens.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Database } from '../database/database.ts';
import type { OutboxFeed } from '../events/outbox-feed.ts';
import type { Translate } from '../i18n/translate.ts';

/** What the outside world gives to pure code: passed in, so that tests can set it. */
export interface Effects {
  now(): Date;
  /** A UUIDv7: sortable by time of creation. */
  newId(): string;
}

/** One request: who asks, in which language, with what. */
export interface RequestContext {
  readonly viewer: Viewer | null;
  /** BCP 47 tag of the best supported match of `Accept-Language`. */
  readonly locale: string;
  readonly translate: Translate;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly effects: Effects;
  readonly tokens: Tokens;
  /** What happens, as it happens, on whatever server. */
  readonly feed: OutboxFeed;
  readonly requestId: string;
  /** Fields that were answered null because the viewer may not read them, as `Deal.costSheet`. */
  readonly redactions: Set<string>;
}
