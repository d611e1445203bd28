import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Who a token speaks for. */
export interface Claims {
  readonly personId: string;
  readonly companyId: string;
  /** The sign-in that it descends from; null where it does not say. */
  readonly sessionId: string | null;
}

/** The claims of a token that is good, and until when it is. */
export interface GoodToken extends Claims {
  readonly expiresAt: Date;
}

/** How long an access token is good for. */
export const accessTokenMinutes = 15;
/** How long a session lasts without being used. */
export const refreshTokenDays = 30;

const issuer = 'lading';
const audience = 'lading-api';

/** Issues and checks tokens that are signed with one secret. */
export interface Tokens {
  issue(claims: Claims, now: Date): Promise<string>;
  /** The claims of a token, or null where it is not ours, was altered, or has run out. */
  verify(token: string, now: Date): Promise<GoodToken | null>;
}

/** Access tokens: JSON Web Tokens with a fixed algorithm, issuer and audience (RFC 8725). */
export function openTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ personId, companyId, sessionId }, now) =>
      new SignJWT({ company: companyId, sid: sessionId })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setSubject(personId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + accessTokenMinutes * 60_000))
        .sign(key),
    async verify(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: 'at+jwt',
          issuer,
          audience,
          currentDate: now,
          requiredClaims: ['sub', 'exp', 'company'],
        });
        return {
          personId: String(payload.sub),
          companyId: String(payload.company),
          sessionId: typeof payload.sid === 'string' ? payload.sid : null,
          expiresAt: new Date(payload.exp! * 1_000),
        };
      } catch {
        return null;
      }
    },
  };
}

/** A refresh token: 256 random bits. */
export function newRefreshToken(): string {
  return `ldr_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a refresh token. It is random enough for a plain hash. */
export function refreshTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
