import { and, desc, eq } from 'drizzle-orm';
import type { deals } from '../../../schema/tables/deals.ts';
import { negotiationRounds } from '../../../schema/tables/negotiation.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Change } from '../../events/change.ts';
import { marginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import type { PricedLine } from '../../pricing/cost-sheets/price-lines.ts';
import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import type { IncotermRule } from '../../trade/incoterm.ts';
import { minorOf } from '../../trade/money.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';
import type { DealSide } from '../deal-side.ts';
import { marginColumn, stepsUncosted } from '../quotations/quotation-pricing.commands.ts';

/** The terms of a round. */
export interface RoundTerms {
  readonly rule: IncotermRule;
  readonly namedPlace: string;
  readonly locode: string | null;
  readonly paymentMethod: PaymentMethod;
  readonly depositRate: string;
  readonly creditDays: number;
  readonly leadTimeDays: number;
  readonly warrantyMonths: number;
  readonly minimumOrderQuantity?: string | null;
  readonly note?: string | null;
}

/** What is put on the table, by whom, and what it would leave. */
export interface Round {
  readonly side: DealSide;
  readonly quotationId: string;
  readonly at: string;
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly terms: RoundTerms;
  readonly isMaterial: boolean;
  /** The deal priced on these terms. */
  readonly lines: readonly PricedLine[];
}

/** Adds a round to the ledger, valued against our round before it. */
export async function addRound(
  change: Change,
  deal: typeof deals.$inferSelect,
  round: Round,
): Promise<string> {
  const rows = await change.tx
    .select()
    .from(negotiationRounds)
    .where(and(eq(negotiationRounds.companyId, deal.companyId), eq(negotiationRounds.dealId, deal.id)))
    .orderBy(desc(negotiationRounds.sequence));
  const ours = rows.find((row) => row.side === 'SELLER');
  const { currency: companyCurrency } = await ownCompany(change);
  const { rule, namedPlace, locode, paymentMethod, depositRate, creditDays } = round.terms;
  const row = {
    companyId: deal.companyId,
    id: change.newId(),
    dealId: deal.id,
    sequence: (rows[0]?.sequence ?? 0) + 1,
    side: round.side,
    quotationId: round.quotationId,
    at: round.at,
    personId: change.viewer.id,
    totalMinor: round.totalMinor,
    currency: round.currency,
    ...{ rule, namedPlace, locode, paymentMethod, depositRate, creditDays },
    leadTimeDays: round.terms.leadTimeDays,
    warrantyMonths: round.terms.warrantyMonths,
    minimumOrderQuantity: round.terms.minimumOrderQuantity ?? null,
    note: round.terms.note ?? null,
    isMaterial: round.isMaterial,
    companyCurrency,
    ...worthOf(round.lines, companyCurrency, ours),
  };
  await change.tx.insert(negotiationRounds).values(row);
  change.record({ event: 'deal.roundRecorded', entity: 'NegotiationRound', entityId: row.id, after: row });
  return row.id;
}

type Valued = Pick<typeof negotiationRounds.$inferSelect, 'marginRate' | 'profitMinor'>;

/** What terms leave, and what that concedes of our round before; not known where they take a step that nobody has costed. */
function worthOf(lines: readonly PricedLine[], companyCurrency: string, ours: Valued | undefined) {
  const uncosted = stepsUncosted(lines);
  if (uncosted.length > 0) {
    return { uncosted, marginRate: null, profitMinor: null, concededMinor: null, concededMargin: null };
  }
  const profitMinor = minorOf(marginTruth(lines, companyCurrency).profitInCompanyCurrency);
  const marginRate = marginColumn(lines);
  // Nothing of ours goes out with a step that is not costed.
  const before = {
    profitMinor: ours?.profitMinor ?? profitMinor,
    marginRate: ours?.marginRate ?? marginRate,
  };
  return {
    ...{ uncosted, marginRate, profitMinor },
    concededMinor: before.profitMinor - profitMinor,
    concededMargin: writeDecimal(new Decimal(before.marginRate).minus(marginRate)),
  };
}
