import type { IncotermEdition, IncotermRule } from '../../trade/incoterm.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import {
  documentFindingKinds,
  findDocumentFindings,
  freightTermOf,
  type IssuedDocument,
} from './bill-of-lading.ts';
import { type CutOff, cutOffFindingKinds, findCutOffFindings, type StandingMilestone } from './cut-off.ts';

/** What speaks against a shipment on its way: cut-offs, its document, and what carriers tell that does not fit. */
export const shippingFindingKinds = [
  ...cutOffFindingKinds,
  ...documentFindingKinds,
  'SHIPPED_ON_HOLD',
  'OTHER_CONTAINER',
  'UNPLANNED_PORT',
] as const;
export type ShippingFindingKind = (typeof shippingFindingKinds)[number];

export interface ShippingFinding {
  readonly kind: ShippingFindingKind;
  /** What its sentence speaks of. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A shipment, as far as it is judged. */
export interface JudgedShipment {
  readonly holdReason: string | null;
  readonly portOfLoading: string | null;
  readonly portOfDischarge: string | null;
  readonly transhipments: number;
  readonly terms: { readonly rule: IncotermRule; readonly edition: IncotermEdition } | null;
  readonly milestones: readonly StandingMilestone[];
  readonly cutOffs: readonly CutOff[];
  readonly document: IssuedDocument | null;
  readonly containers: readonly string[];
  readonly events: readonly {
    readonly container: string | null;
    readonly type: string | null;
    readonly location: string | null;
  }[];
}

/** All that is found, also where goods left in spite of a hold: what happened is not denied. */
export function findShippingFindings(shipment: JudgedShipment, now: string): ShippingFinding[] {
  const { cutOffs, milestones, document, terms } = shipment;
  const differs = document && terms ? findDocumentFindings(document, terms) : [];
  return [
    ...findCutOffFindings(cutOffs, milestones, now).map(
      ({ kind, cutOff, milestone, day, localTime }): ShippingFinding => ({
        kind,
        facts: { cutOff, milestone, day, time: localTime.replace('T', ' ') },
      }),
    ),
    ...differs.map(
      (kind): ShippingFinding => ({
        kind,
        facts: {
          rule: terms!.rule,
          says: document!.freightTerm,
          expected: freightTermOf(terms!.rule, terms!.edition),
        },
      }),
    ),
    ...findHoldFindings(shipment),
    ...findStrangers(shipment),
  ];
}

const leaving: readonly MilestoneCode[] = ['GATED_IN_POL', 'HANDED_OVER', 'LOADED_ON_BOARD', 'DEPARTED_POL'];

function findHoldFindings({ holdReason, milestones }: JudgedShipment): ShippingFinding[] {
  if (holdReason === null) return [];
  const gone = milestones.find(({ code, actualOn }) => actualOn !== null && leaving.includes(code));
  return gone ? [{ kind: 'SHIPPED_ON_HOLD', facts: { milestone: gone.code, reason: holdReason } }] : [];
}

function findStrangers(shipment: JudgedShipment): ShippingFinding[] {
  const { containers, events, portOfLoading, portOfDischarge, transhipments } = shipment;
  const once = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort();
  const others =
    containers.length === 0
      ? []
      : once(events.map(({ container }) => container)).filter((number) => !containers.includes(number));
  const ports = once(events.filter(({ type }) => type === 'TRANSPORT').map(({ location }) => location));
  const between = ports.filter((port) => port !== portOfLoading && port !== portOfDischarge);
  return [
    ...others.map((container): ShippingFinding => ({ kind: 'OTHER_CONTAINER', facts: { container } })),
    ...between
      .slice(transhipments)
      .map((port): ShippingFinding => ({ kind: 'UNPLANNED_PORT', facts: { port } })),
  ];
}
