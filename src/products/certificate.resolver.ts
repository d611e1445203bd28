import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { recordCertificate, updateCertificate } from './certificate.commands.ts';
import { RecordCertificateInput, UpdateCertificateInput } from './certificate.input.ts';
import { ProductCertificate } from './certificate.type.ts';

export const CertificateQueries = queriesOf(ProductCertificate, {
  one: { name: 'productCertificate', description: 'One paper; null where there is none.' },
  many: {
    name: 'productCertificates',
    description: 'Certificates, registrations, test reports and licences; `validUntil` finds what ends soon.',
  },
});

const shows = { certificate: () => ProductCertificate };
const RecordCertificatePayload = payloadType('RecordCertificatePayload', shows, 'The paper.');
const UpdateCertificatePayload = payloadType(
  'UpdateCertificatePayload',
  shows,
  'The paper after the change.',
);

@Resolver()
export class CertificateResolver {
  @Mutation(() => RecordCertificatePayload, {
    description: 'Records a certificate, registration, test report or licence of a product.',
  })
  recordCertificate(
    @Arg('input', () => RecordCertificateInput, { description: 'The paper.' }) input: RecordCertificateInput,
    @Ctx() context: RequestContext,
  ) {
    return recordCertificate(context, input);
  }

  @Mutation(() => UpdateCertificatePayload, {
    description: 'Changes a paper: above all, that it was prolonged.',
  })
  updateCertificate(
    @Arg('input', () => UpdateCertificateInput, { description: 'What is to change.' })
    input: UpdateCertificateInput,
    @Ctx() context: RequestContext,
  ) {
    return updateCertificate(context, input);
  }
}
