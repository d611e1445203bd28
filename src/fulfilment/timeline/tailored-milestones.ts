import {
  findIncoterm,
  type IncotermEdition,
  type IncotermRule,
  type TransportMode,
} from '../../trade/incoterm.ts';
import { isLetterOfCredit, type PaymentMethod } from '../../trade/payment-method.ts';
import { deliveryPoint } from './delivery-point.ts';
import type { DayKind, MilestoneCode, MilestoneParty } from './milestone-code.ts';
import { type Dependency, type MilestoneSpec, milestoneGraph, type Trait } from './milestone-graph.ts';

export const inspectionStages = ['PREPRODUCTION', 'INLINE', 'FINAL', 'LOADING'] as const;
export type InspectionStage = (typeof inspectionStages)[number];

/** What was agreed of an order, as far as its milestones depend on it. */
export interface OrderTerms {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly mode: TransportMode;
  readonly containerised: boolean;
  readonly paymentMethod: PaymentMethod;
  /** The share that is paid before shipment. */
  readonly hasDeposit: boolean;
  readonly creditDays: number;
  readonly needsSample: boolean;
  readonly inspections: readonly InspectionStage[];
  /** Whether VAT is given back for what is exported. */
  readonly hasRebate: boolean;
}

/** One shipment of it. */
export interface ShipmentTerms {
  /** Days from the start of production until its goods are made. */
  readonly productionDays: number;
  /** Days from departure to arrival, all legs together. */
  readonly transitDays: number;
  /** Whether its goods fill containers of their own. */
  readonly fullContainers: boolean;
  /** At how many ports it changes ships. */
  readonly transhipments: number;
}

/** Which milestone: of the order where `shipment` is null; `leg` counts ports of transhipment from 1, and is 0 elsewhere. */
export interface MilestoneKey {
  readonly code: MilestoneCode;
  readonly shipment: number | null;
  readonly leg: number;
}

/** A milestone of an order, with those that it comes after. */
export interface TailoredMilestone extends MilestoneKey {
  readonly party: MilestoneParty;
  readonly after: readonly { readonly on: MilestoneKey; readonly days: number; readonly kind: DayKind }[];
}

/** The milestones of an order and its shipments (one at least, counted from 1), each after all on which it depends. */
export function tailorMilestones(
  terms: OrderTerms,
  shipments: readonly ShipmentTerms[],
): TailoredMilestone[] {
  const numbers = shipments.map((_, index) => index + 1);
  const traitsOfShipment = shipments.map((shipment) => traitsOf(terms, shipment));
  const has = (trait: Trait, shipment: number | null) => traitsOfShipment[(shipment ?? 1) - 1]!.has(trait);
  const applies = ({ when }: MilestoneSpec, shipment: number | null) =>
    when.every((trait) => has(trait, shipment));
  const find = (code: MilestoneCode, shipment: number | null) =>
    milestoneGraph.find((spec) => spec.code === code && applies(spec, shipment)) ?? null;

  /** The dependencies of a spec, where those of milestones that do not apply have handed theirs on. */
  const dependenciesOf = (spec: MilestoneSpec, shipment: number | null): Dependency[] =>
    spec.after.flatMap((dependency) => {
      const { on, when } = dependency;
      if (when && !has(when, shipment)) return [];
      const any = milestoneGraph.find(({ code }) => code === on)!;
      const within = any.per === 'ORDER' ? null : (shipment ?? 1);
      if (find(on, within)) return [dependency];
      return dependenciesOf(any, within).map((instead) => withdrawn(instead, dependency));
    });

  const keysOf = (spec: MilestoneSpec): MilestoneKey[] => {
    const { code } = spec;
    if (spec.per === 'ORDER') return applies(spec, null) ? [{ code, shipment: null, leg: 0 }] : [];
    return numbers
      .filter((number) => applies(spec, number))
      .flatMap((shipment) =>
        spec.per === 'SHIPMENT'
          ? [{ code, shipment, leg: 0 }]
          : legsOf(shipments[shipment - 1]!, { code, shipment }),
      );
  };

  const linksOf = (spec: MilestoneSpec, key: MilestoneKey): TailoredMilestone['after'] =>
    dependenciesOf(spec, key.shipment).flatMap(({ on, days, kind }) =>
      predecessors(key, find(on, key.shipment ?? 1) ?? find(on, null)!, shipments).map((predecessor) => ({
        ...{ on: predecessor, kind },
        days: typeof days === 'number' ? days : ownDays(days, terms, shipments, key, predecessor),
      })),
    );

  const unordered = milestoneGraph.flatMap((spec) =>
    keysOf(spec).map((key) => ({
      ...key,
      party: partyOf(spec, terms),
      after: strongest(linksOf(spec, key)),
    })),
  );
  return inOrder(unordered);
}

/** What a milestone hands on that does not apply: its own wait falls away, the dependant's stays. */
function withdrawn(instead: Dependency, dependency: Dependency): Dependency {
  return { ...dependency, on: instead.on };
}

function traitsOf(terms: OrderTerms, shipment: ShipmentTerms): ReadonlySet<Trait> {
  const method = terms.paymentMethod;
  const bySea = terms.mode === 'SEA' || terms.mode === 'INLAND_WATER' || terms.mode === 'MULTIMODAL';
  const credit = isLetterOfCredit(method);
  const throughBank = credit || ['CAD', 'DP_SIGHT', 'DP_AFTER_SIGHT', 'DA'].includes(method);
  const isAdvance = method === 'TT_ADVANCE';
  const holds: Readonly<Record<Trait, boolean>> = {
    DEPOSIT: terms.hasDeposit || isAdvance,
    LETTER_OF_CREDIT: credit,
    BANK_DOCUMENTS: throughBank,
    DIRECT_DOCUMENTS: !throughBank,
    BALANCE_BEFORE_SHIPMENT: method === 'TT_DEPOSIT_BAL_BEFORE_SHIP',
    BALANCE_AFTER_SHIPMENT: method !== 'TT_DEPOSIT_BAL_BEFORE_SHIP' && !isAdvance,
    SAMPLE: terms.needsSample,
    PREPRODUCTION_INSPECTION: terms.inspections.includes('PREPRODUCTION'),
    INLINE_INSPECTION: terms.inspections.includes('INLINE'),
    FINAL_INSPECTION: terms.inspections.includes('FINAL'),
    LOADING_INSPECTION: terms.inspections.includes('LOADING'),
    BY_SEA: bySea,
    IN_CONTAINERS: terms.containerised,
    IN_FULL_CONTAINERS: terms.containerised && shipment.fullContainers,
    HANDOVER_AT_ORIGIN: deliveryPoint[terms.rule] === 'HANDED_OVER',
    TRANSHIPPED: shipment.transhipments > 0,
    REBATE: terms.hasRebate,
  };
  return new Set((Object.keys(holds) as Trait[]).filter((trait) => holds[trait]));
}

function partyOf({ by }: MilestoneSpec, { rule, edition }: OrderTerms): MilestoneParty {
  if (by === 'SELLER' || by === 'BUYER' || by === 'CARRIER' || by === 'INSPECTOR') return by;
  const incoterm = findIncoterm(rule, edition);
  const party =
    by === 'BOOKING' ? incoterm?.bookedBy : incoterm?.obligations.find(({ step }) => step === by)?.party;
  return party === 'BUYER' ? 'BUYER' : 'SELLER';
}

function legsOf(
  shipment: ShipmentTerms,
  key: Pick<MilestoneKey, 'code'> & { shipment: number },
): MilestoneKey[] {
  return Array.from({ length: shipment.transhipments }, (_, leg) => ({ ...key, leg: leg + 1 }));
}

/** The milestones that a key comes after: of its own shipment, of the order, or of every shipment where it is the order's. */
function predecessors(
  key: MilestoneKey,
  { code, per }: MilestoneSpec,
  shipments: readonly ShipmentTerms[],
): MilestoneKey[] {
  if (per === 'ORDER') return [{ code, shipment: null, leg: 0 }];
  if (key.shipment === null) {
    return shipments.map((_, index) => ({ code, shipment: index + 1, leg: 0 }));
  }
  const { shipment, leg } = key;
  if (per === 'SHIPMENT') {
    // The second ship waits for the first, not for the departure from the port of loading.
    return leg > 1 && code === 'DEPARTED_POL'
      ? [{ code: 'TS_DEPARTED', shipment, leg: leg - 1 }]
      : [{ code, shipment, leg: 0 }];
  }
  return [{ code, shipment, leg: leg > 0 ? leg : shipments[shipment - 1]!.transhipments }];
}

function ownDays(
  own: Exclude<Dependency['days'], number>,
  terms: OrderTerms,
  shipments: readonly ShipmentTerms[],
  key: MilestoneKey,
  predecessor: MilestoneKey,
): number {
  const shipment = shipments[(key.shipment ?? 1) - 1]!;
  if (own === 'PRODUCTION') return shipment.productionDays;
  if (own === 'CREDIT') return terms.creditDays;
  const { transitDays, transhipments } = shipment;
  // Straight from the port of loading it is the whole way; with transhipments each leg takes its share of it.
  if (key.code === 'ARRIVED_POD' && predecessor.code === 'DEPARTED_POL') return transitDays;
  return Math.floor(transitDays / (transhipments + 1));
}

/** Of several waits for the same milestone the longest. */
function strongest(links: TailoredMilestone['after']): TailoredMilestone['after'] {
  const byKey = new Map<string, TailoredMilestone['after'][number]>();
  for (const link of links) {
    const key = keyText(link.on);
    const known = byKey.get(key);
    if (!known || known.days < link.days) byKey.set(key, link);
  }
  return [...byKey.values()];
}

/** Each after all that it depends on; those that depend on nothing of each other as the graph lists them. */
function inOrder(milestones: readonly TailoredMilestone[]): TailoredMilestone[] {
  const placed = new Set<string>();
  const waiting = [...milestones];
  const ordered: TailoredMilestone[] = [];
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ after }) => after.every(({ on }) => placed.has(keyText(on))));
    if (index < 0) throw new RangeError(`Milestones wait for each other: ${waiting.map(keyText).join(', ')}`);
    const [next] = waiting.splice(index, 1);
    placed.add(keyText(next!));
    ordered.push(next!);
  }
  return ordered;
}

/** A key as text, the same for the same milestone. */
export function keyText({ code, shipment, leg }: MilestoneKey): string {
  return `${code}/${shipment ?? ''}/${leg}`;
}
