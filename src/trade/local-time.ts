const localForm = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d{1,9})?)?$/;

/** Whether a text is a time of day on a day, as clocks at a place show it, with no offset to UTC. */
export function isLocalTime(text: string): boolean {
  return localForm.test(text) && !Number.isNaN(Date.parse(`${text}Z`)) && isSameDay(text);
}

/**
 * The instant at which clocks in an IANA zone show a time. Where they show it twice, in autumn, it is the first; where they
 * skip it, in spring, the time is read as if they had not been put forward yet.
 */
export function instantIn(timeZone: string, local: string): Date {
  const wall = Date.parse(`${local}Z`);
  const offsets = [offsetAt(timeZone, wall - dayMs), offsetAt(timeZone, wall + dayMs)];
  const shown = offsets
    .map((offset) => wall - offset)
    .filter((instant) => offsetAt(timeZone, instant) === wall - instant);
  return new Date(shown.length > 0 ? Math.min(...shown) : wall - offsets[0]!);
}

/** What clocks in a zone show at an instant, to the minute: `2026-04-03T18:00`. */
export function localTimeIn(timeZone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetAt(timeZone, instant.getTime())).toISOString().slice(0, 16);
}

const dayMs = 86_400_000;

/** Milliseconds by which clocks in a zone are ahead of UTC at an instant. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = formatOf(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(timeZone, format);
  return format;
}

/** A 31 February is read as a day of March, which is another one. */
function isSameDay(text: string): boolean {
  return new Date(`${text.slice(0, 10)}T00:00Z`).toISOString().slice(0, 10) === text.slice(0, 10);
}
