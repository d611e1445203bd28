import { ID, InputType, Int } from 'type-graphql';
import { line, market, version, website } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { DateScalar } from '../trade/trade.scalar.ts';
import type { CertificateKind } from './certificate.ts';
import { CertificateKindType } from './certificate.type.ts';

@InputType({ description: 'A paper that lets a product into a market.' })
export class RecordCertificateInput extends MutationInput {
  @Given(() => ID, { description: 'Of which product.' })
  productId!: string;

  @Given(() => CertificateKindType, { description: 'What it is.' })
  kind!: CertificateKind;

  @Given(() => String, {
    description: 'What it certifies by: CE, RoHS, GMP, a marketing authorisation.',
    check: line(100),
  })
  scheme!: string;

  @Given(() => String, { description: 'Its number.', check: line(100) })
  number!: string;

  @Given(() => String, { description: 'Who issued it.', check: line(200) })
  issuer!: string;

  @Given(() => String, {
    nullable: true,
    description: 'In whose name it is, where that is not ours: a local authorisation holder.',
    check: line(200),
  })
  holder?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'Where it holds: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; everywhere by default.',
    check: market,
  })
  market?: string | null;

  @Given(() => DateScalar, { description: 'The first day.' })
  validFrom!: string;

  @Given(() => DateScalar, { nullable: true, description: 'The last day; without an end by default.' })
  validUntil?: string | null;

  @Given(() => String, { nullable: true, description: 'Where the paper is kept.', check: website })
  documentUrl?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who sees to its renewal; you by default.' })
  responsibleId?: string | null;
}

@InputType({ description: 'What is to change of a paper; what is left out stays, and null empties a field.' })
export class UpdateCertificateInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'Who issued it.', check: line(200) })
  issuer?: string;

  @Given(() => String, { nullable: true, description: 'In whose name it is.', check: line(200) })
  holder?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'The last day; null without an end.' })
  validUntil?: string | null;

  @Given(() => String, { nullable: true, description: 'Where the paper is kept.', check: website })
  documentUrl?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who sees to its renewal.' })
  responsibleId?: string;
}
