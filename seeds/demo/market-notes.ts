import { marketFigures, marketNotes, tariffLines } from '../../schema/tables/market-notes.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { DutyKind } from '../../src/market/import-duty.ts';
import type { Confidence, FigureKind } from '../../src/market/market-figure.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

interface DemoFigure {
  readonly kind: FigureKind;
  readonly value: string;
  readonly yearsAgo: number;
  readonly confidence: Confidence;
  readonly currency?: string;
  readonly unit?: string;
  readonly origin?: string;
}

interface DemoNote {
  readonly hsCode: string;
  readonly country: string;
  readonly language: string;
  readonly title: string;
  readonly texts: Partial<Omit<typeof marketNotes.$inferInsert, 'companyId' | 'id'>> & {
    readonly summary: string;
  };
  readonly author: string;
  readonly daysToReview: number;
  readonly figures: readonly DemoFigure[];
}

/** The figures are made up for the demo and say so. */
const sampleSource = 'Sample data of the demo';

const demoNotes: readonly DemoNote[] = [
  {
    ...{ hsCode: '940542', country: 'DE', language: 'de', author: 'analyst@demo.lading.test' },
    title: 'LED-Arbeitsleuchten in Deutschland',
    texts: {
      productId: demoId('product LED-W30'),
      summary:
        'Akku-Leuchten verdrängen kabelgebundene; der Fachhandel fragt nach Ersatzakkus und Reparatur.',
      demandDrivers: 'Ausbau der Netze, Nachtarbeit auf Baustellen, strengere Arbeitsschutzregeln.',
      trends: 'Weniger Watt bei gleichem Lichtstrom; gemeinsame Akkus mit Werkzeugen.',
      seasonality: 'Die dunklen Monate bringen die Hälfte des Umsatzes.',
      highMonths: [9, 10, 11, 12],
      channels: ['IMPORTER', 'DISTRIBUTOR', 'E_COMMERCE'],
      barriers: [
        { kind: 'TBT', text: 'CE nach LVD und EMV, RoHS, Energielabel und Eintrag in EPREL' },
        { kind: 'LABELLING', text: 'WEEE-Zeichen und Registrierung bei der Stiftung EAR' },
      ],
      certificates: ['CE', 'RoHS', 'EPREL', 'WEEE'],
      ...{ priceLow: '18.50', priceHigh: '27.00', priceCurrency: 'EUR', priceUnit: 'H87' },
      ...{ priceLevel: 'EXPORT', priceBasis: 'CIF Hamburg, Karton zu 12 Stück, ohne Zoll und Steuer' },
      paymentHabits: '30 Tage netto nach Lieferung, 2 % Skonto; Vorkasse nur bei Mustern.',
      logistics:
        'Seefracht nach Hamburg in 32 Tagen, mit der Bahn nach Duisburg in 18; vor dem Neujahrsfest früh buchen.',
      contacts: [
        {
          name: 'Stiftung EAR',
          role: 'Registrierung nach dem Elektrogesetz',
          reachedAt: 'https://www.stiftung-ear.de',
        },
      ],
      riskLevel: 'LOW',
      risks: 'Kaum Ausfälle; das Kursrisiko trägt, wer in EUR anbietet.',
    },
    daysToReview: 120,
    figures: [
      { kind: 'MARKET_VALUE', value: '412000000', currency: 'EUR', yearsAgo: 5, confidence: 'MEDIUM' },
      { kind: 'MARKET_VALUE', value: '545000000', currency: 'EUR', yearsAgo: 1, confidence: 'MEDIUM' },
      { kind: 'IMPORT_VALUE', value: '366000000', currency: 'EUR', yearsAgo: 1, confidence: 'HIGH' },
      { kind: 'IMPORT_VOLUME', value: '21400000', unit: 'H87', yearsAgo: 1, confidence: 'HIGH' },
      { kind: 'IMPORT_SHARE', value: '0.67', yearsAgo: 1, confidence: 'MEDIUM' },
      { kind: 'ORIGIN_SHARE', value: '0.71', origin: 'CN', yearsAgo: 1, confidence: 'HIGH' },
      { kind: 'ORIGIN_SHARE', value: '0.08', origin: 'PL', yearsAgo: 1, confidence: 'HIGH' },
    ],
  },
  {
    ...{ hsCode: '940542', country: 'DE', language: 'zh-CN', author: 'rep@demo.lading.test' },
    title: '德国市场LED工作灯渠道走访',
    texts: {
      summary: '走访汉堡与杜塞尔多夫的进口商：看重备用电池供应和维修，价格排在第三位。',
      demandDrivers: '电网扩建和夜间施工带动需求。',
      paymentHabits: '货到后30天付款，新客户可以接受30%定金。',
      channels: ['IMPORTER', 'RETAIL'],
      highMonths: [9, 10, 11],
    },
    daysToReview: 45,
    figures: [],
  },
  {
    ...{ hsCode: '940511', country: 'SA', language: 'en', author: 'analyst@demo.lading.test' },
    title: 'LED panels for public buildings in Saudi Arabia',
    texts: {
      summary: 'Tenders for schools and hospitals ask for local stock and five years of warranty.',
      demandDrivers: 'Public building programmes; replacement of fluorescent tubes.',
      trends: 'Dimmable panels with emergency packs; energy labels are checked at the border.',
      channels: ['TENDER', 'PROJECT', 'DISTRIBUTOR'],
      barriers: [{ kind: 'TBT', text: 'SABER: product and shipment certificate; SASO 2902 for lamps' }],
      certificates: ['SASO', 'SABER'],
      paymentHabits: 'Letters of credit at sight; distributors ask for 60 days.',
      riskLevel: 'MEDIUM',
      risks: 'Payment by public buyers is late; the riyal is pegged to the dollar.',
    },
    daysToReview: -10,
    figures: [
      { kind: 'IMPORT_VALUE', value: '184000000', currency: 'USD', yearsAgo: 4, confidence: 'MEDIUM' },
      { kind: 'IMPORT_VALUE', value: '262000000', currency: 'USD', yearsAgo: 1, confidence: 'MEDIUM' },
      { kind: 'EXPECTED_GROWTH', value: '0.09', yearsAgo: 0, confidence: 'LOW' },
    ],
  },
  {
    ...{ hsCode: '961700', country: 'MX', language: 'es', author: 'rep@demo.lading.test' },
    title: 'Botellas térmicas en México',
    texts: {
      summary:
        'Crecen las ventas en línea; los compradores de cadenas piden pruebas de contacto con alimentos.',
      demandDrivers: 'Consumo fuera de casa, regalos de empresa antes de Navidad.',
      seasonality: 'Noviembre y diciembre por los regalos; mayo por el calor.',
      highMonths: [5, 11, 12],
      channels: ['RETAIL', 'E_COMMERCE'],
      barriers: [{ kind: 'LABELLING', text: 'Etiqueta en español según NOM-050' }],
      certificates: ['NOM-050'],
      riskLevel: 'MEDIUM',
      risks: 'El peso fluctúa; conviene cotizar en dólares.',
    },
    daysToReview: 80,
    figures: [
      { kind: 'MARKET_VALUE', value: '96000000', currency: 'USD', yearsAgo: 4, confidence: 'LOW' },
      { kind: 'ORIGIN_SHARE', value: '0.83', origin: 'CN', yearsAgo: 4, confidence: 'MEDIUM' },
    ],
  },
];

type DutyLine = readonly [
  kind: DutyKind,
  hsCode: string,
  market: string,
  origin: string | null,
  rate: string,
  agreement: string | null,
];

// Made up for the demo, as the figures are.
// biome-ignore format: one duty a line reads as a table
const dutyLines: readonly DutyLine[] = [
  ['MFN',            '940542', 'EU', null, '0.047', null],
  ['MFN',            '961700', 'EU', null, '0.067', null],
  ['PREFERENTIAL',   '961700', 'EU', 'VN', '0',     'Free trade agreement'],
  ['MFN',            '961700', 'US', null, '0.072', null],
  ['ADDITIONAL',     '961700', 'US', 'CN', '0.25',  'Measure of trade policy'],
  ['MFN',            '940511', 'SA', null, '0.055', null],
];

/** Writes what the demo company knows of its markets; gives the number of notes. */
export async function seedMarketNotes(tx: Transaction, since: Date, now: Date): Promise<number> {
  const at = since.toISOString();
  const row = (name: string) => ({
    ...{ companyId: demoCompany.id, id: demoId(name), createdAt: at, updatedAt: at },
  });
  const year = now.getUTCFullYear();
  const lately = dayAfter(now, -20);
  await insertRows(
    tx,
    marketNotes,
    demoNotes.map(({ hsCode, country, language, title, texts, author, daysToReview }) => ({
      ...row(`market note ${title}`),
      ...{ hsCode, country, language, title },
      ...{ highMonths: [], channels: [], barriers: [], certificates: [], evidence: [] },
      ...texts,
      periodFrom: `${year - 1}-01-01`,
      periodTo: `${year - 1}-12-31`,
      authorId: ownerOf(author).ownerId,
      reviewOn: dayAfter(now, daysToReview),
      ...(daysToReview > 0 && { reviewedAt: at, reviewedBy: ownerOf(author).ownerId }),
    })),
  );
  const figures = demoNotes.flatMap(({ title, author, figures }) =>
    figures.map(({ yearsAgo, ...figure }, index) => ({
      ...row(`market figure ${title} ${index}`),
      ...figure,
      noteId: demoId(`market note ${title}`),
      year: year - yearsAgo,
      source: sampleSource,
      retrievedOn: lately,
      recordedBy: ownerOf(author).ownerId,
    })),
  );
  await insertRows(tx, marketFigures, figures);
  await insertRows(
    tx,
    tariffLines,
    dutyLines.map(([kind, hsCode, market, origin, rate, agreement]) => ({
      ...row(`tariff ${kind} ${hsCode} ${market} ${origin}`),
      ...{ kind, hsCode, market, origin, rate, agreement },
      validFrom: `${year - 1}-01-01`,
      source: sampleSource,
      retrievedOn: lately,
      recordedBy: ownerOf('analyst@demo.lading.test').ownerId,
    })),
  );
  return demoNotes.length;
}
