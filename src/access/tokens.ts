import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Who a token speaks for. */
export interface Claims {
  readonly personId: string;
  readonly companyId: string;
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
  verify(token: string, now: Date): Promise<Claims | null>;
}

/** Access tokens: JSON Web Tokens with a fixed algorithm, issuer and audience (RFC 8725). */
export function openTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ personId, companyId }, now) =>
      new SignJWT({ company: companyId })
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
        return { personId: String(payload.sub), companyId: String(payload.company) };
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
