import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { vgmMethods } from '../../src/fulfilment/packing/vgm.ts';
import { deals } from './deals.ts';
import { shipments } from './orders.ts';
import { equipmentEnum } from './pricing.ts';
import { businessRow, decimal } from './row.ts';
import { packages } from './trade.ts';

export const vgmMethodEnum = pgEnum('vgm_method', vgmMethods);

/** Packages of a shipment that are alike. What nobody has measured is null. */
export const packingLines = pgTable(
  'packing_lines',
  {
    companyId: uuid('company_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Its place in the packing list, from 1. */
    position: integer('position').notNull(),
    /** The line of the contract. */
    line: integer('line').notNull(),
    packageKind: text('package_kind')
      .notNull()
      .references(() => packages.code),
    packages: integer('packages').notNull(),
    perPackage: decimal('per_package').notNull(),
    lengthCm: decimal('length_cm'),
    widthCm: decimal('width_cm'),
    heightCm: decimal('height_cm'),
    /** Of one package. */
    netKg: decimal('net_kg'),
    grossKg: decimal('gross_kg'),
    marks: text('marks'),
  },
  (line) => [
    primaryKey({ columns: [line.companyId, line.shipmentId, line.position] }),
    foreignKey({
      columns: [line.companyId, line.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    check(
      'packing_lines_counts',
      sql`${line.packages} > 0 AND ${line.perPackage} > 0 AND ${line.position} > 0`,
    ),
    check(
      'packing_lines_weights',
      sql`${line.netKg} > 0 AND ${line.grossKg} > 0 AND ${line.grossKg} >= ${line.netKg}`,
    ),
    check(
      'packing_lines_measures',
      sql`${line.lengthCm} > 0 AND ${line.widthCm} > 0 AND ${line.heightCm} > 0`,
    ),
  ],
);

/** A container with goods of a shipment. */
export const shipmentContainers = pgTable(
  'shipment_containers',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** By ISO 6346, its check digit checked. */
    number: text('number').notNull(),
    equipment: equipmentEnum('equipment').notNull(),
    sealNumber: text('seal_number'),
    tareKg: decimal('tare_kg'),
    vgmMethod: vgmMethodEnum('vgm_method'),
    vgmKg: decimal('vgm_kg'),
    /** What of it was weighed apart, by method 2. */
    vgmCargoKg: decimal('vgm_cargo_kg'),
    vgmDunnageKg: decimal('vgm_dunnage_kg'),
    vgmResponsible: text('vgm_responsible'),
    vgmOn: date('vgm_on'),
  },
  (container) => [
    primaryKey({ columns: [container.companyId, container.id] }),
    foreignKey({
      columns: [container.companyId, container.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [container.companyId, container.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('shipment_containers_number_key').on(
      container.companyId,
      container.shipmentId,
      container.number,
    ),
    index('shipment_containers_number').on(container.companyId, container.number),
    check('shipment_containers_number_form', sql`${container.number} ~ '^[A-Z]{3}[UJZ][0-9]{7}$'`),
    check('shipment_containers_masses', sql`${container.tareKg} > 0 AND ${container.vgmKg} > 0`),
    check(
      'shipment_containers_vgm_whole',
      sql`(${container.vgmKg} IS NULL) = (${container.vgmMethod} IS NULL) AND (${container.vgmKg} IS NULL) = (${container.vgmResponsible} IS NULL) AND (${container.vgmKg} IS NULL) = (${container.vgmOn} IS NULL)`,
    ),
  ],
);

/** How many packages of a line of the packing list are in a container. */
export const containerLoads = pgTable(
  'container_loads',
  {
    companyId: uuid('company_id').notNull(),
    containerId: uuid('container_id').notNull(),
    position: integer('position').notNull(),
    packages: integer('packages').notNull(),
  },
  (load) => [
    primaryKey({ columns: [load.companyId, load.containerId, load.position] }),
    foreignKey({
      columns: [load.companyId, load.containerId],
      foreignColumns: [shipmentContainers.companyId, shipmentContainers.id],
    }),
    check('container_loads_packages_positive', sql`${load.packages} > 0`),
  ],
);
