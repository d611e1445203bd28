import { and, eq } from 'drizzle-orm';
import { marketNotes } from '../../schema/tables/market-notes.ts';
import { products } from '../../schema/tables/products.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { lockVersion, referredRow } from '../events/lock-row.ts';
import { Product } from '../products/product.type.ts';
import type { RequestContext } from '../server/context.ts';
import { dayOf, latestDay } from '../trade/calendar-date.ts';
import { Decimal } from '../trade/decimal.ts';
import { type Fault, Refusal, refuse, statusFault } from '../trade/fault.ts';
import { findUnit } from '../trade/quantity.ts';
import { addFigures } from './market-figure.commands.ts';
import type {
  ArchiveMarketNoteInput,
  NoteTextsInput,
  PriceBandInput,
  RecordMarketNoteInput,
  ReviewMarketNoteInput,
  ReviseMarketNoteInput,
} from './market-note.input.ts';
import { MarketNote } from './market-note.type.ts';

type NoteRow = typeof marketNotes.$inferSelect;
const barriersPerNote = 50;
const contactsPerNote = 50;
/** Days until a note is looked at again where nothing else is said: half a year. */
const usualReviewDays = 182;

/** Writes down what is known of a market, with its numbers. */
export function recordMarketNote(context: RequestContext, input: RecordMarketNoteInput) {
  const options = { name: 'recordMarketNote', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { hsCode, country, periodFrom, periodTo, language, title, summary, figures } = input;
    const path = ['input', 'productId'];
    const product = input.productId
      ? await referredRow(change, viewer, Product, products, input.productId, path)
      : null;
    const reviewOn = input.reviewOn ?? dayOf(new Date(change.now.getTime() + usualReviewDays * 86_400_000));
    const faults = [
      ...findTextFaults(input),
      ...findReviewFaults(change, reviewOn),
      ...(periodTo < periodFrom ? [before('periodTo', periodFrom)] : []),
      ...(product && !product.hsCode.startsWith(hsCode) ? [differing(product.hsCode, hsCode)] : []),
    ];
    refuse(faults);
    const row = {
      ...change.newRow(),
      ...{ hsCode, country, periodFrom, periodTo, language, title, summary, reviewOn },
      ...{ highMonths: [], channels: [], barriers: [], certificates: [], evidence: [], contacts: [] },
      ...textColumns(input),
      productId: product?.id ?? null,
      authorId: viewer.id,
    };
    await change.tx.insert(marketNotes).values(row);
    change.record({ event: 'marketNote.recorded', entity: 'MarketNote', entityId: row.id, after: row });
    await addFigures(change, row.id, figures);
    return { note: row.id };
  });
}

/** Changes what a note says. Its numbers are recorded and withdrawn one by one. */
export function reviseMarketNote(context: RequestContext, input: ReviseMarketNoteInput) {
  const options = { name: 'reviseMarketNote', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const note = await lockVersion(change, viewer, MarketNote, marketNotes, input);
    if (note.archivedAt) throw new Refusal([statusFault('ARCHIVED')]);
    const faults = findTextFaults(input);
    refuse(faults);
    const { title, summary } = input;
    const changed = { ...given({ title, summary }, marketNotes), ...textColumns(input) };
    await write(change, note, 'marketNote.revised', changed as Partial<NoteRow>);
    return { note: note.id };
  });
}

/** Records that someone looked at a note and found that it holds. */
export function reviewMarketNote(context: RequestContext, input: ReviewMarketNoteInput) {
  const options = { name: 'reviewMarketNote', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const note = await lockVersion(change, viewer, MarketNote, marketNotes, input);
    if (note.archivedAt) throw new Refusal([statusFault('ARCHIVED')]);
    const { reviewOn } = input;
    const faults = findReviewFaults(change, reviewOn);
    refuse(faults);
    const reviewedAt = change.now.toISOString();
    await write(change, note, 'marketNote.reviewed', { reviewOn, reviewedAt, reviewedBy: viewer.id });
    return { note: note.id };
  });
}

/** Lays a note aside: it stays to be read, and is not worked on any more. */
export function archiveMarketNote(context: RequestContext, input: ArchiveMarketNoteInput) {
  const options = { name: 'archiveMarketNote', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const note = await lockVersion(change, viewer, MarketNote, marketNotes, input);
    if (note.archivedAt) throw new Refusal([statusFault('ARCHIVED')]);
    await write(change, note, 'marketNote.archived', { archivedAt: change.now.toISOString() });
    return { note: note.id };
  });
}

async function write(change: Change, note: NoteRow, event: string, changed: Partial<NoteRow>): Promise<void> {
  const columns = { ...changed, version: note.version + 1, updatedAt: change.now.toISOString() };
  await change.tx
    .update(marketNotes)
    .set(columns)
    .where(and(eq(marketNotes.companyId, note.companyId), eq(marketNotes.id, note.id)));
  const after = { ...note, ...columns };
  change.record({ event, entity: 'MarketNote', entityId: note.id, before: note, after });
}

function textColumns(input: NoteTextsInput) {
  const { demandDrivers, trends, seasonality, highMonths, channels, certificates, evidence } = input;
  const { paymentHabits, riskLevel, risks, logistics, price } = input;
  const texts = { demandDrivers, trends, seasonality, paymentHabits, riskLevel, risks, logistics };
  const lists = { highMonths, channels, certificates, evidence };
  return {
    ...given({ ...texts, ...lists, barriers: input.barriers, contacts: input.contacts }, marketNotes),
    ...(input.barriers && { barriers: input.barriers.map(({ kind, text }) => ({ kind, text })) }),
    ...(input.contacts && {
      contacts: input.contacts.map(({ name, role, reachedAt }) => ({ name, role, reachedAt })),
    }),
    ...(price === undefined ? {} : priceColumns(price)),
  };
}

function priceColumns(price: PriceBandInput | null) {
  return {
    ...{ priceLow: price?.low ?? null, priceHigh: price?.high ?? null },
    ...{ priceCurrency: price?.currency ?? null, priceUnit: price?.unit ?? null },
    ...{ priceLevel: price?.level ?? null, priceBasis: price?.basis ?? null },
  };
}

function findTextFaults({ price, barriers, contacts }: NoteTextsInput): Fault[] {
  const faults: Fault[] = [];
  if (price && !findUnit(price.unit)) {
    faults.push({ code: 'UNKNOWN_VALUE', path: ['input', 'price', 'unit'] });
  }
  if (price && new Decimal(price.high).lt(price.low)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'price', 'high'], facts: { minimum: price.low } });
  }
  if (barriers && barriers.length > barriersPerNote) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'barriers'], facts: { maximum: barriersPerNote } });
  }
  if (contacts && contacts.length > contactsPerNote) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'contacts'], facts: { maximum: contactsPerNote } });
  }
  return faults;
}

/** A note that is due from the day it is written reminds of nothing. */
function findReviewFaults(change: Change, reviewOn: string): Fault[] {
  const today = latestDay(change.now);
  return reviewOn > today
    ? []
    : [{ code: 'OUT_OF_RANGE', path: ['input', 'reviewOn'], facts: { above: today } }];
}

function before(field: string, minimum: string): Fault {
  return { code: 'OUT_OF_RANGE', path: ['input', field], facts: { minimum } };
}

function differing(expected: string, given: string): Fault {
  return { code: 'TERMS_DIFFER', path: ['input', 'hsCode'], facts: { expected, given } };
}
