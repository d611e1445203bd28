import { Ctx, Int } from 'type-graphql';
import { companies } from '../../../schema/tables/access.ts';
import {
  deadlines,
  milestoneLinks,
  milestoneReports,
  milestones,
  plannedDays,
} from '../../../schema/tables/timeline.ts';
import { Company } from '../../access/company.type.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import type { RequestContext } from '../../server/context.ts';
import { DateTimeScalar } from '../../trade/trade.scalar.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import type { DeadlineKind } from './deadline-kind.ts';
import type { MilestoneCode, MilestoneParty } from './milestone-code.ts';
import { daysLeftOf, isOverdue, slackOf, slipOf, todayAt, waitsFor } from './milestone-standing.ts';
import {
  DeadlineKindType,
  MilestoneCodeType,
  MilestonePartyType,
  ReportClassType,
  ReportSourceType,
} from './milestone-words.type.ts';
import type { ReportClass, ReportSource } from './settled-report.ts';

const days = 'plannedOn estimatedOn actualOn latestOn';

@Entity(milestones, {
  description:
    'A point that an order or a shipment passes: planned once, expected by the last word and by what it comes after, and at last past.',
  prefix: 'milestone',
  scope: { parent: () => Deal, through: milestones.dealId },
  filters: {
    code: { kind: 'anyOf', column: milestones.code, type: () => MilestoneCodeType },
    party: { kind: 'anyOf', column: milestones.party, type: () => MilestonePartyType },
    person: { kind: 'idIn', column: milestones.personId, target: () => Person },
    deal: { kind: 'related', column: milestones.dealId, target: () => Deal },
    estimatedOn: { kind: 'range', column: milestones.estimatedOn, of: 'Date' },
    actualOn: { kind: 'range', column: milestones.actualOn, of: 'Date' },
  },
  orders: { estimatedOn: milestones.estimatedOn },
})
export class Milestone {
  @Id(milestones.id)
  id!: string;

  @Column(milestones.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(milestones.code, { type: () => MilestoneCodeType, description: 'What is passed.' })
  code!: MilestoneCode;

  @Column(milestones.leg, { description: 'Counts ports of transhipment from 1; 0 elsewhere.' })
  leg!: number;

  @Column(milestones.party, {
    type: () => MilestonePartyType,
    description: 'Who brings it about, as the Incoterms rule and the contract have it.',
  })
  party!: MilestoneParty;

  @ToOne(() => Person, milestones.personId, { description: 'The colleague who sees to it.' })
  person!: Person | null;

  @Column(milestones.plannedOn, {
    description: 'When it was planned for. Only a new plan of the order, with its reason, changes it.',
  })
  plannedOn!: string;

  @Column(milestones.estimatedOn, {
    description:
      'When it is expected: the day that was last reported, or the planned one, and never before what it comes after allows.',
  })
  estimatedOn!: string;

  @Column(milestones.actualOn, {
    description: 'The calendar day on which it happened, at the place where it did.',
  })
  actualOn!: string | null;

  @Column(milestones.isContested, {
    description:
      'Whether sources say of it that it happened on different days; the most trusted is believed.',
  })
  isContested!: boolean;

  @Column(milestones.latestOn, {
    description: 'The latest day that keeps every deadline behind it; null where nothing behind it has one.',
  })
  latestOn!: string | null;

  @ToOne(() => Milestone, milestones.drivenById, { description: 'What its estimate waits for.' })
  drivenBy!: Milestone | null;

  @ToOne(() => Order, milestones.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Shipment, milestones.shipmentId, {
    description: 'The shipment; null where it is of the whole order.',
  })
  shipment!: Shipment | null;

  @ToOne(() => Deal, milestones.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToOne(() => Company, milestones.companyId, { description: 'Whose order it is.', to: companies.id })
  company!: Company | null;

  @ToMany(() => MilestoneLink, milestoneLinks.milestoneId, {
    description: 'What it comes after.',
    orderBy: [milestoneLinks.afterId],
    atMost: 200,
  })
  after!: MilestoneLink[];

  @ToMany(() => MilestoneReport, milestoneReports.milestoneId, {
    description: 'What was said of it, in the order in which it came in.',
    orderBy: [milestoneReports.recordedAt, milestoneReports.id],
    atMost: 200,
    keeps: 'LAST',
  })
  reports!: MilestoneReport[];

  @ToMany(() => PlannedDay, plannedDays.milestoneId, {
    description: 'The days that plans gave it.',
    orderBy: [plannedDays.baselineId],
    atMost: 100,
    keeps: 'LAST',
  })
  plans!: PlannedDay[];

  @ToMany(() => Deadline, deadlines.milestoneId, {
    description: 'The days by which it must have happened.',
    orderBy: [deadlines.dueOn, deadlines.id],
    atMost: 10,
  })
  deadlines!: Deadline[];

  @Computed(() => Int, {
    description: 'Days by which it came, or is expected, later than planned; negative where earlier.',
    selects: `{ ${days} }`,
  })
  slipDays(): number {
    return slipOf(this);
  }

  @Computed(() => Int, {
    description:
      'Days of room before a deadline behind it falls; negative where one can’t be kept any more. Null without a deadline.',
    selects: `{ ${days} }`,
    nullable: true,
  })
  slackDays(): number | null {
    return slackOf(this);
  }

  @Computed(() => Int, {
    description:
      'Days left until it has to have happened. Null when it has, and where nothing behind it has a deadline.',
    selects: `{ ${days} company { timeZone } }`,
    nullable: true,
  })
  daysLeft(@Ctx() context: RequestContext): number | null {
    return daysLeftOf(this, todayAt(this.company, context.effects.now()));
  }

  @Computed(() => Boolean, {
    description: 'Whether it should have happened by now and has not.',
    selects: `{ ${days} company { timeZone } }`,
  })
  isOverdue(@Ctx() context: RequestContext): boolean {
    return isOverdue(this, todayAt(this.company, context.effects.now()));
  }

  @Computed(() => [MilestoneCodeType], {
    description: 'What has to happen before it and has not.',
    selects: '{ after { days after { code actualOn } } }',
  })
  waitsFor(): MilestoneCode[] {
    return waitsFor(this.after);
  }
}

@Entity(milestoneLinks, {
  description: 'That a milestone comes after another.',
  scope: { parent: () => Milestone, through: milestoneLinks.milestoneId },
})
export class MilestoneLink {
  @ToOne(() => Milestone, milestoneLinks.afterId, { description: 'What comes before.' })
  after!: Milestone | null;

  @Column(milestoneLinks.days, {
    description: 'How many days later; negative where it is counted back from what is to come.',
  })
  days!: number;
}

@Entity(milestoneReports, {
  description: 'What somebody said of a milestone. Kept for good, also where another is believed.',
  prefix: 'report',
  scope: { parent: () => Milestone, through: milestoneReports.milestoneId },
})
export class MilestoneReport {
  @Id(milestoneReports.id)
  id!: string;

  @Column(milestoneReports.classifier, {
    type: () => ReportClassType,
    description: 'Whether it is expected or happened.',
  })
  classifier!: ReportClass;

  @Column(milestoneReports.day, { description: 'The calendar day at the place where it happens.' })
  day!: string;

  @Column(milestoneReports.at, { description: 'The instant, where it is known.' })
  at!: string | null;

  @Column(milestoneReports.source, { type: () => ReportSourceType, description: 'Who says so.' })
  source!: ReportSource;

  @Column(milestoneReports.reporter, { description: 'Who it was there.' })
  reporter!: string | null;

  @Column(milestoneReports.location, { description: 'Where.' })
  location!: string | null;

  @Column(milestoneReports.evidence, { description: 'How that is known: a number, a paper, a picture.' })
  evidence!: string | null;

  @Column(milestoneReports.cause, { description: 'Why it is later than expected.' })
  cause!: string | null;

  @Column(milestoneReports.statedAt, {
    type: () => DateTimeScalar,
    description: 'When whoever tells of it wrote it down.',
  })
  statedAt!: string;

  @ToOne(() => MilestoneReport, milestoneReports.retractsId, {
    description: 'The report that this one takes back.',
  })
  retracts!: MilestoneReport | null;

  @Column(milestoneReports.recordedAt, { description: 'When it came in.' })
  recordedAt!: string;

  @ToOne(() => Person, milestoneReports.recordedBy, {
    description: 'Who recorded it; null where no person did.',
  })
  person!: Person | null;
}

@Entity(plannedDays, {
  description: 'The day that a plan gave a milestone.',
  scope: { parent: () => Milestone, through: plannedDays.milestoneId },
})
export class PlannedDay {
  @Column(plannedDays.plannedOn, { description: 'The day.' })
  plannedOn!: string;
}

@Entity(deadlines, {
  description: 'A day by which a milestone must have happened.',
  prefix: 'deadline',
  scope: { parent: () => Milestone, through: deadlines.milestoneId },
})
export class Deadline {
  @Id(deadlines.id)
  id!: string;

  @Column(deadlines.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(deadlines.kind, { type: () => DeadlineKindType, description: 'Where it comes from.' })
  kind!: DeadlineKind;

  @Column(deadlines.dueOn, { description: 'The day.' })
  dueOn!: string;

  @Column(deadlines.note, { description: 'What it is about.' })
  note!: string | null;
}
