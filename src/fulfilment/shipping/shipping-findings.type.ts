import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { IncotermEdition, IncotermRule } from '../../trade/incoterm.ts';
import type { IssuedDocument } from './bill-of-lading.ts';
import type { CutOff, StandingMilestone } from './cut-off.ts';
import {
  findShippingFindings,
  type ShippingFinding,
  type ShippingFindingKind,
  shippingFindingKinds,
} from './shipping-findings.ts';

export const ShippingFindingKindType = enumType(
  'ShippingFindingKind',
  shippingFindingKinds,
  'What speaks against a shipment on its way.',
  {
    CUT_OFF_MISSED: 'Something happened after its cut-off.',
    CUT_OFF_PAST: 'A cut-off is past and what it is for has not happened.',
    EXPECTED_AFTER_CUT_OFF: 'Something is expected after its cut-off.',
    BEFORE_WINDOW: 'Something is expected, or happened, before its window opens.',
    FREIGHT_TERM_DIFFERS: 'The document says of the freight what the Incoterms rule does not.',
    NO_ORIGINAL: 'A bill of lading in originals has none.',
    ORIGINALS_WITHOUT_BILL: 'A document that needs no originals has some.',
    SHIPPED_ON_HOLD: 'Goods left although the shipment is on hold.',
    OTHER_CONTAINER: 'Events speak of a container that is not one of the shipment.',
    UNPLANNED_PORT: 'A ship with the goods calls at a port for which no transhipment was planned.',
  },
);

@ObjectType('ShippingFinding', { description: 'What speaks against a shipment on its way.' })
export class ShippingFindingType {
  @Field(() => ShippingFindingKindType, { description: 'What it is.' })
  kind!: ShippingFindingKind;

  readonly facts!: ShippingFinding['facts'];
}

@ObjectType('ShippingAdvice', {
  description: 'What the buyer is told when goods have left, to be looked at and sent.',
})
export class ShippingAdviceType {
  @Field(() => Boolean, { description: 'Whether the buyer insures the carriage, and so needs it at once.' })
  buyerInsures!: boolean;

  @Field(() => String, { description: 'Its language.' })
  language!: string;

  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;
}

/** What a shipment is judged by, as the read path gives it. */
export const judgedSelection = `{
  holdReason transhipments portOfLoading { locode } portOfDischarge { locode }
  milestones { code estimatedOn actualOn } booking { cutOffs { code localTime at } }
  document { kind originals freightTerm } containers { number } events { container said { type location } }
  order { contract { quotation { rule edition } } }
}`;

interface ReadShipment {
  readonly holdReason: string | null;
  readonly transhipments: number;
  readonly portOfLoading: { readonly locode: string } | null;
  readonly portOfDischarge: { readonly locode: string } | null;
  readonly milestones: readonly StandingMilestone[];
  readonly booking: { readonly cutOffs: readonly CutOff[] } | null;
  readonly document: IssuedDocument | null;
  readonly containers: readonly { readonly number: string }[];
  readonly events: readonly {
    readonly container: string | null;
    readonly said: { readonly type: string; readonly location: string | null } | null;
  }[];
  readonly order: {
    readonly contract: {
      readonly quotation: { readonly rule: IncotermRule; readonly edition: IncotermEdition } | null;
    } | null;
  } | null;
}

/** The findings of a shipment that was read. */
export function findingsOfShipment(shipment: ReadShipment, now: string): ShippingFinding[] {
  const { holdReason, transhipments, milestones, document, booking, containers, events } = shipment;
  return findShippingFindings(
    {
      ...{ holdReason, transhipments, milestones, document },
      portOfLoading: shipment.portOfLoading?.locode ?? null,
      portOfDischarge: shipment.portOfDischarge?.locode ?? null,
      terms: shipment.order?.contract?.quotation ?? null,
      cutOffs: booking?.cutOffs ?? [],
      containers: containers.map(({ number }) => number),
      events: events.map(({ container, said }) => ({
        container,
        type: said?.type ?? null,
        location: said?.location ?? null,
      })),
    },
    now,
  );
}
