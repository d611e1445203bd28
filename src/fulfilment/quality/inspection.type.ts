import {
  inspectionDefects,
  inspectionMeasurements,
  inspectionPlans,
  inspectionReworks,
  inspections,
  inspectionWaivers,
} from '../../../schema/tables/quality.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { Product } from '../../products/product.type.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { ProductionLot } from '../production/production-lot.type.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { classVerdict, type DefectClass, isWithin, type Verdict } from './inspection.ts';
import { DefectClassType, SampleChoiceType, VerdictType } from './inspection-words.type.ts';
import type { SampleChoice } from './sampling-plan.ts';
import { InspectionLevelType, InspectionSeverityType } from './sampling-plan.type.ts';
import type { InspectionLevel, InspectionSeverity } from './sampling-tables.ts';

@Entity(inspections, {
  description:
    'That a lot or a shipment is inspected, by a plan that is kept as it was made (ISO 2859-1). Its verdict follows from what was found.',
  prefix: 'inspection',
  scope: { parent: () => Deal, through: inspections.dealId },
  filters: {
    deal: { kind: 'related', column: inspections.dealId, target: () => Deal },
    order: { kind: 'related', column: inspections.orderId, target: () => Order },
    shipment: { kind: 'related', column: inspections.shipmentId, target: () => Shipment },
    product: { kind: 'idIn', column: inspections.productId, target: () => Product },
    factory: { kind: 'text', column: inspections.factory },
    number: { kind: 'text', column: inspections.number },
    stage: { kind: 'anyOf', column: inspections.stage, type: () => InspectionStageType },
    verdict: { kind: 'anyOf', column: inspections.verdict, type: () => VerdictType },
    plannedOn: { kind: 'range', column: inspections.plannedOn, of: 'Date' },
    inspectedOn: { kind: 'range', column: inspections.inspectedOn, of: 'Date' },
  },
  orders: { plannedOn: inspections.plannedOn, createdAt: inspections.createdAt },
})
export class Inspection {
  @Id(inspections.id)
  id!: string;

  @Column(inspections.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(inspections.number, {
    description: 'The shipment’s number and its own, for example SO-2026-00042/1-Q2.',
  })
  number!: string;

  @Column(inspections.sequence, { description: 'Counts the inspections of a shipment from 1.' })
  sequence!: number;

  @Column(inspections.stage, { type: () => InspectionStageType, description: 'When in the making it is.' })
  stage!: InspectionStage;

  @Column(inspections.plannedOn, { description: 'The day for which it was planned.' })
  plannedOn!: string;

  @Column(inspections.inspector, { description: 'Who inspects.' })
  inspector!: string;

  @Column(inspections.factory, { description: 'Who made the lot; null where there is none.' })
  factory!: string | null;

  @Column(inspections.level, { type: () => InspectionLevelType, description: 'The inspection level.' })
  level!: InspectionLevel;

  @Column(inspections.severity, {
    type: () => InspectionSeverityType,
    description:
      'Whether it is tightened after what became of the lots before it, of the same factory, product and stage.',
  })
  severity!: InspectionSeverity;

  @Column(inspections.samples, {
    type: () => SampleChoiceType,
    description: 'Whether each class has its own sample, or all the largest.',
  })
  samples!: SampleChoice;

  @Column(inspections.lotSize, { description: 'How many units there are to take the sample from.' })
  lotSize!: number;

  @Column(inspections.resumeReason, {
    description: 'What the factory mended, where so many lots had failed that inspection was suspended.',
  })
  resumeReason!: string | null;

  @Column(inspections.inspectedOn, { description: 'The day on which it was inspected.' })
  inspectedOn!: string | null;

  @Column(inspections.report, { description: 'Number or place of the inspector’s report.' })
  report!: string | null;

  @Column(inspections.verdict, {
    type: () => VerdictType,
    description:
      'What it came to: FAIL where one class failed, or something was measured outside its limits.',
  })
  verdict!: Verdict;

  @Column(inspections.cancelledAt, { description: 'When it was cancelled.' })
  cancelledAt!: string | null;

  @Column(inspections.cancelReason, { description: 'Why it was cancelled.' })
  cancelReason!: string | null;

  @ToMany(() => InspectionPlan, inspectionPlans.inspectionId, {
    description: 'The sampling plan of each class of defects, the gravest first.',
    orderBy: [inspectionPlans.defectClass],
    atMost: 3,
  })
  plans!: InspectionPlan[];

  @ToMany(() => InspectionMeasurement, inspectionMeasurements.inspectionId, {
    description: 'What was measured.',
    orderBy: [inspectionMeasurements.sequence],
    atMost: 200,
  })
  measurements!: InspectionMeasurement[];

  @ToMany(() => InspectionDefect, inspectionDefects.inspectionId, {
    description: 'The defects that were found.',
    orderBy: [inspectionDefects.sequence],
    atMost: 200,
  })
  defects!: InspectionDefect[];

  @ToMany(() => InspectionRework, inspectionReworks.inspectionId, {
    description: 'What was done to the goods after they failed.',
    orderBy: [inspectionReworks.doneOn, inspectionReworks.id],
    atMost: 100,
    keeps: 'LAST',
  })
  reworks!: InspectionRework[];

  @ToOne(() => InspectionWaiver, inspections.id, {
    description: 'That the buyer takes the goods as they are, where they do.',
    to: inspectionWaivers.inspectionId,
  })
  waiver!: InspectionWaiver | null;

  @ToOne(() => Inspection, inspections.reinspectsId, {
    description: 'The failed inspection that it repeats.',
  })
  reinspects!: Inspection | null;

  @ToOne(() => ProductionLot, inspections.lotId, {
    description: 'The lot; null where the shipment is inspected as a whole.',
  })
  lot!: ProductionLot | null;

  @ToOne(() => Product, inspections.productId, { description: 'What the lot is of.' })
  product!: Product | null;

  @ToOne(() => Shipment, inspections.shipmentId, { description: 'The shipment.' })
  shipment!: Shipment | null;

  @ToOne(() => Order, inspections.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, inspections.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}

@Entity(inspectionPlans, {
  description: 'The sampling plan for one class of defects, and what became of it.',
  scope: { parent: () => Inspection, through: inspectionPlans.inspectionId },
})
export class InspectionPlan {
  @Column(inspectionPlans.defectClass, { type: () => DefectClassType, description: 'Which class.' })
  defectClass!: DefectClass;

  @Column(inspectionPlans.aql, {
    description: 'The acceptance quality limit in per cent; 0 where no defect is accepted.',
  })
  aql!: string;

  @Column(inspectionPlans.codeLetter, { description: 'The letter of the lot’s size and level.' })
  codeLetter!: string;

  @Column(inspectionPlans.planLetter, { description: 'The letter of the plan to which the arrows lead.' })
  planLetter!: string;

  @Column(inspectionPlans.sampleSize, { description: 'How many units are to be looked at.' })
  sampleSize!: number;

  @Column(inspectionPlans.accept, {
    description: 'The class passes with so many units with defects, or fewer.',
  })
  accept!: number;

  @Column(inspectionPlans.reject, { description: 'It fails with so many, or more.' })
  reject!: number;

  @Column(inspectionPlans.inspectAll, { description: 'Whether every unit of the lot is looked at.' })
  inspectAll!: boolean;

  @Column(inspectionPlans.inspected, { description: 'How many units were looked at; null before the first.' })
  inspected!: number | null;

  @ToOne(() => Inspection, inspectionPlans.inspectionId, { description: 'The inspection.' })
  inspection!: Inspection | null;

  @Computed(() => VerdictType, {
    description: 'What follows for the class from what was found.',
    selects:
      '{ defectClass sampleSize accept reject inspected inspection { defects { defectClass units } } }',
  })
  verdict(): Verdict {
    return classVerdict(this, this.inspection?.defects ?? []).verdict;
  }
}

@Entity(inspectionMeasurements, {
  description: 'Something that was measured, and within which limits it has to lie.',
  scope: { parent: () => Inspection, through: inspectionMeasurements.inspectionId },
})
export class InspectionMeasurement {
  @Column(inspectionMeasurements.name, { description: 'What, with its unit.' })
  name!: string;

  @Column(inspectionMeasurements.minimum, { description: 'The least that is right; null without a limit.' })
  minimum!: string | null;

  @Column(inspectionMeasurements.maximum, { description: 'The most that is right; null without a limit.' })
  maximum!: string | null;

  @Column(inspectionMeasurements.value, { description: 'What it was.' })
  value!: string;

  @Computed(() => Boolean, {
    description: 'Whether it lies within its limits; they themselves are within.',
    selects: '{ minimum maximum value }',
  })
  isWithin(): boolean {
    return isWithin(this);
  }
}

@Entity(inspectionDefects, {
  description: 'A defect that was found.',
  scope: { parent: () => Inspection, through: inspectionDefects.inspectionId },
})
export class InspectionDefect {
  @Column(inspectionDefects.defectClass, { type: () => DefectClassType, description: 'How grave it is.' })
  defectClass!: DefectClass;

  @Column(inspectionDefects.code, { description: 'What it is, by the list that you keep.' })
  code!: string;

  @Column(inspectionDefects.units, {
    description: 'In how many units; one with several defects counts with its gravest.',
  })
  units!: number;

  @Column(inspectionDefects.photo, { description: 'Where its picture is.' })
  photo!: string | null;

  @Column(inspectionDefects.note, { description: 'What there is to say of it.' })
  note!: string | null;
}

@Entity(inspectionReworks, {
  description: 'What was done to goods after they failed.',
  scope: { parent: () => Inspection, through: inspectionReworks.inspectionId },
})
export class InspectionRework {
  @Column(inspectionReworks.doneOn, { description: 'The day on which it was done.' })
  doneOn!: string;

  @Column(inspectionReworks.work, { description: 'What was done.' })
  work!: string;

  @Column(inspectionReworks.scrapped, { description: 'Units that were sorted out and not mended.' })
  scrapped!: number;

  @Column(inspectionReworks.recordedAt, { description: 'When it was recorded.' })
  recordedAt!: string;

  @ToOne(() => Person, inspectionReworks.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}

@Entity(inspectionWaivers, {
  description: 'That the buyer takes goods as they are that failed.',
  scope: { parent: () => Inspection, through: inspectionWaivers.inspectionId },
})
export class InspectionWaiver {
  @Column(inspectionWaivers.waivedOn, { description: 'The day on which they said so.' })
  waivedOn!: string;

  @Column(inspectionWaivers.waivedBy, { description: 'Who it was at the buyer’s.' })
  waivedBy!: string;

  @Column(inspectionWaivers.means, { description: 'By which way it was said: a mail, a letter, a call.' })
  means!: string;

  @Column(inspectionWaivers.evidence, { description: 'How that is known, and where it is kept.' })
  evidence!: string;

  @Column(inspectionWaivers.conditions, { description: 'What they want for it.' })
  conditions!: string | null;

  @Column(inspectionWaivers.recordedAt, { description: 'When it was recorded.' })
  recordedAt!: string;

  @ToOne(() => Person, inspectionWaivers.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}
