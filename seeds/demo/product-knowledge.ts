import { eq, inArray } from 'drizzle-orm';
import {
  expiryAlerts,
  productCertificates,
  productClaims,
  productTrainings,
} from '../../schema/tables/product-knowledge.ts';
import { products } from '../../schema/tables/products.ts';
import { quotationClaims, quotationLines } from '../../schema/tables/quotations.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { CertificateKind } from '../../src/products/certificate.ts';
import type { ClaimKind } from '../../src/products/product-claim.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

type ClaimLine = readonly [
  product: string,
  kind: ClaimKind,
  market: string | null,
  language: string,
  text: string,
  reference: string | null,
];

// biome-ignore format: one sentence a line reads as a table
const claimLines: readonly ClaimLine[] = [
  ['LED-W30', 'FEATURE', null, 'en', 'Protected against dust and jets of water (IP65).', 'Test report LW-2291'],
  ['LED-W30', 'BENEFIT', null, 'en', 'Eight hours of light from one charge: a shift without a cable.', 'Test report LW-2304'],
  ['LED-W30', 'SELLING_POINT', 'DE', 'de', 'Ersatzakkus liegen zehn Jahre lang auf Lager.', null],
  ['LED-W30', 'SELLING_POINT', 'US', 'en', 'Listed for wet locations, with a plug for 120 V.', 'UL E512208'],
  ['LED-P40', 'FEATURE', null, 'en', '4,400 lumen at 40 W, without flicker at any dimming.', 'Test report LP-1187'],
  ['LED-P40', 'BENEFIT', null, 'zh-CN', '40 瓦即可达到 4400 流明，调光无频闪。', null],
  ['LED-P40', 'SELLING_POINT', 'EU', 'en', 'Energy label D, listed in the European product database.', 'EPREL 1487724'],
  ['KIT-B18', 'FEATURE', 'EU', 'en', 'All that touches the drink is food-grade stainless steel 18/8.', 'LFGB report F-30418'],
  ['KIT-B18', 'BENEFIT', 'EU', 'en', 'Keeps tea hot for twelve hours.', 'Test report VB-0776'],
  ['KIT-B18', 'WARNING', 'EU', 'en', 'Not for carbonated drinks or dry ice.', 'Label 2025-03'],
  ['KIT-B18', 'BENEFIT', 'US', 'en', 'Keeps tea hot for twelve hours.', null],
];

type CertificateLine = readonly [
  product: string,
  kind: CertificateKind,
  scheme: string,
  number: string,
  issuer: string,
  market: string | null,
  daysLeft: number | null,
];

// Days from today until they end, so that some are always about to.
// biome-ignore format: one paper a line reads as a table
const certificateLines: readonly CertificateLine[] = [
  ['LED-W30', 'CERTIFICATE', 'CE', 'CE-24-11873', 'Harbour Test Laboratory', 'EU', 540],
  ['LED-W30', 'CERTIFICATE', 'UL', 'E512208', 'Northfield Laboratories', 'US', 41],
  ['LED-W30', 'TEST_REPORT', 'RoHS', 'RH-90211', 'Harbour Test Laboratory', null, null],
  ['LED-P40', 'CERTIFICATE', 'CE', 'CE-24-11802', 'Harbour Test Laboratory', 'EU', 12],
  ['LED-P40', 'CERTIFICATE', 'SASO', 'SA-60417', 'Gulf Conformity', 'SA', -20],
  ['KIT-B18', 'TEST_REPORT', 'LFGB', 'F-30418', 'Harbour Test Laboratory', 'EU', 300],
  ['KIT-B18', 'REGISTRATION', 'FDA food contact', 'FC-77120', 'Food authority', 'US', 75],
];

/** The products whose claims and labels are a regulator's business. */
const foodProducts = ['KIT-B18'];
const writer = 'rep@demo.lading.test';
const approver = 'director@demo.lading.test';

/** Writes what is known of some products: what may be said of them, their papers, who was trained. */
export async function seedProductKnowledge(tx: Transaction, since: Date, now: Date): Promise<number> {
  const at = since.toISOString();
  const row = (name: string) => ({
    ...{ companyId: demoCompany.id, id: demoId(name), createdAt: at, updatedAt: at },
  });
  await tx
    .update(products)
    .set({ regulation: 'FOOD' })
    .where(
      inArray(
        products.id,
        foodProducts.map((code) => demoId(`product ${code}`)),
      ),
    );
  const claims = claimLines.map(([product, kind, market, language, text, reference]) => ({
    ...row(`claim ${product} ${text} ${market}`),
    ...{ productId: demoId(`product ${product}`), kind, market, language, text },
    status: reference ? ('APPROVED' as const) : ('DRAFT' as const),
    authorId: ownerOf(writer).ownerId,
    decidedBy: reference ? ownerOf(approver).ownerId : null,
    decidedAt: reference ? at : null,
    approvalReference: reference,
  }));
  await insertRows(tx, productClaims, claims);
  await insertRows(
    tx,
    productCertificates,
    certificateLines.map(([product, kind, scheme, number, issuer, market, daysLeft]) => ({
      ...row(`certificate ${number}`),
      ...{ productId: demoId(`product ${product}`), kind, scheme, number, issuer, market },
      validFrom: at.slice(0, 10),
      validUntil: daysLeft === null ? null : dayAfter(now, daysLeft),
      responsibleId: ownerOf('operations@demo.lading.test').ownerId,
    })),
  );
  await insertRows(tx, expiryAlerts, [
    {
      ...{
        companyId: demoCompany.id,
        id: demoId('expiry alert SASO'),
        at: `${dayAfter(now, -19)}T02:00:00.000Z`,
      },
      ...{ subject: 'CERTIFICATE', certificateId: demoId('certificate SA-60417'), stage: 'EXPIRED' },
      ...{ endsOn: dayAfter(now, -20), personId: ownerOf('operations@demo.lading.test').ownerId },
    },
    {
      ...{
        companyId: demoCompany.id,
        id: demoId('expiry alert IP65'),
        at: `${dayAfter(now, -60)}T02:00:00.000Z`,
      },
      // Its approval was prolonged since.
      ...{ subject: 'CLAIM', claimId: claims[0]!.id, stage: 'EXPIRING' },
      ...{ endsOn: dayAfter(now, -30), personId: ownerOf(approver).ownerId },
    },
  ]);
  await insertRows(
    tx,
    productTrainings,
    ['LED-W30', 'LED-P40', 'KIT-B18'].map((product, index) => ({
      ...row(`training ${product}`),
      productId: demoId(`product ${product}`),
      personId: ownerOf(writer).ownerId,
      trainedOn: dayAfter(now, -120 - index * 30),
      topic: 'Product and its competitors',
      trainer: 'Product management',
      score: 92 - index * 7,
      recordedBy: ownerOf('manager@demo.lading.test').ownerId,
    })),
  );
  return claims.length;
}

/** Lets every offer of a product with a sentence for all markets say it. */
export async function seedCitedClaims(tx: Transaction): Promise<void> {
  const lines = await tx
    .selectDistinct({
      quotationId: quotationLines.quotationId,
      claimId: productClaims.id,
      text: productClaims.text,
    })
    .from(quotationLines)
    .innerJoin(productClaims, eq(productClaims.productId, quotationLines.productId))
    .where(
      inArray(
        productClaims.id,
        claimLines
          .filter(([, , market, , , reference]) => market === null && reference)
          .map(([product, , market, , text]) => demoId(`claim ${product} ${text} ${market}`)),
      ),
    )
    .orderBy(quotationLines.quotationId, productClaims.id);
  await insertRows(
    tx,
    quotationClaims,
    lines.map((line, index) => ({
      ...{ ...line, companyId: demoCompany.id },
      sequence: index - lines.findIndex(({ quotationId }) => quotationId === line.quotationId) + 1,
    })),
  );
}
