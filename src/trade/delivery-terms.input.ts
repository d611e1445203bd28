import { Field, InputType } from 'type-graphql';
import type { DeliveryTerms } from './delivery-terms.ts';
import type { CostStep, FcaPlace, IncotermEdition, IncotermRule, Party, TransportMode } from './incoterm.ts';
import {
  CostStepType,
  FcaPlaceType,
  IncotermEditionType,
  IncotermRuleType,
  PartyType,
  TransportModeType,
} from './incoterm.type.ts';

@InputType({
  description: 'Delivery terms to check. What you leave out is not known, and what needs it is not checked.',
})
export class DeliveryTermsInput {
  @Field(() => IncotermRuleType, { description: 'The rule.' })
  rule!: IncotermRule;

  @Field(() => IncotermEditionType, { defaultValue: 'INCOTERMS_2020', description: 'Its edition.' })
  edition!: IncotermEdition;

  @Field(() => String, {
    description: 'The place beside the rule, as the contract writes it; empty where there is none.',
  })
  namedPlace!: string;

  @Field(() => String, { nullable: true, description: 'Its UN/LOCODE: "CNSHA" or "CN SHA".' })
  locode?: string | null;

  @Field(() => TransportModeType, { description: 'The mode of the main carriage.' })
  mode!: TransportMode;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the goods go in containers.' })
  containerised!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the seller is (ISO 3166-1 alpha-2).' })
  sellerCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the buyer is (ISO 3166-1 alpha-2).' })
  buyerCountry?: string | null;

  @Field(() => [CostStepType], {
    nullable: true,
    description: 'Steps that the cost sheet holds, where there is one.',
  })
  costedSteps?: CostStep[] | null;

  @Field(() => String, { nullable: true, description: 'Insurance clauses, for example "ICC (C)".' })
  insuranceClauses?: string | null;

  @Field(() => String, { nullable: true, description: 'Who imports under DDP.' })
  importerOfRecord?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether a letter of credit pays.' })
  paidByLetterOfCredit!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether documents are handed over by a bank (collection).',
  })
  paidByCollection!: boolean;

  @Field(() => FcaPlaceType, { defaultValue: 'SELLERS_PREMISES', description: 'Where FCA hands over.' })
  fcaPlace!: FcaPlace;

  @Field(() => Boolean, { defaultValue: false, description: 'The contract says "DDP, VAT unpaid".' })
  ddpVatExcluded!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'FCA: the buyer has its carrier give the seller an on-board bill of lading.',
  })
  onBoardBillAgreed!: boolean;

  @Field(() => PartyType, {
    nullable: true,
    description: 'Who books the main carriage, where the rule is not followed.',
  })
  bookingArrangedBy?: Party | null;

  @Field(() => Boolean, { defaultValue: false, description: 'DPU: the seller can unload at the place.' })
  sellerCanUnload!: boolean;

  @Field(() => [IncotermRuleType], {
    nullable: true,
    description: 'Rules on which prices of single lines are based.',
  })
  lineRules?: IncotermRule[] | null;
}

/** The input as the rule takes it, with what the directory knows of its place. */
export function readDeliveryTerms(input: DeliveryTermsInput, place: DeliveryTerms['place']): DeliveryTerms {
  return {
    rule: input.rule,
    edition: input.edition,
    namedPlace: input.namedPlace,
    place,
    mode: input.mode,
    containerised: input.containerised,
    sellerCountry: input.sellerCountry ?? undefined,
    buyerCountry: input.buyerCountry ?? undefined,
    costedSteps: input.costedSteps ?? undefined,
    insuranceClauses: input.insuranceClauses ?? undefined,
    importerOfRecord: input.importerOfRecord ?? undefined,
    paidByLetterOfCredit: input.paidByLetterOfCredit,
    paidByCollection: input.paidByCollection,
    fcaPlace: input.fcaPlace,
    ddpVatExcluded: input.ddpVatExcluded,
    onBoardBillAgreed: input.onBoardBillAgreed,
    bookingArrangedBy: input.bookingArrangedBy ?? undefined,
    sellerCanUnload: input.sellerCanUnload,
    lineRules: input.lineRules ?? undefined,
  };
}
