import { and, eq } from 'drizzle-orm';
import { people } from '../../schema/tables/access.ts';
import { productCertificates } from '../../schema/tables/product-knowledge.ts';
import { products } from '../../schema/tables/products.ts';
import { Person } from '../access/person.type.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { lockVersion, referredRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal } from '../trade/fault.ts';
import type { RecordCertificateInput, UpdateCertificateInput } from './certificate.input.ts';
import { ProductCertificate } from './certificate.type.ts';
import { Product } from './product.type.ts';

const constraints: Readonly<Record<string, Fault>> = {
  product_certificates_number_key: { code: 'ALREADY_EXISTS', path: ['input', 'number'] },
  product_certificates_validity: { code: 'OUT_OF_RANGE', path: ['input', 'validUntil'] },
};

/** Records a paper that lets a product into a market. */
export function recordCertificate(context: RequestContext, input: RecordCertificateInput) {
  const options = { name: 'recordCertificate', permission: 'product:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const path = ['input', 'productId'];
    const product = await referredRow(change, viewer, Product, products, input.productId, path);
    const { kind, scheme, number, issuer, validFrom } = input;
    const row = {
      ...change.newRow(),
      ...{ productId: product.id, kind, scheme, number, issuer, validFrom },
      holder: input.holder ?? null,
      market: input.market ?? null,
      validUntil: input.validUntil ?? null,
      documentUrl: input.documentUrl ?? null,
      responsibleId: await responsibleOf(change, viewer, input.responsibleId),
    };
    await change.tx.insert(productCertificates).values(row);
    change.record({
      event: 'certificate.recorded',
      entity: 'ProductCertificate',
      entityId: row.id,
      after: row,
    });
    return { certificate: row.id };
  });
}

/** Changes what is given of a paper: above all, that it was prolonged. */
export function updateCertificate(context: RequestContext, input: UpdateCertificateInput) {
  const options = { name: 'updateCertificate', permission: 'product:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, ProductCertificate, productCertificates, input);
    const { issuer, holder, validUntil, documentUrl, responsibleId } = input;
    const after = {
      ...before,
      ...given({ issuer, holder, validUntil, documentUrl }, productCertificates),
      ...(responsibleId && { responsibleId: await responsibleOf(change, viewer, responsibleId) }),
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    if (after.validUntil && after.validUntil < before.validFrom) {
      const facts = { minimum: before.validFrom };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'], facts }]);
    }
    await change.tx
      .update(productCertificates)
      .set(after)
      .where(and(eq(productCertificates.companyId, before.companyId), eq(productCertificates.id, before.id)));
    change.record({
      event: 'certificate.updated',
      entity: 'ProductCertificate',
      entityId: before.id,
      before,
      after,
    });
    return { certificate: before.id };
  });
}

async function responsibleOf(
  change: Change,
  viewer: Viewer,
  personId: string | null | undefined,
): Promise<string> {
  if (!personId) return viewer.id;
  const path = ['input', 'responsibleId'];
  return (await referredRow(change, viewer, Person, people, personId, path)).id;
}
