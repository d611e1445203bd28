import type { MilestoneCode, MilestoneParty } from '../timeline/milestone-code.ts';

/** What a buyer is told of. What is between us, the factory and the bank is not among it. */
const toldMilestones = [
  'ORDER_CONFIRMED',
  'DEPOSIT_RECEIVED',
  'LC_RECEIVED_OK',
  'PP_SAMPLE_SENT',
  'PP_SAMPLE_APPROVED',
  'PRODUCTION_START',
  'PRODUCTION_FINISH',
  'QC_FINAL',
  'CARGO_READY',
  'BOOKING_CONFIRMED',
  'EXPORT_RELEASED',
  'HANDED_OVER',
  'LOADED_ON_BOARD',
  'DEPARTED_POL',
  'BL_ISSUED',
  'TS_ARRIVED',
  'TS_DEPARTED',
  'DOCS_PRESENTED',
  'DOCS_SENT',
  'ARRIVED_POD',
  'DISCHARGED',
  'IMPORT_CLEARED',
  'DELIVERED',
  'BALANCE_RECEIVED',
] as const satisfies readonly MilestoneCode[];

/** What a buyer is asked for, where it is theirs to bring about. */
export const askedMilestones = [
  'DEPOSIT_RECEIVED',
  'LC_RECEIVED_OK',
  'PP_SAMPLE_APPROVED',
  'BOOKING_REQUESTED',
  'BOOKING_CONFIRMED',
  'EXPORT_RELEASED',
  'BL_DRAFT_CONFIRMED',
  'BALANCE_RECEIVED',
  'BL_SURRENDERED',
  'IMPORT_CLEARED',
  'EMPTY_RETURNED',
] as const satisfies readonly MilestoneCode[];

const told: ReadonlySet<MilestoneCode> = new Set(toldMilestones);
const asked: ReadonlySet<MilestoneCode> = new Set(askedMilestones);
/** What is owed stays owed, however far the goods are. */
const owed: ReadonlySet<MilestoneCode> = new Set(['DEPOSIT_RECEIVED', 'BALANCE_RECEIVED']);
/** A mail is read on a telephone. */
const pointsAtMost = 5;

/** What of a milestone goes into a mail. */
export interface MailedMilestone {
  readonly id: string;
  readonly code: MilestoneCode;
  readonly party: MilestoneParty;
  readonly plannedOn: string;
  readonly estimatedOn: string;
  readonly actualOn: string | null;
  /** What it comes after; before what is to come where the days are negative. */
  readonly after: readonly { readonly days: number; readonly after: { readonly id: string } | null }[];
}

/** What of a shipment goes into a mail: nothing of it is a cost, a supplier or a note of ours. */
export interface MailedShipment {
  readonly number: string;
  readonly contract: string;
  readonly seller: string;
  readonly contact: string | null;
  readonly vessel: string | null;
  readonly voyage: string | null;
  readonly transportDocument: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** In the order in which they are passed. */
  readonly milestones: readonly MailedMilestone[];
}

/** The sentences and days of a language. */
export interface MailLanguage {
  readonly translate: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly day: (day: string) => string;
}

/** A mail as it may be sent. */
export interface StatusMail {
  readonly subject: string;
  readonly text: string;
}

/** What happened, what is next and what we need, each as far as a buyer is told of it. */
export function mailPoints(milestones: readonly MailedMilestone[], today: string) {
  const known = milestones.filter(({ code }) => told.has(code));
  const passed = passedOver(milestones);
  const open = milestones.filter(
    ({ id, code, actualOn }) => actualOn === null && (owed.has(code) || !passed.has(id)),
  );
  const isAsked = ({ code, party }: MailedMilestone) => party === 'BUYER' && asked.has(code);
  return {
    happened: known
      .filter(({ actualOn }) => actualOn !== null && actualOn <= today)
      .sort((a, b) => a.actualOn!.localeCompare(b.actualOn!))
      .slice(-pointsAtMost),
    next: open
      .filter((milestone) => told.has(milestone.code) && !isAsked(milestone))
      .sort(byEstimate)
      .slice(0, pointsAtMost),
    needed: open.filter(isAsked).sort(byEstimate).slice(0, pointsAtMost),
  };
}

/** Whatever comes before something that happened: nobody waits for it any more, reported or not. */
function passedOver(milestones: readonly MailedMilestone[]): ReadonlySet<string> {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const passed = new Set<string>();
  const waiting = milestones.filter(({ actualOn }) => actualOn !== null);
  for (let milestone = waiting.pop(); milestone; milestone = waiting.pop()) {
    for (const { days, after } of milestone.after) {
      const earlier = after && byId.get(after.id);
      if (days < 0 || !earlier || passed.has(earlier.id)) continue;
      passed.add(earlier.id);
      waiting.push(earlier);
    }
  }
  return passed;
}

/** A mail to the buyer on how a shipment stands on a day. */
export function writeStatusMail(
  shipment: MailedShipment,
  today: string,
  { translate, day }: MailLanguage,
): StatusMail {
  const { number, contract, contact, seller } = shipment;
  const { happened, next, needed } = mailPoints(shipment.milestones, today);
  const point = (when: string, what: string) => translate('statusMail.point', { when, what });
  const expected = ({ estimatedOn, plannedOn }: MailedMilestone) => {
    // A day that has passed without its milestone says nothing any more.
    if (estimatedOn < today) return translate('statusMail.toBeConfirmed');
    if (estimatedOn <= plannedOn) return day(estimatedOn);
    return translate('statusMail.later', { day: day(estimatedOn), planned: day(plannedOn) });
  };
  const last = happened.at(-1);
  const what = last ? translate(`milestones.${last.code}`) : translate('statusMail.inWork');
  return {
    subject: translate('statusMail.subject', { number, what }),
    text: [
      contact === null ? translate('statusMail.toAnybody') : translate('statusMail.to', { contact }),
      '',
      translate('statusMail.intro', { number, contract }),
      ...journeyLines(shipment, translate),
      '',
      translate('statusMail.happened'),
      ...(happened.length === 0 ? [translate('statusMail.nothingYet')] : []),
      ...happened.map(({ code, actualOn }) => point(day(actualOn!), translate(`milestones.${code}`))),
      '',
      translate('statusMail.next'),
      ...(next.length === 0 ? [translate('statusMail.nothingMore')] : []),
      ...next.map((milestone) => point(expected(milestone), translate(`milestones.${milestone.code}`))),
      '',
      translate('statusMail.needed'),
      ...(needed.length === 0 ? [translate('statusMail.nothingNeeded')] : []),
      ...needed.map((milestone) =>
        point(expected(milestone), translate(`statusMail.needs.${milestone.code}`)),
      ),
      '',
      translate('statusMail.regards'),
      seller,
    ].join('\n'),
  };
}

function journeyLines(
  { from, to, vessel, voyage, transportDocument }: MailedShipment,
  translate: MailLanguage['translate'],
): string[] {
  const ship = [vessel, voyage].filter(Boolean).join(' ');
  return [
    ...(from && to ? [translate('statusMail.route', { from, to })] : []),
    ...(ship ? [translate('statusMail.ship', { ship })] : []),
    ...(transportDocument ? [translate('statusMail.transportDocument', { number: transportDocument })] : []),
  ];
}

function byEstimate(a: MailedMilestone, b: MailedMilestone): number {
  return a.estimatedOn.localeCompare(b.estimatedOn);
}
