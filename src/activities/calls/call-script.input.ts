import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { languageTag, line, market, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { ScriptStepKind } from './call-script.ts';
import { ScriptStepKindType } from './call-script.type.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

@InputType({ description: 'Where a call goes by an answer.' })
export class ScriptBranchInput {
  @Given(() => String, { description: 'What the other side answers.', check: line(300) })
  answer!: string;

  @Given(() => String, {
    nullable: true,
    description: 'The key of the step that comes next; null where the call ends.',
    check: key,
  })
  to?: string | null;
}

@InputType({ description: 'One step of a call.' })
export class ScriptStepInput {
  @Given(() => String, {
    description: 'By which branches find it: small letters, digits and hyphens, 40 at most.',
    check: key,
  })
  key!: string;

  @Given(() => ScriptStepKindType, { description: 'What it does.' })
  kind!: ScriptStepKind;

  @Given(() => String, {
    nullable: true,
    description: 'What is said or asked; left out for a CLAIM.',
    check: paragraphs(2_000),
  })
  text?: string | null;

  @Given(() => ID, { nullable: true, description: 'Which claim is said; for a CLAIM alone.' })
  claimId?: string | null;

  @Given(() => [ScriptBranchInput], {
    defaultValue: [],
    description: 'Where the call goes; without any the next step follows, and after the last one it ends.',
  })
  branches!: ScriptBranchInput[];
}

@InputType({ description: 'How a call is led, as a whole.' })
export abstract class CallScriptInput extends MutationInput {
  @Given(() => String, { description: 'What it is called.', check: line(200) })
  title!: string;

  @Given(() => ID, { nullable: true, description: 'For which product; for any, where it is left out.' })
  productId?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'For which market (a country, EU, EAEU, GCC); for all, where it is left out.',
    check: market,
  })
  market?: string | null;

  @Given(() => String, { description: 'In which language (BCP 47).', check: languageTag })
  language!: string;

  @Given(() => [ScriptStepInput], { description: 'Its steps, the first one first; 1 to 100.' })
  steps!: ScriptStepInput[];
}

@InputType({ description: 'A new script.' })
export class WriteCallScriptInput extends CallScriptInput {}

@InputType({ description: 'A script as it is to be from now on.' })
export class UpdateCallScriptInput extends CallScriptInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}

@InputType({ description: 'A script that is not to be used any more.' })
export class RetireCallScriptInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
