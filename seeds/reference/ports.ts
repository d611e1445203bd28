import type { ports } from '../../schema/tables/trade.ts';

type Place = typeof ports.$inferInsert;

const place = (locode: string, name: string, functions: number[], timeZone: string): Place => ({
  ...{ locode, name, functions, timeZone },
  country: locode.slice(0, 2),
});

/** Places of the UN/LOCODE list with their functions: 1 sea port, 2 rail, 3 road, 4 airport, 6 inland depot, 8 inland water. */
export const places: readonly Place[] = [
  place('CNSHA', 'Shanghai', [1, 2, 3, 4], 'Asia/Shanghai'),
  place('CNNGB', 'Ningbo', [1, 2, 3, 4], 'Asia/Shanghai'),
  place('DEHAM', 'Hamburg', [1, 2, 3, 4], 'Europe/Berlin'),
  place('NLRTM', 'Rotterdam', [1, 2, 3, 4], 'Europe/Amsterdam'),
  place('USLAX', 'Los Angeles', [1, 2, 3, 4], 'America/Los_Angeles'),
];
