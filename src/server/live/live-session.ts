import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSessionOpen } from '../../access/authenticate.ts';
import type { GoodToken } from '../../access/tokens.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Unavailable } from '../../database/database.ts';
import type { OutboxFeed } from '../../events/outbox-feed.ts';
import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import { type Locale, translatorFor } from '../../i18n/translate.ts';
import type { RequestContext } from '../context.ts';
import type { ServerParts } from '../server.ts';
import { type Closing, closings, liveLimits } from './live-limits.ts';

export interface LiveParts extends ServerParts {
  readonly feed: OutboxFeed;
  readonly report: (error: unknown, requestId: string) => void;
}

/** A person’s connection for live updates: open for as long as their token, their session and they themselves are good. */
export class LiveSession {
  private readonly parts: LiveParts;
  private readonly close: (closing: Closing) => void;
  private readonly token: string;
  private readonly good: GoodToken;
  private readonly locale: Locale;
  private readonly endings: (() => void)[] = [];
  private ended = false;

  private constructor(
    parts: LiveParts,
    close: (closing: Closing) => void,
    { token, good, locale }: { token: string; good: GoodToken; locale: Locale },
  ) {
    this.parts = parts;
    this.close = close;
    this.token = token;
    this.good = good;
    this.locale = locale;
  }

  /** Opens it for the access token that a client gives at its beginning, or says why the connection is closed. */
  static async open(
    parts: LiveParts,
    close: (closing: Closing) => void,
    given: Readonly<Record<string, unknown>>,
    request: Pick<IncomingMessage, 'headers'>,
  ): Promise<LiveSession | Closing> {
    const token = /^Bearer\s+(\S+)$/i.exec(textOf(given.authorization) ?? '')?.[1];
    if (!token) return closings.UNAUTHORIZED;
    const good = await parts.tokens.verify(token, parts.effects.now());
    if (!good) return closings.FORBIDDEN;
    const locale = negotiateLocale(textOf(given['accept-language']) ?? request.headers['accept-language']);
    const session = new LiveSession(parts, close, { token, good, locale });
    try {
      if (!(await parts.authenticate(token))) return closings.UNAUTHORIZED;
      await session.watch();
      if (await isSessionOpen(parts.database, good)) return session;
      session.end();
      return closings.FORBIDDEN;
    } catch (error) {
      session.end();
      if (error instanceof Unavailable) return closings.TRY_LATER;
      throw error;
    }
  }

  /** One event or operation of it: who asks is found out anew, for roles and people change while a connection stays. */
  async context(requestId: string = randomUUID()): Promise<RequestContext | null> {
    const viewer = await this.viewer();
    if (!viewer) return null;
    const { database, schema, effects, tokens, feed } = this.parts;
    return {
      ...{ viewer, locale: this.locale, database, schema, effects, tokens, feed, requestId },
      translate: this.translate,
      redactions: new Set(),
    };
  }

  get translate() {
    return translatorFor(this.locale);
  }

  end(): void {
    this.ended = true;
    for (const ending of this.endings.splice(0)) ending();
  }

  /** Closes it when its token runs out, when somebody ends its session on whatever server, and when its person goes. */
  private async watch(): Promise<void> {
    const { companyId, sessionId, expiresAt } = this.good;
    const left = expiresAt.getTime() - this.parts.effects.now().getTime();
    const expiry = setTimeout(() => this.close(closings.FORBIDDEN), left);
    const check = setInterval(() => {
      this.viewer().catch((error) => this.parts.report(error, 'live'));
    }, liveLimits.checkMs);
    this.endings.push(
      () => clearTimeout(expiry),
      () => clearInterval(check),
    );
    const leave = await this.parts.feed.hear(companyId, ({ entity, entityId, type }) => {
      const ends = type === 'session.ended' || type === 'session.reused';
      if (ends && entity === 'Session' && entityId === sessionId) this.close(closings.FORBIDDEN);
    });
    if (this.ended) leave();
    else this.endings.push(leave);
  }

  /** Null where the connection is no longer anybody’s; it is closed then. */
  private async viewer(): Promise<Viewer | null> {
    const viewer = await this.parts.authenticate(this.token);
    if (viewer) return viewer;
    const { good, parts } = this;
    this.close(parts.effects.now() >= good.expiresAt ? closings.FORBIDDEN : closings.UNAUTHORIZED);
    return null;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
