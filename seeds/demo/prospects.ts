import { marketRatings, poolPolicies, prospects, scoreWeights } from '../../schema/tables/prospects.ts';
import type { Transaction } from '../../src/database/database.ts';
import {
  authorities,
  needLevels,
  purchaseVolumes,
  sampleSteps,
  scoreOf,
  weightsFrom,
} from '../../src/parties/prospect-score.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { demoCustomers } from './customers.ts';
import { demoId } from './demo-id.ts';

// biome-ignore format: one rating a line reads as a table
const ratings: readonly (readonly [country: string, rating: number, reason: string])[] = [
  ['DE', 8, 'Large, pays well, asks for certificates'],
  ['FR', 7, 'Large, buys through few groups'],
  ['US', 9, 'The largest; additional duties cost a quarter'],
  ['MX', 6, 'Grows; the peso moves'],
  ['SA', 7, 'Public projects; late payment'],
  ['GB', 7, 'Open; a conformity mark of its own'],
  ['NL', 7, 'Gate to its neighbours'],
  ['BR', 5, 'High duties, slow customs'],
];

/** More for the country and the fit than the house gives, and nothing for samples. */
const demoWeights = {
  ...{ marketPotential: '0.2', customerSize: '0.2', fit: '0.25', authority: '0.1' },
  ...{ need: '0.1', paymentRisk: '0.1', engagement: '0.05', sample: '0' },
};

/** Writes what is known of the demo's customers as prospects; gives their number. */
export async function seedProspects(tx: Transaction, since: Date, now: Date): Promise<number> {
  const at = since.toISOString();
  const row = (name: string) => ({
    ...{ companyId: demoCompany.id, id: demoId(name), createdAt: at, updatedAt: at },
  });
  const director = ownerOf('director@demo.lading.test').ownerId;
  await insertRows(tx, scoreWeights, [
    {
      ...{ companyId: demoCompany.id, id: demoId('weights'), edition: 1, ...demoWeights },
      ...{ setBy: director, setAt: at },
    },
  ]);
  await insertRows(tx, poolPolicies, [{ ...row('pool policy'), inactiveDays: 365, mostHeld: 200 }]);
  await insertRows(
    tx,
    marketRatings,
    ratings.map(([country, rating, reason]) => ({
      ...row(`rating ${country}`),
      ...{ country, rating, reason, ratedBy: director },
    })),
  );
  const known = demoCustomers.filter(({ owner }) => owner !== 'rep@other.lading.test');
  const rows = known.map((customer, index) => {
    const facts = {
      purchaseVolume: purchaseVolumes[(index * 3) % purchaseVolumes.length]!,
      fit: 4 + ((index * 5) % 7),
      authority: index % 4 === 3 ? null : authorities[index % authorities.length]!,
      need: needLevels[(index * 2 + 1) % needLevels.length]!,
      paymentRisk:
        index % 5 === 4 ? ('HIGH' as const) : index % 3 === 0 ? ('LOW' as const) : ('MEDIUM' as const),
      sample: sampleSteps[index % sampleSteps.length]!,
    };
    const marketRating = ratings.find(([country]) => country === customer.country)?.[1] ?? null;
    const scored = scoreOf({ ...facts, marketRating, silentDays: 5 + (index % 9) }, weightsFrom(demoWeights));
    return {
      ...row(`prospect ${customer.key}`),
      customerId: demoId(`customer ${customer.key}`),
      ...facts,
      ...scored,
      scoredAt: now.toISOString(),
      weightsId: demoId('weights'),
    };
  });
  await insertRows(tx, prospects, rows);
  return rows.length;
}
