import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { Arg, Ctx, Int } from 'type-graphql';
import { companies } from '../../schema/tables/access.ts';
import { activities } from '../../schema/tables/activities.ts';
import { pricingPolicies } from '../../schema/tables/approvals.ts';
import { checklistTicks } from '../../schema/tables/checklists.ts';
import { claimPolicies } from '../../schema/tables/claims.ts';
import { contracts } from '../../schema/tables/contracts.ts';
import { dealAttestations, dealLines, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { negotiationRounds } from '../../schema/tables/negotiation.ts';
import { orders } from '../../schema/tables/orders.ts';
import { quotations } from '../../schema/tables/quotations.ts';
import { dealScreenings } from '../../schema/tables/screening.ts';
import { ports } from '../../schema/tables/trade.ts';
import { Company } from '../access/company.type.ts';
import { Person } from '../access/person.type.ts';
import { ownedRows } from '../access/row-scopes.ts';
import { Activity } from '../activities/activity.type.ts';
import { ClaimPolicy } from '../fulfilment/claims/claim.type.ts';
import { Order } from '../fulfilment/orders/order.type.ts';
import { Column, Computed, Connection, Entity, Id, ToMany, ToOne } from '../graph/decorators.ts';
import { columnOf } from '../graph/entity.ts';
import { Contact, Customer } from '../parties/customer.type.ts';
import { DealScreening } from '../parties/screening.type.ts';
import { ladderOfSheet } from '../pricing/cost-sheets/cost-sheet.ts';
import { CostSheet } from '../pricing/cost-sheets/cost-sheet.type.ts';
import { costSheetSelection } from '../pricing/cost-sheets/cost-sheet-selection.ts';
import type { PriceLadder } from '../pricing/price-ladder/price-ladder.ts';
import { PriceLadderType } from '../pricing/price-ladder/price-ladder.type.ts';
import type { RequestContext } from '../server/context.ts';
import type { TermsFinding } from '../trade/delivery-terms.ts';
import { TermsFindingType } from '../trade/delivery-terms.type.ts';
import type { IncotermEdition, IncotermRule, TransportMode } from '../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType, TransportModeType } from '../trade/incoterm.type.ts';
import { Port } from '../trade/port.type.ts';
import { CountryCodeScalar, CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { ChecklistTick } from './checklists/checklist.type.ts';
import { Contract } from './contracts/contract.type.ts';
import type { ContractStatus } from './contracts/contract-status.ts';
import { DealAttestation, DealStageChange } from './deal-history.type.ts';
import { DealLine } from './deal-line.type.ts';
import { LossReasonEnum, NextStageType } from './deal-move.type.ts';
import { isOpen, type LossReason, type NextStage, nextStages } from './deal-pipeline.ts';
import type { DealStage } from './deal-stage.ts';
import { DealStageType } from './deal-stage.type.ts';
import { type DealSnapshot, dealSnapshotSelection, factsOfDeal, fundingOfDeal } from './deal-standing.ts';
import { findingsOfDeal } from './deal-terms.ts';
import { PricingPolicy } from './floors/price-floor.type.ts';
import { NegotiationRound, TermChangeType } from './negotiation/negotiation.type.ts';
import { compareRounds, type TermChange } from './quotations/offer.ts';
import { Quotation } from './quotations/quotation.type.ts';
import type { QuotationStatus } from './quotations/quotation-status.ts';
import { type StageTime, stageTimes } from './stage-time.ts';
import { StageTimeType } from './stage-time.type.ts';

@Entity(deals, {
  description: 'One sale, from the buyer’s inquiry to the last payment.',
  prefix: 'deal',
  scope: ownedRows(),
  filters: {
    stage: { kind: 'anyOf', column: deals.stage, type: () => DealStageType },
    rule: { kind: 'anyOf', column: deals.rule, type: () => IncotermRuleType },
    currency: { kind: 'anyOf', column: deals.currency, type: () => CurrencyCodeScalar },
    destinationCountry: { kind: 'anyOf', column: deals.destinationCountry, type: () => CountryCodeScalar },
    owner: { kind: 'idIn', column: deals.ownerId, target: () => Person },
    customer: { kind: 'related', column: deals.customerId, target: () => Customer },
    openedAt: { kind: 'range', column: deals.openedAt, of: 'DateTime' },
    number: { kind: 'text', column: deals.number },
    search: { kind: 'search', columns: [deals.number, deals.title] },
  },
  orders: { openedAt: deals.openedAt, number: deals.number },
})
export class Deal {
  @Id(deals.id)
  id!: string;

  @Column(deals.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(deals.number, { description: 'Gapless by year of opening, for example D-2026-00042.' })
  number!: string;

  @Column(deals.title, { description: 'What it is about, in a line.' })
  title!: string;

  @Column(deals.stage, { type: () => DealStageType, description: 'Where it stands.' })
  stage!: DealStage;

  @Column(deals.leftFrom, {
    type: () => DealStageType,
    description: 'Where it left its way, while it is on hold or in a claim.',
  })
  leftFrom!: DealStage | null;

  @Column(deals.lossReason, { type: () => LossReasonEnum, description: 'Why it was lost.' })
  lossReason!: LossReason | null;

  @Column(deals.stageSince, { description: 'Since when it has stood there.' })
  stageSince!: string;

  @Column(deals.openedAt, { description: 'When it was opened.' })
  openedAt!: string;

  @Column(deals.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency in which the buyer is quoted (ISO 4217).',
  })
  currency!: string;

  @Column(deals.rule, {
    type: () => IncotermRuleType,
    description: 'The Incoterms rule that the buyer asks for.',
  })
  rule!: IncotermRule;

  @Column(deals.edition, { type: () => IncotermEditionType, description: 'The edition of the rules.' })
  edition!: IncotermEdition;

  @Column(deals.namedPlace, { description: 'The place that the rule names.' })
  namedPlace!: string;

  @ToOne(() => Port, deals.locode, {
    description: 'The named place on the UN/LOCODE list, where it is there.',
    to: ports.locode,
  })
  place!: Port | null;

  @Column(deals.mode, { type: () => TransportModeType, description: 'The main carriage.' })
  mode!: TransportMode;

  @Column(deals.containerised, { description: 'Whether the goods travel in containers.' })
  containerised!: boolean;

  @Column(deals.destinationCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods go (ISO 3166-1 alpha-2).',
  })
  destinationCountry!: string;

  @Column(deals.importerOfRecord, { description: 'Who clears the goods for import under DDP.' })
  importerOfRecord!: string | null;

  @Column(deals.paidByLetterOfCredit, { description: 'Whether a letter of credit pays it.' })
  paidByLetterOfCredit!: boolean;

  @Column(deals.expectedCloseOn, { description: 'When a contract is expected.' })
  expectedCloseOn!: string | null;

  @ToOne(() => Customer, deals.customerId, {
    description: 'Who buys; null where the customer is not yours to see.',
  })
  customer!: Customer | null;

  @ToOne(() => Contact, deals.contactId, { description: 'With whom it is talked over.' })
  contact!: Contact | null;

  @ToOne(() => Person, deals.ownerId, { description: 'The salesperson.' })
  owner!: Person | null;

  @ToMany(() => DealLine, dealLines.dealId, {
    description: 'What is sold, line by line.',
    orderBy: [dealLines.sequence],
    atMost: 500,
  })
  lines!: DealLine[];

  @ToMany(() => DealStageChange, dealStageChanges.dealId, {
    description: 'The stages that it came to, oldest first.',
    orderBy: [dealStageChanges.at, dealStageChanges.id],
    atMost: 500,
    keeps: 'LAST',
  })
  stageHistory!: DealStageChange[];

  @Computed(() => [StageTimeType], {
    description: 'How long it stood in each stage that it came to, oldest first.',
    selects: '{ stage stageHistory { toStage at } }',
  })
  stageTimes(@Ctx() context: RequestContext): StageTime[] {
    const history = this.stageHistory as unknown as { toStage: DealStage; at: string }[];
    return stageTimes(history, context.effects.now().toISOString(), !isOpen(this.stage));
  }

  @ToOne(() => CostSheet, deals.costSheetId, {
    description:
      'What it costs, as last worked out. Null where it was not, and without the right to see costs.',
    needs: 'cost:read',
  })
  costSheet!: CostSheet | null;

  @ToOne(() => Company, deals.companyId, { description: 'Who sells.', to: companies.id })
  company!: Company | null;

  @Computed(() => PriceLadderType, {
    description:
      'The cost sheet priced in the deal’s currency, with the rates that were frozen for it. `unitPrice` is that of one unit where the deal has one line, and of the whole deal otherwise. FCA is priced at a terminal or airport, unless the deal is FCA at a place without a UN/LOCODE. Null where there is no cost sheet, and without the right to see costs.',
    selects: `{
      currency rule edition mode containerised destinationCountry importerOfRecord paidByLetterOfCredit
      place { locode } company { country }
      costSheet ${costSheetSelection}
    }`,
    needs: 'cost:read',
  })
  priceLadder(
    @Arg('rules', () => [IncotermRuleType], {
      nullable: true,
      description: 'The rules to price; all of the edition that fit the mode by default.',
    })
    rules?: IncotermRule[] | null,
  ): PriceLadder | null {
    return this.costSheet && ladderOfSheet({ ...this, locode: this.place?.locode }, this.costSheet, rules);
  }

  @Computed(() => [TermsFindingType], {
    description: 'The checks of its delivery terms that find something, worst first.',
    selects: `{
      rule edition mode namedPlace containerised destinationCountry importerOfRecord paidByLetterOfCredit
      place { country functions } company { country }
    }`,
  })
  termsFindings(): TermsFinding[] {
    return findingsOfDeal(this);
  }

  @ToMany(() => DealAttestation, dealAttestations.dealId, {
    description: 'What people said to be true of it, oldest first.',
    orderBy: [dealAttestations.at, dealAttestations.id],
    atMost: 500,
    keeps: 'LAST',
  })
  attestations!: DealAttestation[];

  @ToMany(() => ChecklistTick, checklistTicks.dealId, {
    description: 'The working steps that were done in it, as they were ticked off.',
    orderBy: [checklistTicks.doneAt, checklistTicks.id],
    atMost: 500,
    keeps: 'LAST',
  })
  checklistTicks!: ChecklistTick[];

  @ToMany(() => DealScreening, dealScreenings.dealId, {
    description: 'When it was held against the sanctions lists, oldest first.',
    orderBy: [dealScreenings.at, dealScreenings.id],
    atMost: 500,
    keeps: 'LAST',
  })
  screenings!: DealScreening[];

  @ToMany(() => Quotation, quotations.dealId, {
    description: 'The revisions of its quotation, oldest first.',
    orderBy: [quotations.revision],
    atMost: 200,
    keeps: 'LAST',
  })
  quotations!: Quotation[];

  @ToOne(() => Quotation, deals.id, {
    description: 'The revision that is being worked on.',
    to: quotations.dealId,
    where: whereStatus(quotations.status, 'DRAFT'),
  })
  draft!: Quotation | null;

  @ToOne(() => Quotation, deals.id, {
    description: 'The revision that is with the buyer.',
    to: quotations.dealId,
    where: whereStatus(quotations.status, 'LIVE'),
  })
  liveQuotation!: Quotation | null;

  @ToOne(() => Quotation, deals.id, {
    description: 'The quotation that the buyer accepted.',
    to: quotations.dealId,
    where: (quotation) =>
      sql`${whereStatus(quotations.status, 'ACCEPTED')(quotation)} AND ${columnOf(quotation, quotations.purpose)} = 'QUOTATION'`,
  })
  acceptedQuotation!: Quotation | null;

  @ToMany(() => NegotiationRound, negotiationRounds.dealId, {
    description: 'The rounds of its negotiation, oldest first.',
    orderBy: [negotiationRounds.sequence],
    atMost: 200,
    keeps: 'LAST',
  })
  rounds!: NegotiationRound[];

  @Computed(() => [TermChangeType], {
    description:
      'The terms in which two rounds of its negotiation differ; empty where one of them is missing.',
    selects: `{ rounds {
      sequence total { amount currency } rule namedPlace locode paymentMethod depositRate creditDays leadTimeDays
      warrantyMonths minimumOrderQuantity
    } }`,
  })
  roundChanges(
    @Arg('from', () => Int, { description: 'The earlier round, by its sequence.' }) from: number,
    @Arg('to', () => Int, { description: 'The later round, by its sequence.' }) to: number,
  ): TermChange[] {
    const round = (sequence: number) => this.rounds.find((one) => one.sequence === sequence);
    const [before, after] = [round(from), round(to)];
    return before && after ? compareRounds(before, after) : [];
  }

  @Connection(() => Activity, activities.dealId, { description: 'What was done and is planned about it.' })
  activities!: object;

  @ToMany(() => Contract, contracts.dealId, {
    description: 'The versions of its contract, oldest first.',
    orderBy: [contracts.edition],
    atMost: 100,
    keeps: 'LAST',
  })
  contracts!: Contract[];

  @ToOne(() => Contract, deals.id, {
    description: 'The contract that holds: signed by both.',
    to: contracts.dealId,
    where: whereStatus(contracts.status, 'SIGNED'),
  })
  signedContract!: Contract | null;

  @ToOne(() => Order, deals.id, {
    description: 'What is made and shipped for it; null until its order is confirmed.',
    to: orders.dealId,
  })
  order!: Order | null;

  @ToOne(() => PricingPolicy, deals.companyId, {
    description: 'How the company guards its prices, where it has said so.',
    to: pricingPolicies.companyId,
  })
  pricingPolicy!: PricingPolicy | null;

  @ToOne(() => ClaimPolicy, deals.companyId, {
    description: 'How the company deals with claims, where it has said so.',
    to: claimPolicies.companyId,
  })
  claimPolicy!: ClaimPolicy | null;

  @Computed(() => [NextStageType], {
    description:
      'Every move from where it stands: open where nothing is missing, else with the facts that are. Floors are judged as they were found when the draft was priced.',
    selects: dealSnapshotSelection,
  })
  nextStages(@Ctx() context: RequestContext): NextStage[] {
    const deal = this as unknown as DealSnapshot;
    return nextStages(deal, factsOfDeal(deal, context.effects.now().toISOString()), fundingOfDeal(deal));
  }
}

/** That a related row has this status. A literal, as the words of the plan are the same for every request. */
function whereStatus(column: PgColumn, status: QuotationStatus | ContractStatus) {
  return (related: PgTable): SQL => sql`${columnOf(related, column)} = ${sql.raw(`'${status}'`)}`;
}
