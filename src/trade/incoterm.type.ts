import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { severities } from './finding.ts';
import {
  type CostStep,
  costSteps,
  fcaPlaces,
  type IncotermEdition,
  type IncotermRule,
  type InsuranceDuty,
  incotermEditions,
  incotermRules,
  journeySteps,
  type Obligation,
  type Party,
  parties,
  type TransportMode,
  transportModes,
} from './incoterm.ts';
import { DecimalScalar } from './trade.scalar.ts';

export const IncotermRuleType = enumType(
  'IncotermRule',
  incotermRules,
  'A delivery rule of the Incoterms®.',
  {
    EXW: 'Ex Works.',
    FCA: 'Free Carrier.',
    CPT: 'Carriage Paid To.',
    CIP: 'Carriage and Insurance Paid To.',
    DAP: 'Delivered at Place.',
    DPU: 'Delivered at Place Unloaded (2020 only).',
    DDP: 'Delivered Duty Paid.',
    FAS: 'Free Alongside Ship.',
    FOB: 'Free On Board.',
    CFR: 'Cost and Freight.',
    CIF: 'Cost, Insurance and Freight.',
    DAT: 'Delivered at Terminal (2010 only).',
  },
);

export const IncotermEditionType = enumType(
  'IncotermEdition',
  incotermEditions,
  'An edition of the Incoterms®.',
  {
    INCOTERMS_2010: 'In force from 2011; still used where a contract says so.',
    INCOTERMS_2020: 'In force since 2020.',
  },
);

export const TransportModeType = enumType(
  'TransportMode',
  transportModes,
  'How goods go on the main carriage.',
  {
    SEA: 'By sea.',
    INLAND_WATER: 'By river or canal.',
    AIR: 'By air.',
    ROAD: 'By lorry.',
    RAIL: 'By train.',
    COURIER: 'By courier or post.',
    MULTIMODAL: 'By several modes under one contract.',
  },
);

const costStepDescriptions: Readonly<Record<CostStep, string>> = {
  EXPORT_PACKING: 'Packing for export.',
  LOADING: "Loading the first vehicle at the seller's premises.",
  PRE_CARRIAGE: 'Carriage to the terminal, port or airport of departure.',
  EXPORT_CLEARANCE: 'Customs clearance for export.',
  ORIGIN_TERMINAL: 'Terminal handling at the origin and loading on the main vessel.',
  MAIN_CARRIAGE: 'Freight of the main carriage with its surcharges.',
  INSURANCE: 'Cargo insurance.',
  DESTINATION_TERMINAL: 'Discharge and terminal handling at the destination.',
  ON_CARRIAGE: 'Carriage from the terminal to the named place.',
  UNLOADING: 'Unloading at the named place.',
  IMPORT_CLEARANCE: 'Customs clearance for import.',
  IMPORT_DUTY: 'Customs duty.',
  IMPORT_TAX: 'VAT and other taxes on import.',
  COMMISSION: "An agent's commission.",
  BANK_CHARGES: 'Bank and collection charges.',
  FINANCING: 'Interest on money tied up.',
  PROFIT: "The seller's profit.",
  GOODS: 'The goods themselves, VAT included.',
  REBATE: 'VAT paid back on export: takes from the cost.',
  OTHER: 'Anything else the seller reckons with.',
};

export const CostStepType = enumType(
  'CostStep',
  costSteps,
  'What a part of a price is for.',
  costStepDescriptions,
);

export const JourneyStepType = enumType(
  'JourneyStep',
  journeySteps,
  'A step of the journey from the seller to the buyer.',
  costStepDescriptions,
);

export const PartyType = enumType('Party', parties, 'A side of the contract of sale.', {
  SELLER: 'The seller.',
  BUYER: 'The buyer.',
  NOBODY: 'Neither is obliged.',
});

export const FcaPlaceType = enumType('FcaPlace', fcaPlaces, 'Where goods are handed over under FCA.', {
  SELLERS_PREMISES: "At the seller's premises, loaded on the buyer's vehicle.",
  OTHER_PLACE: "At another place, on the seller's vehicle.",
});

export const SeverityType = enumType('Severity', severities, 'How bad a finding is.', {
  REJECT: 'The terms cannot stand as they are.',
  WARN: 'A person should look.',
});

@ObjectType('Obligation', { description: 'Who pays one step of the journey.' })
export class ObligationType {
  @Field(() => CostStepType, { description: 'The step.' })
  step!: CostStep;

  @Field(() => PartyType, { description: 'Who pays it.' })
  party!: Party;

  @Field(() => Boolean, {
    description:
      'True where the contract of carriage decides; a price ladder then counts the step as the buyer’s.',
  })
  conditional!: boolean;
}

@ObjectType('InsuranceDuty', { description: 'The least cover that the seller must buy for the buyer.' })
export class InsuranceDutyType {
  @Field(() => String, { description: 'Institute Cargo Clauses, for example "ICC (A)".' })
  clauses!: string;

  @Field(() => DecimalScalar, { description: 'The insured amount as a share of the price: 1.10 is 110 %.' })
  insuredFraction!: string;
}

@ObjectType('Incoterm', {
  description: 'A rule of an edition: who does and pays what, and where risk passes.',
})
export class IncotermType {
  @Field(() => IncotermRuleType, { description: 'The rule.' })
  rule!: IncotermRule;

  @Field(() => IncotermEditionType, { description: 'The edition.' })
  edition!: IncotermEdition;

  @Field(() => [TransportModeType], { description: 'Modes of main carriage for which the rule is made.' })
  modes!: readonly TransportMode[];

  @Field(() => [ObligationType], { description: 'Who pays each step, in the order goods travel.' })
  obligations!: readonly Obligation[];

  @Field(() => PartyType, { description: 'Who contracts for the main carriage.' })
  bookedBy!: Party;

  @Field(() => InsuranceDutyType, {
    nullable: true,
    description: 'Minimum cover where the seller must insure, else null.',
  })
  insurance!: InsuranceDuty | null;

  @Field(() => IncotermRuleType, {
    nullable: true,
    description: 'The rule for containers, where this one ends at a ship’s side.',
  })
  containerCounterpart!: IncotermRule | null;
}
