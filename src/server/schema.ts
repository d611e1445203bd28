import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type ResolverData } from 'type-graphql';
import { PersonQueries, ViewerResolver } from '../access/person.resolver.ts';
import { SignInResolver } from '../access/sign-in.resolver.ts';
import { ActivityQueries, ActivityResolver, ReminderQueries } from '../activities/activity.resolver.ts';
import { CallChecklistQueries, CallGuideResolver } from '../activities/calls/call-guide.resolver.ts';
import { CallScriptQueries, CallScriptResolver } from '../activities/calls/call-script.resolver.ts';
import { CoachingNoteQueries, CoachingNoteResolver } from '../activities/calls/coaching-note.resolver.ts';
import {
  ObjectionAnswerQueries,
  ObjectionAnswerResolver,
} from '../activities/calls/objection-answer.resolver.ts';
import {
  FollowUpQueries,
  FollowUpResolver,
  FollowUpSequenceQueries,
} from '../activities/follow-ups/follow-up.resolver.ts';
import { ChecklistQueries, ChecklistResolver } from '../deals/checklists/checklist.resolver.ts';
import { ContractQueries, ContractResolver } from '../deals/contracts/contract.resolver.ts';
import { DealQueries, DealResolver } from '../deals/deal.resolver.ts';
import { DealEventResolver } from '../deals/deal-event.resolver.ts';
import { ApprovalQueries, ApprovalResolver } from '../deals/floors/approval.resolver.ts';
import { PriceFloorQueries, PriceFloorResolver } from '../deals/floors/price-floor.resolver.ts';
import { NegotiationResolver } from '../deals/negotiation/negotiation.resolver.ts';
import { SalesProcessResolver } from '../deals/process/sales-process.resolver.ts';
import { QuotationQueries, QuotationResolver } from '../deals/quotations/quotation.resolver.ts';
import { QuoteScenarioResolver } from '../deals/quotations/quote-scenario.resolver.ts';
import {
  AfterSalesResolver,
  OnboardingStepQueries,
  SatisfactionQueries,
  ServiceRequestQueries,
} from '../fulfilment/claims/after-sales.resolver.ts';
import { ClaimQueries, ClaimResolver } from '../fulfilment/claims/claim.resolver.ts';
import {
  CoordinationResolver,
  MentionQueries,
  OrderCommentQueries,
  OrderTaskQueries,
} from '../fulfilment/coordination/coordination.resolver.ts';
import { OperationsBoardResolver } from '../fulfilment/coordination/operations-board.resolver.ts';
import { FreightResolver } from '../fulfilment/freight/freight.resolver.ts';
import { OrderQueries, OrderResolver, ShipmentQueries } from '../fulfilment/orders/order.resolver.ts';
import { ContainerLoadResolver } from '../fulfilment/packing/container-load.resolver.ts';
import { PackingResolver } from '../fulfilment/packing/packing.resolver.ts';
import { ProductionLotQueries, ProductionResolver } from '../fulfilment/production/production.resolver.ts';
import { InspectionQueries, QualityResolver } from '../fulfilment/quality/quality.resolver.ts';
import { SamplingPlanResolver } from '../fulfilment/quality/sampling-plan.resolver.ts';
import { BookingResolver, ShippingFindingResolver } from '../fulfilment/shipping/booking.resolver.ts';
import {
  ShipmentEventBatchQueries,
  ShipmentEventResolver,
} from '../fulfilment/shipping/carrier-event.resolver.ts';
import {
  CalendarDayQueries,
  MilestoneQueries,
  TimelineResolver,
} from '../fulfilment/timeline/timeline.resolver.ts';
import { attachReadPath } from '../graph/attach-read-path.ts';
import { validateInput } from '../graph/given.ts';
import { NodeResolver } from '../graph/node.resolver.ts';
import { registerLists } from '../graph/register-lists.ts';
import {
  CompetitorOfferQueries,
  CompetitorQueries,
  CompetitorRatingQueries,
  CompetitorResolver,
} from '../market/competitor.resolver.ts';
import { MarketNoteQueries, MarketNoteResolver } from '../market/market-note.resolver.ts';
import { TariffLineQueries, TariffLineResolver } from '../market/tariff-line.resolver.ts';
import { CustomerQueries, CustomerResolver } from '../parties/customer.resolver.ts';
import { CustomerImportQueries, CustomerImportResolver } from '../parties/customer-import.resolver.ts';
import {
  MarketRatingQueries,
  PoolPolicyQueries,
  ProspectQueries,
  ProspectResolver,
  ScoreWeightsQueries,
} from '../parties/prospect.resolver.ts';
import { IncentiveQueries, IncentiveResolver } from '../parties/retention/incentive.resolver.ts';
import { RetentionResolver } from '../parties/retention/retention.resolver.ts';
import {
  ScreeningHitQueries,
  ScreeningListQueries,
  ScreeningResolver,
} from '../parties/screening.resolver.ts';
import { CostSheetResolver } from '../pricing/cost-sheets/cost-sheet.resolver.ts';
import { ExportCostFiguresResolver } from '../pricing/export-cost-figures.resolver.ts';
import { PriceConversionResolver } from '../pricing/price-conversion/price-conversion.resolver.ts';
import {
  PriceComponentResolver,
  PriceLadderResolver,
} from '../pricing/price-ladder/price-ladder.resolver.ts';
import { FreightRateQueries, FreightRateResolver } from '../pricing/rate-tables/freight-rate.resolver.ts';
import { RebateRateQueries, RebateRateResolver } from '../pricing/rate-tables/rebate-rate.resolver.ts';
import { CertificateQueries, CertificateResolver } from '../products/certificate.resolver.ts';
import { ExpiryAlertQueries, ExpiryAlertResolver } from '../products/expiry-alert.resolver.ts';
import { ProductQueries, ProductResolver } from '../products/product.resolver.ts';
import { ProductClaimQueries, ProductClaimResolver } from '../products/product-claim.resolver.ts';
import { TrainingQueries, TrainingResolver } from '../products/training.resolver.ts';
import { AllocationResolver } from '../trade/allocation.resolver.ts';
import { dayOf } from '../trade/calendar-date.ts';
import { DeliveryTermsResolver } from '../trade/delivery-terms.resolver.ts';
import { FxRateQueries, FxRateResolver } from '../trade/fx-rate.resolver.ts';
import { IncotermResolver } from '../trade/incoterm.resolver.ts';
import { MoneyResolver } from '../trade/money.resolver.ts';
import { ObligationResolver } from '../trade/obligation.resolver.ts';
import { PortResolver } from '../trade/port.resolver.ts';
import type { RequestContext } from './context.ts';
import { answerRefusals } from './user-errors.ts';

// biome-ignore lint/complexity/noBannedTypes: classes, whatever their constructors take
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  SignInResolver,
  ViewerResolver,
  PersonQueries,
  CustomerQueries,
  CustomerResolver,
  CustomerImportQueries,
  CustomerImportResolver,
  ProspectQueries,
  MarketRatingQueries,
  ScoreWeightsQueries,
  PoolPolicyQueries,
  ProspectResolver,
  ScreeningHitQueries,
  ScreeningListQueries,
  ScreeningResolver,
  ProductQueries,
  ProductResolver,
  ProductClaimQueries,
  ProductClaimResolver,
  CertificateQueries,
  CertificateResolver,
  ExpiryAlertQueries,
  ExpiryAlertResolver,
  TrainingQueries,
  TrainingResolver,
  CompetitorQueries,
  CompetitorOfferQueries,
  CompetitorRatingQueries,
  CompetitorResolver,
  MarketNoteQueries,
  MarketNoteResolver,
  TariffLineQueries,
  TariffLineResolver,
  ActivityQueries,
  ReminderQueries,
  ActivityResolver,
  CallScriptQueries,
  CallScriptResolver,
  RetentionResolver,
  IncentiveQueries,
  IncentiveResolver,
  ObjectionAnswerQueries,
  ObjectionAnswerResolver,
  CallGuideResolver,
  CallChecklistQueries,
  CoachingNoteQueries,
  CoachingNoteResolver,
  FollowUpSequenceQueries,
  FollowUpQueries,
  FollowUpResolver,
  DealQueries,
  DealResolver,
  DealEventResolver,
  QuotationQueries,
  QuotationResolver,
  QuoteScenarioResolver,
  ApprovalQueries,
  ApprovalResolver,
  PriceFloorQueries,
  PriceFloorResolver,
  NegotiationResolver,
  ContractQueries,
  ContractResolver,
  ChecklistQueries,
  ChecklistResolver,
  SalesProcessResolver,
  OrderQueries,
  ShipmentQueries,
  OrderResolver,
  MilestoneQueries,
  CalendarDayQueries,
  TimelineResolver,
  ClaimQueries,
  ClaimResolver,
  ServiceRequestQueries,
  SatisfactionQueries,
  OnboardingStepQueries,
  AfterSalesResolver,
  OrderTaskQueries,
  OrderCommentQueries,
  MentionQueries,
  CoordinationResolver,
  OperationsBoardResolver,
  CostSheetResolver,
  FreightRateQueries,
  FreightRateResolver,
  RebateRateQueries,
  RebateRateResolver,
  FxRateQueries,
  FxRateResolver,
  PortResolver,
  MoneyResolver,
  IncotermResolver,
  ObligationResolver,
  DeliveryTermsResolver,
  AllocationResolver,
  PriceLadderResolver,
  PriceComponentResolver,
  PriceConversionResolver,
  ExportCostFiguresResolver,
  FreightResolver,
  ContainerLoadResolver,
  ProductionLotQueries,
  ProductionResolver,
  InspectionQueries,
  QualityResolver,
  BookingResolver,
  ShippingFindingResolver,
  PackingResolver,
  ShipmentEventBatchQueries,
  ShipmentEventResolver,
  SamplingPlanResolver,
];

/** The API that people and their tools are served. */
export function buildApi(): GraphQLSchema {
  registerLists();
  const schema = buildSchemaSync({ resolvers, validateFn: checkArgument, pubSub: noPubSub });
  return answerRefusals(attachReadPath(schema));
}

/** The framework demands one, and we listen to the outbox. */
const noPubSub = {
  publish: () => {},
  subscribe(topic: string): never {
    throw new Error(`${topic} is not published here`);
  },
};

function checkArgument(value: unknown, _type: unknown, { context }: ResolverData): void {
  validateInput(value, dayOf((context as RequestContext).effects.now()));
}

/** A schema as it is committed: in alphabetical order, with its descriptions. */
export function printApi(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
