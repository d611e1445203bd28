import { daysBetween } from '../trade/calendar-date.ts';
import { marketsOf } from '../trade/market.ts';

/** A paper that lets a product into a market. */
export const certificateKinds = ['CERTIFICATE', 'REGISTRATION', 'TEST_REPORT', 'LICENCE'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export const certificateStandings = ['NOT_YET_VALID', 'VALID', 'EXPIRING', 'EXPIRED'] as const;
export type CertificateStanding = (typeof certificateStandings)[number];

/** Days before its end from which a certificate is renewed: authorities take about a quarter. */
export const renewalDays = 90;

interface Validity {
  readonly validFrom: string;
  /** The last day; null without an end. */
  readonly validUntil: string | null;
}

/** How a certificate stands on a day. */
export function standingOf({ validFrom, validUntil }: Validity, day: string): CertificateStanding {
  if (day < validFrom) return 'NOT_YET_VALID';
  if (validUntil === null) return 'VALID';
  if (day > validUntil) return 'EXPIRED';
  return daysBetween(day, validUntil) <= renewalDays ? 'EXPIRING' : 'VALID';
}

/** Days left until a certificate ends, negative once it has; null without an end. */
export function daysLeft({ validUntil }: Pick<Validity, 'validUntil'>, day: string): number | null {
  return validUntil === null ? null : daysBetween(day, validUntil);
}

/** Whether a certificate of this market lets goods into a country; one without a market goes everywhere. */
export function admitsTo(market: string | null, country: string): boolean {
  return market === null || marketsOf(country).includes(market);
}
