import type { InferInsertModel } from 'drizzle-orm';
import { rolePermissions } from '../../src/access/role-permissions.ts';
import type { Role, Viewer } from '../../src/access/viewer.ts';
import {
  type flags,
  type fleets,
  type harbours,
  type sailors,
  shipKinds,
  type ships,
  type voyages,
} from './toy-tables.ts';

/** All rows of the toy, as they are stored. */
export interface ToyRows {
  readonly harbours: InferInsertModel<typeof harbours>[];
  readonly fleets: InferInsertModel<typeof fleets>[];
  readonly flags: InferInsertModel<typeof flags>[];
  readonly ships: InferInsertModel<typeof ships>[];
  readonly voyages: InferInsertModel<typeof voyages>[];
  readonly sailors: InferInsertModel<typeof sailors>[];
}

const uuid = (kind: number, n: number) => `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, '0')}`;

export const companies = { ours: uuid(9, 1), theirs: uuid(9, 2) };
export const people = { ann: uuid(8, 1), bob: uuid(8, 2), cyd: uuid(8, 3), their: uuid(8, 4) };
export const teams = { north: uuid(7, 1), south: uuid(7, 2) };

/** Ann is of the team North, Bob and Cyd of the South. */
export function viewerOf(role: Role, id = people.ann, companyId = companies.ours): Viewer {
  return {
    kind: 'person',
    id,
    companyId,
    role,
    teamIds: [id === people.ann ? teams.north : teams.south],
    permissions: new Set(rolePermissions[role]),
  };
}

/** Six fleets of three owners, one of another company; values repeat, so that orders have ties. */
export function toyRows(): ToyRows {
  const owners = [people.ann, people.bob, people.ann, people.cyd, people.bob, people.their];
  const money = [
    [null, null],
    [0n, 'USD'],
    [-5n, 'USD'],
    [123456n, 'JPY'],
    [1001n, 'KWD'],
    [9223372036854775807n, 'EUR'],
    [-9223372036854775808n, 'KWD'],
  ] as const;
  const signs = [null, '100%', 'a_b', 'back\\slash', 'Abc', 'aXb', "o'neil", '"q"', '$1', '{}'];
  const world: ToyRows = {
    harbours: [
      { code: 'DEHAM', name: 'Hamburg' },
      { code: 'CNNGB', name: 'Ningbo' },
    ],
    ...{ fleets: [], flags: [], ships: [], voyages: [], sailors: [] },
  };
  owners.forEach((ownerId, f) => {
    const companyId = ownerId === people.their ? companies.theirs : companies.ours;
    world.fleets.push({
      ...{ companyId, id: uuid(1, f), ownerId },
      name: ['red', 'blue', 'green', 'blue', 'amber', 'theirs'][f]!,
      motto: [null, 'Ever on', 'ever_ready', '50% off', null, 'ours'][f]!,
      teamId: ownerId === people.ann ? teams.north : teams.south,
      rivalId: [uuid(1, 1), uuid(1, 0), uuid(1, 5), null, uuid(1, 4), uuid(1, 0)][f]!,
    });
    world.flags.push({ companyId, id: uuid(2, f), fleetId: uuid(1, f), colour: `colour ${f}` });
  });
  for (let s = 0; s < 36; s += 1) {
    const fleet = world.fleets[s % 6]!;
    const { companyId } = fleet;
    const [valueMinor, currency] = money[s % money.length]!;
    world.ships.push({
      ...{ companyId, id: uuid(3, (s * 17) % 37), fleetId: fleet.id, valueMinor, currency },
      name: ['ada', 'bea', 'cleo', 'dora', 'eve'][s % 5]!,
      callSign: signs[s % signs.length]!,
      kind: shipKinds[s % 3]!,
      berths: [0, -7, 2147483647, 12][s % 4]!,
      draught: ['7.5', '10.25', '-0.001', '123456789012345678901234567890.5'][(s >> 1) % 4]!,
      tonnage: [null, '0', '1.50', '1000000', '1.505'][(s >> 2) % 5]!,
      listedOn: ['0001-01-01', '2024-02-29', '9999-12-31'][s % 3]!,
      launchedAt: `2026-01-0${1 + (s % 2)}T00:00:00.000${100 + (s % 7)}Z`,
      scrappedOn: [null, '2026-03-01', '2026-03-02'][(s >> 1) % 3]!,
      afloat: [true, false, null][s % 3]!,
      secret: `secret ${s % 4}`,
      home: [null, 'DEHAM', 'CNNGB', 'XXXXX'][s % 4]!,
    });
  }
  world.ships.forEach(({ companyId, id: shipId }, s) => {
    for (let v = 0; v < s % 5; v += 1) {
      const id = uuid(4, s * 10 + v);
      world.voyages.push({
        ...{ companyId, id, shipId },
        number: v % 3,
        departedAt: `2026-02-0${1 + v}T23:59:59.99999${s % 10}Z`,
        freight: [null, '1', '1.234567', '-0.50'][(s + v) % 4]!,
        currency: ['USD', 'JPY', 'KWD'][v % 3]!,
      });
      for (let m = 0; m < (s + v) % 4; m += 1) {
        world.sailors.push({
          ...{ companyId, id: uuid(5, s * 100 + v * 10 + m), voyageId: id },
          ...{ name: `sailor ${m}`, rank: m % 2, wageMinor: BigInt(100 * m + 1), currency: 'USD' },
        });
      }
    }
  });
  return world;
}
