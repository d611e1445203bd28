import { rebateRates } from '../../schema/tables/pricing.ts';
import type { Transaction } from '../../src/database/database.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany } from './companies.ts';
import { demoId } from './demo-id.ts';
import { demoProducts } from './products.ts';

const source = 'Export rebate table (sample data)';
const vatRate = '0.13';

/** The row of the tariff that holds for a code. */
export const rebateRateId = (hsCode: string) => demoId(`rebate rate ${hsCode}`);

/** Writes what the tariff says of each product; stoneware once got back more, as all of its heading did. */
export async function seedRebateRates(tx: Transaction, since: Date): Promise<number> {
  const year = since.getUTCFullYear() - 1;
  const byCode = new Map(demoProducts.map(({ hsCode, rebateRate }) => [hsCode, rebateRate]));
  const entries = [
    ...[...byCode].map(([hsCode, rebateRate]) => ({ hsCode, rebateRate, validFrom: `${year}-01-01` })),
    { hsCode: '6912', rebateRate: '0.13', validFrom: `${year - 2}-04-01` },
  ];
  const rows = entries.map((entry) => ({
    companyId: demoCompany.id,
    id: rebateRateId(entry.hsCode),
    ...entry,
    ...{ vatRate, source },
    recordedAt: since.toISOString(),
  }));
  await insertRows(tx, rebateRates, rows);
  return rows.length;
}
