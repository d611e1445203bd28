import { packages, ports, units } from '../../schema/tables/trade.ts';
import type { Database } from '../../src/database/database.ts';
import { replaceList } from '../../src/parties/screening-import.commands.ts';
import { findPackage, packageCodes, units as unitsOfTrade } from '../../src/trade/quantity.ts';
import { demoId } from '../demo/demo-id.ts';
import { insertRows } from '../insert-rows.ts';
import { places } from './ports.ts';
import { sampleList } from './sample-list.ts';

/** What every installation needs: places, units, packages. Currencies, countries and Incoterms are part of the code. */
export async function seedReference(database: Database, progress: (line: string) => void): Promise<void> {
  await database.transaction('seed reference data', async (tx) => {
    await insertRows(tx, ports, places);
    await insertRows(
      tx,
      units,
      unitsOfTrade.map(({ code, name }) => ({ code, name })),
    );
    await insertRows(
      tx,
      packages,
      packageCodes.map((code) => ({ code, name: findPackage(code)?.name ?? code })),
    );
    await replaceList(tx, demoId('sample list'), sampleList, new Date(`${sampleList.publishedOn}T00:00:00Z`));
  });
  progress(
    `Reference data: ${places.length} places, ${unitsOfTrade.length} units, ${packageCodes.length} packages.`,
  );
}
