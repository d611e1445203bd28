import { countryOfLocode } from '../../trade/locode.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import type { ReportClass, ReportSource } from '../timeline/settled-report.ts';
import type { CarrierEvent, SaidEvent } from './carrier-event.ts';
import { type EventMeaning, eventMeanings, meaningsOf } from './event-meaning.ts';

/** An event, and who sent it. */
export interface SourcedEvent extends CarrierEvent {
  readonly source: ReportSource;
  /** Which carrier, terminal or forwarder. */
  readonly reporter: string;
}

/** Where a shipment goes, as far as its events are placed by it. */
export interface Voyage {
  readonly portOfLoading: string | null;
  readonly portOfDischarge: string | null;
  readonly transhipments: number;
  /** Where it changes ships, in order; those that nobody has named yet are told by who gets there first. */
  readonly transhipmentPorts: readonly string[];
  /** The numbers of its containers; none where nobody has recorded them. */
  readonly containers: readonly string[];
}

/** What one source says of one milestone, by all the events that it sent. */
export interface EventReport {
  readonly code: MilestoneCode;
  readonly leg: number;
  readonly classifier: ReportClass;
  readonly source: ReportSource;
  readonly reporter: string;
  readonly day: string;
  readonly instant: string | null;
  readonly statedAt: string;
  readonly location: string | null;
  readonly cause: string | null;
  /** The event that says it. */
  readonly eventId: string;
}

/** An event with what it means here. */
interface Placed {
  readonly event: SourcedEvent;
  readonly said: SaidEvent;
  readonly code: MilestoneCode;
  readonly leg: number;
  /** Its row in the table of meanings: of one milestone the earlier goes before. */
  readonly rank: number;
}

/**
 * What all events of a shipment say of its milestones: one report for each milestone, source and class. It is worked out from
 * the whole set, so that neither order nor number of their arrivals matter: an event that was sent twice, came before an
 * earlier one, or was taken back before it came, gives the same.
 */
export function reportsOf(events: readonly SourcedEvent[], voyage: Voyage): EventReport[] {
  const standing = withoutRetracted(events);
  const legs = legsOf(standing, voyage);
  const departedOn = departureOf(standing, voyage);
  const placed = standing.flatMap(({ event, said }): Placed[] => {
    const place = placeOf(said, voyage, legs, departedOn);
    const meaning = meaningsOf(said).find((one) => place.means(one));
    if (!meaning) return [];
    const leg = meaning.place === 'TRANSHIPMENT' ? place.leg : 0;
    return [{ event, said, leg, code: meaning.milestone, rank: eventMeanings.indexOf(meaning) }];
  });
  return grouped(placed, ({ event, code, leg }) => [code, leg, event.source, event.reporter].join('\n'))
    .flatMap((group) => reportsOfGroup(group, voyage.containers))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

/** The same for the same milestone, class and source. */
export function keyOf({ code, leg, classifier, source, reporter }: EventReport): string {
  return [code, leg, classifier, source, reporter].join('\n');
}

/** Events that say something and were not taken back by whoever sent them, each once. */
function withoutRetracted(events: readonly SourcedEvent[]): { event: SourcedEvent; said: SaidEvent }[] {
  const own = ({ source, reporter }: SourcedEvent, id: string) => [source, reporter, id].join('\n');
  const retracted = new Set(
    events.flatMap((event) => (event.retracts === null ? [] : own(event, event.retracts))),
  );
  const once = new Map(events.map((event) => [own(event, event.eventId), event]));
  return [...once].flatMap(([id, event]) =>
    event.said === null || retracted.has(id) ? [] : [{ event, said: event.said }],
  );
}

/** All that a report says, as text: another text is another report. */
export function says({ day, instant, statedAt, location, cause, eventId }: EventReport): string {
  return [day, instant ?? '', statedAt, location ?? '', cause ?? '', eventId].join('\n');
}

interface Place {
  readonly leg: number;
  readonly means: (meaning: EventMeaning) => boolean;
}

/** Whether an event is where a meaning has to be, and at which port of transhipment it is. */
function placeOf(
  said: SaidEvent,
  voyage: Voyage,
  legs: ReadonlyMap<string, number>,
  departedOn: string | null,
): Place {
  const { location, movement } = said;
  const { portOfLoading, portOfDischarge, transhipments } = voyage;
  const between = isBetween(said, voyage);
  const leg = (location !== null && legs.get(location)) || (transhipments === 1 ? 1 : 0);
  const country = location && countryOfLocode(location);
  // Without a place it is the side of the sea on which the goods were that day.
  const side = location === null && departedOn !== null && said.day > departedOn ? 'DESTINATION' : 'ORIGIN';
  const isAt = (port: string | null) => (port === null ? null : country === countryOfLocode(port));
  const holds: Readonly<Record<EventMeaning['place'], boolean>> = {
    ANYWHERE: true,
    POL: !between && (location === null ? movement === 'EXPORT' : location === portOfLoading),
    POD: !between && (location === null ? movement === 'IMPORT' : location === portOfDischarge),
    TRANSHIPMENT: between && leg > 0,
    ORIGIN: !between && (location === null ? isSide('ORIGIN') : !isAt(portOfDischarge)),
    DESTINATION: !between && (location === null ? isSide('DESTINATION') : !isAt(portOfLoading)),
  };
  return { leg, means: ({ place }) => holds[place] };

  function isSide(wanted: 'ORIGIN' | 'DESTINATION'): boolean {
    if (movement === 'EXPORT' || movement === 'IMPORT') {
      return movement === (wanted === 'ORIGIN' ? 'EXPORT' : 'IMPORT');
    }
    // Gates are one way: what goes in full or out empty is at its origin. Customs alone speak alike on both sides.
    return isCustoms(said) ? side === wanted : true;
  }
}

function isCustoms({ code, document }: SaidEvent): boolean {
  return code === 'CUSR' || document === 'CUS';
}

/** Whether it is at a port where the shipment changes ships. */
function isBetween({ location, movement, type, code }: SaidEvent, voyage: Voyage): boolean {
  if (movement !== null) return movement === 'TRANSSHIPMENT';
  const isOfShips = type === 'TRANSPORT' || code === 'LOAD' || code === 'DISC';
  const { portOfLoading, portOfDischarge } = voyage;
  return isOfShips && location !== null && location !== portOfLoading && location !== portOfDischarge;
}

/**
 * The legs by ports of transhipment: in the order that was named; others behind them in the order in which goods are, or are
 * expected, there. A port too many has none.
 */
function legsOf(
  events: readonly { readonly said: SaidEvent }[],
  voyage: Voyage,
): ReadonlyMap<string, number> {
  const { transhipmentPorts, transhipments } = voyage;
  const firstDays = new Map<string, string>();
  for (const { said } of events) {
    const { location, day } = said;
    if (location === null || !isBetween(said, voyage) || transhipmentPorts.includes(location)) continue;
    const known = firstDays.get(location);
    if (known === undefined || day < known) firstDays.set(location, day);
  }
  const byDay = [...firstDays].sort(
    ([a, first], [b, second]) => first.localeCompare(second) || a.localeCompare(b),
  );
  const ports = [...transhipmentPorts, ...byDay.map(([port]) => port)].slice(0, transhipments);
  return new Map(ports.map((port, index) => [port, index + 1]));
}

/** The last day on which a ship is said to have left the port of loading with the goods. */
function departureOf(
  events: readonly { readonly said: SaidEvent }[],
  { portOfLoading }: Voyage,
): string | null {
  const days = events
    .filter(
      ({ said }) => said.code === 'DEPA' && said.classifier === 'ACTUAL' && said.location === portOfLoading,
    )
    .map(({ said }) => said.day)
    .sort();
  return days.at(-1) ?? null;
}

/** One report for each class that the events of a milestone and a source give. */
function reportsOfGroup(group: readonly Placed[], containers: readonly string[]): EventReport[] {
  const numberOf = ({ event, said }: Placed) => (said.type === 'TRANSPORT' ? null : event.container);
  const seen = [...new Set(group.flatMap((one) => numberOf(one) ?? []))];
  const needed: (string | null)[] = containers.length > 0 ? [...containers] : seen.length > 0 ? seen : [null];
  const parts = needed.map((container) =>
    group.filter((one) => numberOf(one) === null || numberOf(one) === container),
  );
  const actuals = parts.map((part) => best(part, 'ACTUAL'));
  const expected = (classifier: ReportClass) => {
    const own = parts.map((part) => best(part, classifier));
    // What some containers have done already counts with what is expected of the others.
    return own.some((one) => one) ? own.map((one, index) => actuals[index] ?? one) : [];
  };
  return [
    ...(actuals.every((one) => one !== null) ? combined('ACTUAL', actuals) : []),
    ...combined('ESTIMATED', expected('ESTIMATED')),
    ...combined('PLANNED', expected('PLANNED')),
  ];
}

/** Of one class and one container: what goes before in the table, then the later word, then any that is always the same. */
function best(part: readonly Placed[], classifier: ReportClass): Placed | null {
  const [first] = part
    .filter(({ said }) => said.classifier === classifier)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Date.parse(b.event.statedAt) - Date.parse(a.event.statedAt) ||
        b.said.day.localeCompare(a.said.day) ||
        b.event.eventId.localeCompare(a.event.eventId),
    );
  return first ?? null;
}

/** A shipment has passed a milestone with the last of its containers. */
function combined(classifier: ReportClass, parts: readonly (Placed | null)[]): EventReport[] {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return [];
  const last = known.reduce(later);
  const { event, said, code, leg } = last;
  const statedAt = known
    .map((part) => part.event.statedAt)
    .sort()
    .at(-1)!;
  const { source, reporter, eventId } = event;
  const { day, at: instant, location, cause } = said;
  return [{ code, leg, classifier, source, reporter, day, instant, statedAt, location, cause, eventId }];
}

function later(a: Placed, b: Placed): Placed {
  const [first, second] = [a, b].map(
    ({ said, event }) => `${said.day} ${said.at ?? ''} ${event.eventId}`,
  ) as [string, string];
  return second > first ? b : a;
}

function grouped<One>(all: readonly One[], key: (one: One) => string): One[][] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()];
}
