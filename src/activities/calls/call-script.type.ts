import { Field, ObjectType } from 'type-graphql';
import { callScriptSteps, callScripts } from '../../../schema/tables/call-scripts.ts';
import { Person } from '../../access/person.type.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Product } from '../../products/product.type.ts';
import { ProductClaim } from '../../products/product-claim.type.ts';
import { type ScriptBranch, type ScriptStepKind, scriptStepKinds } from './call-script.ts';

export const ScriptStepKindType = enumType('ScriptStepKind', scriptStepKinds, 'What a step of a call does.', {
  SAY: 'It says something in our own words; not of a regulated product.',
  ASK: 'It asks something.',
  CLAIM: 'It says a claim of the product that may be said in the market.',
});

@ObjectType('ScriptBranch', { description: 'Where a call goes by an answer.' })
export class ScriptBranchType implements ScriptBranch {
  @Field(() => String, { description: 'What the other side answers.' })
  answer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the step that comes next; null at the end.',
  })
  to!: string | null;
}

@Entity(callScripts, {
  description: 'How a call is led: for a product or any, for a market or all, in one language.',
  prefix: 'script',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'idIn', column: callScripts.productId, target: () => Product },
    market: { kind: 'text', column: callScripts.market },
    language: { kind: 'text', column: callScripts.language },
    retiredAt: { kind: 'range', column: callScripts.retiredAt, of: 'DateTime' },
    search: { kind: 'search', columns: [callScripts.title] },
  },
  orders: { createdAt: callScripts.createdAt },
})
export class CallScript {
  @Id(callScripts.id)
  id!: string;

  @Column(callScripts.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(callScripts.title, { description: 'What it is called.' })
  title!: string;

  @ToOne(() => Product, callScripts.productId, { description: 'For which product; null for any.' })
  product!: Product | null;

  @Column(callScripts.market, {
    description: 'For which market: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; null for all.',
  })
  market!: string | null;

  @Column(callScripts.language, { description: 'In which language (BCP 47).' })
  language!: string;

  @ToOne(() => Person, callScripts.authorId, { description: 'Who wrote it last.' })
  author!: Person | null;

  @Column(callScripts.retiredAt, { description: 'Since when it is not used any more; null while it is.' })
  retiredAt!: string | null;

  @ToMany(() => CallScriptStep, callScriptSteps.scriptId, {
    description: 'Its steps, the first one first.',
    orderBy: [callScriptSteps.sequence],
    atMost: 100,
  })
  steps!: CallScriptStep[];
}

@Entity(callScriptSteps, {
  description: 'One step of a script.',
  scope: { parent: () => CallScript, through: callScriptSteps.scriptId },
})
export class CallScriptStep {
  @Column(callScriptSteps.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @Column(callScriptSteps.key, { description: 'By which branches find it.' })
  key!: string;

  @Column(callScriptSteps.kind, { type: () => ScriptStepKindType, description: 'What it does.' })
  kind!: ScriptStepKind;

  @Column(callScriptSteps.text, { description: 'What is said or asked; null for a CLAIM.' })
  text!: string | null;

  @ToOne(() => ProductClaim, callScriptSteps.claimId, { description: 'Which claim is said.' })
  claim!: ProductClaim | null;

  @Column(callScriptSteps.branches, {
    type: () => [ScriptBranchType],
    description: 'Where the call goes; without any the next step follows, and after the last one it ends.',
  })
  branches!: readonly ScriptBranch[];
}
