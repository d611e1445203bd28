import { ID, InputType } from 'type-graphql';
import { line } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar, DateTimeScalar } from '../../trade/trade.scalar.ts';
import { ReportClassType, ReportSourceType } from './milestone-words.type.ts';
import type { ReportClass, ReportSource } from './settled-report.ts';

@InputType({ description: 'What is said of a milestone.' })
export class ReportMilestoneInput extends MutationInput {
  @Given(() => ID, { description: 'Which milestone.' })
  milestoneId!: string;

  @Given(() => ReportClassType, { description: 'Whether it is expected or happened.' })
  classifier!: ReportClass;

  @Given(() => DateScalar, {
    description: 'The calendar day at the place where it happens; of what happened, today at the latest.',
  })
  day!: string;

  @Given(() => DateTimeScalar, { nullable: true, description: 'The instant, where it is known.' })
  at?: string | null;

  @Given(() => ReportSourceType, { defaultValue: 'MANUAL', description: 'Who says so.' })
  source!: ReportSource;

  @Given(() => String, { nullable: true, description: 'Who it was there.', check: line(200) })
  reporter?: string | null;

  @Given(() => String, { nullable: true, description: 'Where.', check: line(200) })
  location?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'How that is known: a number, a paper, a picture.',
    check: line(500),
  })
  evidence?: string | null;

  @Given(() => String, { nullable: true, description: 'Why it is later than expected.', check: line(500) })
  cause?: string | null;

  @Given(() => DateTimeScalar, {
    nullable: true,
    description: 'When whoever tells of it wrote it down; now by default.',
  })
  statedAt?: string | null;
}

@InputType({ description: 'A report that was a mistake.' })
export class RetractReportInput extends MutationInput {
  @Given(() => ID, { description: 'Of which milestone.' })
  milestoneId!: string;

  @Given(() => ID, { description: 'Which report.' })
  reportId!: string;

  @Given(() => String, { description: 'Why it is taken back.', check: line(500) })
  reason!: string;
}
