import { and, eq } from 'drizzle-orm';
import { shipments } from '../../schema/tables/orders.ts';
import { packingLines } from '../../schema/tables/packing.ts';
import { products } from '../../schema/tables/products.ts';
import {
  bookings,
  customsDeclarations,
  cutOffs,
  shippingInstructions,
  transportDocuments,
} from '../../schema/tables/shipping.ts';
import type { Transaction } from '../../src/database/database.ts';
import { packedByCatalogue } from '../../src/fulfilment/packing/catalogue-packing.ts';
import { freightTermOf } from '../../src/fulfilment/shipping/bill-of-lading.ts';
import type { CutOffCode } from '../../src/fulfilment/shipping/cut-off.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { instantIn } from '../../src/trade/local-time.ts';
import { isLetterOfCredit } from '../../src/trade/payment-method.ts';
import { insertRows } from '../insert-rows.ts';
import { seedCarrierEvents } from './carrier-event-rows.ts';
import { containersOfShipment, seedContainers } from './container-rows.ts';
import { demoId } from './demo-id.ts';
import { type NumberedShipment, type ShipmentInWork, shipmentsInWork } from './shipments-in-work.ts';

/** Carriers that do not exist, each with its ships. */
const carriers = [
  { name: 'Eastern Star Line', code: 'ESL', vessels: ['Star of Ningbo', 'Star of Xiamen'] },
  { name: 'Nordic Container Line', code: 'NCL', vessels: ['Nordic Heron', 'Nordic Tern'] },
  { name: 'Pacific Bridge Shipping', code: 'PBS', vessels: ['Pacific Dawn', 'Pacific Reed'] },
] as const;
const airline = { name: 'East Sea Air Cargo', code: '999', vessels: ['XC 7071', 'XC 7073'] } as const;

/** By when things have to be done at the port, in days before the ship leaves. */
const cutOffTimes: readonly (readonly [code: CutOffCode, days: number, time: string])[] = [
  ['ECP', 7, '08:00'],
  ['DCO', 2, '12:00'],
  ['VCO', 2, '18:00'],
  ['FCO', 1, '20:00'],
  ['CUA', 1, '22:00'],
];

/** Writes how the goods of the demo's orders are packed and on their way; gives how many are booked. */
export async function seedShipping(tx: Transaction, now: Date): Promise<number> {
  const found = (await shipmentsInWork(tx)).map((shipment, index) => ({ ...shipment, index }));
  const catalogue = new Map((await tx.select().from(products)).map((product) => [product.id, product]));
  const packed = found
    .filter(({ passed }) => passed.CARGO_READY)
    .map((shipment) => ({
      shipment,
      lines: packedByCatalogue(
        shipment.lines.map(({ line, quantity, productId }) => ({
          ...{ line, quantity, product: catalogue.get(productId)! },
        })),
      ),
    }));
  await insertRows(
    tx,
    packingLines,
    packed.flatMap(({ shipment: { companyId, id, number }, lines }) =>
      lines.map((line) => ({
        ...{ companyId, shipmentId: id, ...line },
        marks: `${number}\nMADE IN CHINA\nC/NO. 1-${line.packages}`,
      })),
    ),
  );
  const loaded = packed
    .filter(({ shipment }) => shipment.passed.STUFFED)
    .map(({ shipment, lines }) => ({ shipment, containers: containersOfShipment(shipment, lines) }));
  await seedContainers(
    tx,
    loaded.flatMap(({ containers }) => containers),
  );
  const booked = found.filter(({ passed }) => passed.BOOKING_REQUESTED);
  await insertRows(tx, bookings, booked.map(bookingRow));
  await insertRows(tx, cutOffs, booked.flatMap(cutOffRows));
  await insertRows(tx, shippingInstructions, found.flatMap(instructionRows));
  await insertRows(tx, transportDocuments, found.flatMap(documentRows));
  await insertRows(tx, customsDeclarations, found.flatMap(declarationRows));
  for (const shipment of booked) {
    const ofShipment = and(eq(shipments.companyId, shipment.companyId), eq(shipments.id, shipment.id));
    await tx.update(shipments).set(namesOf(shipment)).where(ofShipment);
  }
  await seedCarrierEvents(tx, { loaded, now, nameOf: (shipment) => namesOf(shipment) });
  return booked.length;
}

const carrierOf = ({ mode, index }: NumberedShipment) =>
  mode === 'AIR' ? airline : carriers[index % carriers.length]!;

/** How the carrier calls a shipment. */
function namesOf(shipment: NumberedShipment) {
  const { index, passed } = shipment;
  const { name: carrier, code, vessels } = carrierOf(shipment);
  if (!passed.BOOKING_CONFIRMED) return { carrier };
  return {
    ...{ carrier, bookingNumber: `${code}${String(26_004_117 + index * 331)}` },
    ...{ vessel: vessels[index % vessels.length]!, voyage: `${String(601 + index).padStart(4, '0')}W` },
    transportDocument: documentIssuedOn(shipment) ? documentNumber(shipment) : null,
  };
}

function partOf({ companyId, dealId, id, index }: NumberedShipment, part: string, day: string) {
  const at = `${day}T0${1 + (index % 8)}:30:00.000Z`;
  return {
    ...{ companyId, id: demoId(`${part} ${id}`), createdAt: at, updatedAt: at },
    ...{ dealId, shipmentId: id },
  };
}

function bookingRow(shipment: NumberedShipment): typeof bookings.$inferInsert {
  const { passed, transhipments } = shipment;
  const requestedOn = passed.BOOKING_REQUESTED!;
  return {
    ...partOf(shipment, 'booking', requestedOn),
    ...{
      requestedFrom: carrierOf(shipment).name,
      requestedOn,
      confirmedOn: passed.BOOKING_CONFIRMED ?? null,
    },
    transhipmentPorts: transhipments > 0 ? ['SGSIN'] : [],
  };
}

function cutOffRows(shipment: NumberedShipment): (typeof cutOffs.$inferInsert)[] {
  const { passed, mode, companyId, id, expected } = shipment;
  const departs = passed.DEPARTED_POL ?? expected.DEPARTED_POL?.day;
  if (!passed.BOOKING_CONFIRMED || mode === 'AIR' || !departs) return [];
  const timeZone = 'Asia/Shanghai';
  return cutOffTimes.map(([code, days, time]) => {
    const localTime = `${daysAfter(departs, -days)}T${time}`;
    const at = instantIn(timeZone, localTime).toISOString();
    return { companyId, bookingId: demoId(`booking ${id}`), code, localTime, timeZone, at };
  });
}

/** A bank that pays against documents wants the goods to its order. */
function instructionRows(shipment: NumberedShipment): (typeof shippingInstructions.$inferInsert)[] {
  const { passed, buyer, paymentMethod, rule, edition, number } = shipment;
  const submittedOn = passed.SI_SUBMITTED;
  if (!submittedOn) return [];
  return [
    {
      ...partOf(shipment, 'shipping instruction', submittedOn),
      ...{ submittedOn, reference: `SI ${number}`, notifyParty: buyer, marks: number },
      consignee: isLetterOfCredit(paymentMethod) ? 'To the order of the issuing bank' : buyer,
      freightTerm: freightTermOf(rule, edition),
    },
  ];
}

const documentIssuedOn = ({ mode, passed }: ShipmentInWork) =>
  mode === 'AIR' ? passed.DEPARTED_POL : passed.BL_ISSUED;

function documentNumber(shipment: NumberedShipment): string {
  const serial = 1_204_663 + shipment.index * 149;
  const { code } = carrierOf(shipment);
  // The last digit of an air waybill is the seven before it, modulo 7.
  return shipment.mode === 'AIR' ? `${code}-${serial}${serial % 7}` : `${code}NGB${serial}`;
}

function documentRows(shipment: NumberedShipment): (typeof transportDocuments.$inferInsert)[] {
  const { mode, passed, paymentMethod, rule, edition } = shipment;
  const issuedOn = documentIssuedOn(shipment) ?? null;
  const draftConfirmedOn = passed.BL_DRAFT_CONFIRMED ?? null;
  const firstDay = draftConfirmedOn ?? issuedOn;
  if (!firstDay) return [];
  const bill = isLetterOfCredit(paymentMethod)
    ? ({ kind: 'ORIGINAL_BILL', originals: 3 } as const)
    : ({ kind: 'TELEX_RELEASE', originals: 0 } as const);
  return [
    {
      ...partOf(shipment, 'transport document', firstDay),
      ...(mode === 'AIR' ? ({ kind: 'AIR_WAYBILL', originals: 3 } as const) : bill),
      ...{ freightTerm: freightTermOf(rule, edition), draftConfirmedOn, issuedOn },
      issuedBy: issuedOn ? `${carrierOf(shipment).name}, ${mode === 'AIR' ? 'Shanghai' : 'Ningbo'}` : null,
    },
  ];
}

/** Chinese customs number declarations with eighteen digits, of which the first four are the customs house. */
function declarationRows(shipment: NumberedShipment): (typeof customsDeclarations.$inferInsert)[] {
  const { passed, index } = shipment;
  const declaredOn = passed.EXPORT_DECLARED;
  if (!declaredOn) return [];
  const serial = String(160_048_213 + index * 977).padStart(9, '0');
  return [
    {
      ...partOf(shipment, 'export declaration', declaredOn),
      ...{ direction: 'EXPORT', number: `3104${declaredOn.slice(0, 4)}0${serial}` },
      ...{ declarant: 'Ningbo Anda Customs Brokers', declaredOn, releasedOn: passed.EXPORT_RELEASED ?? null },
    },
  ];
}
