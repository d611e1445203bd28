import { Arg, Int } from 'type-graphql';
import { everyoneOfTheCompany, ownedRows } from '../../src/access/row-scopes.ts';
import {
  Column,
  Computed,
  Connection,
  Entity,
  Id,
  MoneyColumn,
  ToMany,
  ToOne,
} from '../../src/graph/decorators.ts';
import { enumType } from '../../src/graph/enum-type.ts';
import { CurrencyCodeScalar } from '../../src/trade/trade.scalar.ts';
import { flags, fleets, harbours, sailors, shipKinds, ships, voyages } from './toy-tables.ts';

const ShipKind = enumType('ShipKind', shipKinds, 'What a ship carries.', {
  TANKER: 'Liquids.',
  BULKER: 'Bulk.',
  CONTAINER: 'Boxes.',
});
const description = 'As it says.';

@Entity(harbours, { description, scope: everyoneOfTheCompany })
export class Harbour {
  @Column(harbours.code, { description })
  code!: string;

  @Column(harbours.name, { description })
  name!: string;
}

@Entity(fleets, {
  description,
  prefix: 'fleet',
  scope: ownedRows(),
  filters: {
    name: { kind: 'text', column: fleets.name },
    motto: { kind: 'text', column: fleets.motto },
    search: { kind: 'search', columns: [fleets.name, fleets.motto] },
  },
  orders: { name: fleets.name },
})
export class Fleet {
  @Id(fleets.id)
  id!: string;

  @Column(fleets.name, { description })
  name!: string;

  @Column(fleets.motto, { description })
  motto!: string | null;

  @Connection(() => Ship, ships.fleetId, { description })
  ships!: object;

  @ToOne(() => Flag, fleets.id, { description, to: flags.fleetId })
  flag!: Flag | null;

  /** Reached by a value of this row that is not its id. */
  @ToOne(() => Flag, fleets.rivalId, { description, to: flags.fleetId })
  rivalFlag!: Flag | null;

  @ToOne(() => Fleet, fleets.rivalId, { description })
  rival!: Fleet | null;
}

@Entity(flags, { description, prefix: 'flag', scope: { parent: () => Fleet, through: flags.fleetId } })
export class Flag {
  @Id(flags.id)
  id!: string;

  @Column(flags.colour, { description })
  colour!: string;

  @ToOne(() => Fleet, flags.fleetId, { description })
  fleet!: Fleet | null;
}

@Entity(ships, {
  description,
  prefix: 'ship',
  scope: { parent: () => Fleet, through: ships.fleetId },
  filters: {
    kind: { kind: 'anyOf', column: ships.kind, type: () => ShipKind },
    berths: { kind: 'anyOf', column: ships.berths, type: () => Int },
    currency: { kind: 'anyOf', column: ships.currency, type: () => CurrencyCodeScalar },
    fleetId: { kind: 'idIn', column: ships.fleetId, target: () => Fleet },
    fleet: { kind: 'related', column: ships.fleetId, target: () => Fleet },
    name: { kind: 'text', column: ships.name },
    callSign: { kind: 'text', column: ships.callSign },
    search: { kind: 'search', columns: [ships.name, ships.callSign] },
    scrappedOn: { kind: 'range', column: ships.scrappedOn, of: 'Date' },
    launchedAt: { kind: 'range', column: ships.launchedAt, of: 'DateTime' },
    tonnage: { kind: 'range', column: ships.tonnage, of: 'Decimal' },
    afloat: { kind: 'flag', column: ships.afloat },
    secret: { kind: 'text', column: ships.secret, needs: 'cost:read' },
  },
  orders: {
    name: ships.name,
    launchedAt: ships.launchedAt,
    listedOn: ships.listedOn,
    berths: ships.berths,
    draught: ships.draught,
    kind: ships.kind,
  },
})
export class Ship {
  @Id(ships.id)
  id!: string;

  @Column(ships.name, { description })
  name!: string;

  @Column(ships.callSign, { description })
  callSign!: string | null;

  @Column(ships.kind, { description, type: () => ShipKind })
  kind!: string;

  @Column(ships.berths, { description })
  berths!: number;

  @Column(ships.draught, { description })
  draught!: string;

  @Column(ships.tonnage, { description })
  tonnage!: string | null;

  @Column(ships.listedOn, { description })
  listedOn!: string;

  @Column(ships.launchedAt, { description })
  launchedAt!: string;

  @Column(ships.scrappedOn, { description })
  scrappedOn!: string | null;

  @Column(ships.afloat, { description })
  afloat!: boolean | null;

  @MoneyColumn(ships.valueMinor, ships.currency, { description })
  value!: object | null;

  @Column(ships.secret, { description, needs: 'cost:read' })
  secret!: string | null;

  @ToOne(() => Harbour, ships.home, { description, to: harbours.code })
  home!: Harbour | null;

  @ToOne(() => Fleet, ships.fleetId, { description })
  fleet!: Fleet | null;

  @Connection(() => Voyage, voyages.shipId, { description })
  voyages!: object;

  @ToMany(() => Voyage, voyages.shipId, { description, orderBy: [voyages.number, voyages.id], atMost: 2 })
  log!: Voyage[];

  @ToMany(() => Voyage, voyages.shipId, {
    description,
    orderBy: [voyages.number, voyages.id],
    atMost: 2,
    keeps: 'LAST',
  })
  latest!: Voyage[];

  @Connection(() => Voyage, voyages.shipId, { description, needs: 'cost:read' })
  accounts!: object | null;

  @Computed(() => String, { description, selects: '{ name secret fleet { name } home { name } }' })
  title(@Arg('prefix', () => String, { nullable: true, description }) prefix?: string | null): string {
    return `${prefix ?? 'MV'} ${this.name} of ${this.fleet?.name ?? 'nobody'}, ${this.home?.name ?? 'nowhere'}, ${this.secret?.length}`;
  }
}

@Entity(voyages, {
  description,
  prefix: 'voyage',
  scope: { parent: () => Ship, through: voyages.shipId },
  filters: {
    ship: { kind: 'related', column: voyages.shipId, target: () => Ship },
    departedAt: { kind: 'range', column: voyages.departedAt, of: 'DateTime' },
  },
  orders: { number: voyages.number, departedAt: voyages.departedAt },
})
export class Voyage {
  @Id(voyages.id)
  id!: string;

  @Column(voyages.number, { description })
  number!: number;

  @Column(voyages.departedAt, { description })
  departedAt!: string;

  @MoneyColumn(voyages.freight, voyages.currency, { description })
  freight!: object | null;

  @ToOne(() => Ship, voyages.shipId, { description })
  ship!: Ship | null;

  @Connection(() => Sailor, sailors.voyageId, { description })
  crew!: object;
}

@Entity(sailors, {
  description,
  prefix: 'sailor',
  scope: { parent: () => Voyage, through: sailors.voyageId },
  filters: { voyage: { kind: 'related', column: sailors.voyageId, target: () => Voyage } },
  orders: { rank: sailors.rank },
})
export class Sailor {
  @Id(sailors.id)
  id!: string;

  @Column(sailors.name, { description })
  name!: string;

  @Column(sailors.rank, { description })
  rank!: number;

  @MoneyColumn(sailors.wageMinor, sailors.currency, { description, needs: 'cost:read' })
  wage!: object | null;

  @ToOne(() => Voyage, sailors.voyageId, { description })
  voyage!: Voyage | null;
}
