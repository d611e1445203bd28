import { contacts, customerMerges, customers } from '../../schema/tables/parties.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { CustomerSource } from '../../src/parties/customer-source.ts';
import { searchColumns } from '../../src/parties/duplicate.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany, ownerOf } from './companies.ts';
import { demoId } from './demo-id.ts';

/** A customer of the demo, and the first person to turn to there. */
export interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly currency: string;
  readonly language: string;
  readonly source: CustomerSource;
  readonly owner: string;
  readonly contact: string;
  readonly position: string;
}

const rep = 'rep@demo.lading.test';
const south = 'rep.south@demo.lading.test';
const americas = 'rep.americas@demo.lading.test';
const emerging = 'rep.emerging@demo.lading.test';
const other = 'rep@other.lading.test';

// key | name | country | city | currency | language | source | owner | contact | position
// biome-ignore format: one customer a line reads as a table
const rows: readonly (readonly [string, string, string, string, string, string, CustomerSource, string, string, string])[] = [
  ['elbwerk', 'Elbwerk Baubedarf GmbH', 'DE', 'Hamburg', 'EUR', 'de', 'TRADE_SHOW', rep, 'Katrin Voss', 'Head of purchasing'],
  ['rheinhaus', 'Rheinhaus Küchenwelt AG', 'DE', 'Düsseldorf', 'EUR', 'de', 'REFERRAL', rep, 'Jonas Brandt', 'Category buyer'],
  ['norrlys', 'Norrlys Belysning AB', 'SE', 'Gothenburg', 'EUR', 'sv', 'DIRECTORY', rep, 'Elin Sandberg', 'Product manager'],
  ['havn', 'Havnekaj Engros A/S', 'DK', 'Aarhus', 'EUR', 'da', 'OUTREACH', rep, 'Mads Kjeldsen', 'Owner'],
  ['polder', 'Polder Tools B.V.', 'NL', 'Rotterdam', 'EUR', 'nl', 'WEB_FORM', rep, 'Femke de Wit', 'Import manager'],
  ['alpen', 'Alpenglanz Handels GmbH', 'AT', 'Vienna', 'EUR', 'de', 'PARTNER', rep, 'Lukas Hofer', 'Buyer'],
  ['mistral', 'Mistral Maison SAS', 'FR', 'Marseille', 'EUR', 'fr', 'TRADE_SHOW', south, 'Camille Roux', 'Acheteuse'],
  ['levante', 'Levante Hogar S.L.', 'ES', 'Valencia', 'EUR', 'es', 'DIRECTORY', south, 'Inés Navarro', 'Compras'],
  ['ligure', 'Ligure Ferramenta S.r.l.', 'IT', 'Genoa', 'EUR', 'it', 'REFERRAL', south, 'Paolo Ferri', 'Responsabile acquisti'],
  ['thames', 'Thameside Hardware Ltd', 'GB', 'London', 'GBP', 'en', 'WEB_FORM', south, 'Oliver Grant', 'Buying director'],
  ['lakeshore', 'Lakeshore Home Supply LLC', 'US', 'Chicago', 'USD', 'en', 'TRADE_SHOW', americas, 'Dana Whitfield', 'Sourcing lead'],
  ['pacifica', 'Pacifica Outdoor Inc.', 'US', 'Los Angeles', 'USD', 'en', 'OUTREACH', americas, 'Miguel Torres', 'VP supply chain'],
  ['maple', 'Mapleline Distributors Ltd.', 'CA', 'Vancouver', 'CAD', 'en', 'DIRECTORY', americas, 'Priya Nair', 'Import coordinator'],
  ['sierra', 'Sierra Azul Comercial S.A. de C.V.', 'MX', 'Mexico City', 'USD', 'es', 'PARTNER', americas, 'Laura Campos', 'Gerente de compras'],
  ['costa', 'Costa Verde Importadora Ltda.', 'BR', 'Santos', 'USD', 'pt', 'REFERRAL', americas, 'Rafael Lima', 'Diretor'],
  ['gulf', 'Gulf Crescent Trading FZCO', 'AE', 'Dubai', 'AED', 'en', 'TRADE_SHOW', emerging, 'Omar Haddad', 'General manager'],
  ['savanna', 'Savanna Build Mart Ltd', 'KE', 'Nairobi', 'USD', 'en', 'WEB_FORM', emerging, 'Grace Wanjiru', 'Procurement'],
  ['deccan', 'Deccan Lights Pvt. Ltd.', 'IN', 'Mumbai', 'USD', 'en', 'DIRECTORY', emerging, 'Arjun Mehta', 'Director'],
  ['harbourview', 'Harbourview Wholesale Pty Ltd', 'AU', 'Sydney', 'AUD', 'en', 'OUTREACH', emerging, 'Emma Lawson', 'Range planner'],
  ['kurosawa', 'Minato Kurashi K.K.', 'JP', 'Yokohama', 'JPY', 'ja', 'PARTNER', emerging, 'Haruka Endo', 'Overseas purchasing'],
  ['tegel', 'Tegelhuis Import B.V.', 'NL', 'Amsterdam', 'EUR', 'nl', 'TRADE_SHOW', other, 'Sanne Vos', 'Buyer'],
  ['bayou', 'Bayou Tile & Stone Inc.', 'US', 'Houston', 'USD', 'en', 'DIRECTORY', other, 'Ray Fontenot', 'Owner'],
];

export const demoCustomers: readonly DemoCustomer[] = rows.map(
  ([key, name, country, city, currency, language, source, owner, contact, position]) => ({
    ...{ key, name, country, city, currency, language, source, owner, contact, position },
  }),
);

/** The company whose person looks after a customer. */
export function companyOf(customer: DemoCustomer): string {
  return customer.owner === other ? otherCompany.id : demoCompany.id;
}

export async function seedCustomers(tx: Transaction, now: Date): Promise<void> {
  const at = now.toISOString();
  const dates = { createdAt: at, updatedAt: at };
  await insertRows(
    tx,
    customers,
    demoCustomers.map((customer) => ({
      companyId: companyOf(customer),
      id: demoId(`customer ${customer.key}`),
      ...dates,
      name: customer.name,
      country: customer.country,
      city: customer.city,
      website: `https://www.${customer.key}.example`,
      ...searchColumns({ name: customer.name, website: `https://www.${customer.key}.example` }),
      currency: customer.currency,
      language: customer.language,
      source: customer.source,
      ...ownerOf(customer.owner),
    })),
  );
  await insertRows(
    tx,
    contacts,
    demoCustomers.map((customer) => ({
      companyId: companyOf(customer),
      id: demoId(`contact ${customer.key}`),
      ...dates,
      customerId: demoId(`customer ${customer.key}`),
      name: customer.contact,
      position: customer.position,
      email: `purchasing@${customer.key}.example`,
      language: customer.language,
      isPrimary: true,
    })),
  );
  const { ownerId, teamId: _ } = ownerOf(rep);
  await insertRows(tx, customerMerges, [
    {
      ...{ companyId: demoCompany.id, id: demoId('customer elbwerk twice') },
      ...{ customerId: demoId('customer elbwerk'), name: 'Elbwerk Bau GmbH', country: 'DE' },
      ...{ reason: 'The same VAT number, from a business card.', mergedBy: ownerId, mergedAt: at },
    },
  ]);
}
