import { companies, people, teams } from '../../schema/tables/access.ts';
import { hashPassword } from '../../src/access/password.ts';
import type { Role } from '../../src/access/viewer.ts';
import type { Transaction } from '../../src/database/database.ts';
import { insertRows } from '../insert-rows.ts';
import { demoId } from './demo-id.ts';

/** The exporter whose people sign in. */
export const demoCompany = { id: demoId('company'), name: 'Ningbo Clearwater Trading Co., Ltd.' };
/** Another exporter on the same installation; nothing of it is ever seen from the first. */
export const otherCompany = { id: demoId('other company'), name: 'Foshan Brightkiln Ceramics Co., Ltd.' };

export const demoPassword = 'lading-demo';

interface DemoTeam {
  readonly name: string;
  readonly parent: string | null;
  readonly company: string;
}

const demoTeams: readonly DemoTeam[] = [
  { company: demoCompany.id, name: 'Sales', parent: null },
  { company: demoCompany.id, name: 'Europe', parent: 'Sales' },
  { company: demoCompany.id, name: 'Germany and Nordics', parent: 'Europe' },
  { company: demoCompany.id, name: 'Americas', parent: 'Sales' },
  { company: demoCompany.id, name: 'Emerging markets', parent: 'Sales' },
  { company: demoCompany.id, name: 'Office', parent: null },
  { company: otherCompany.id, name: 'Sales', parent: null },
];

interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string;
  readonly company: string;
}

const person = (company: string, team: string, role: Role, email: string, name: string): DemoPerson => ({
  ...{ company, team, role, email, name },
});
const ours = demoCompany.id;
const theirs = otherCompany.id;

export const demoPeople: readonly DemoPerson[] = [
  person(ours, 'Germany and Nordics', 'REP', 'rep@demo.lading.test', 'Lin Yue'),
  person(ours, 'Europe', 'REP', 'rep.south@demo.lading.test', 'Chen Rui'),
  person(ours, 'Americas', 'REP', 'rep.americas@demo.lading.test', 'Zhao Min'),
  person(ours, 'Emerging markets', 'REP', 'rep.emerging@demo.lading.test', 'Wu Jian'),
  person(ours, 'Europe', 'MANAGER', 'manager@demo.lading.test', 'Shen Yifan'),
  person(ours, 'Americas', 'MANAGER', 'manager.americas@demo.lading.test', 'Gao Lei'),
  person(ours, 'Sales', 'DIRECTOR', 'director@demo.lading.test', 'Xu Wenbo'),
  person(ours, 'Office', 'OPERATIONS', 'operations@demo.lading.test', 'He Jing'),
  person(ours, 'Office', 'FINANCE', 'finance@demo.lading.test', 'Tang Li'),
  person(ours, 'Office', 'ANALYST', 'analyst@demo.lading.test', 'Qian Mo'),
  person(ours, 'Office', 'ADMIN', 'admin@demo.lading.test', 'Sun Hao'),
  person(theirs, 'Sales', 'REP', 'rep@other.lading.test', 'Liang Qiu'),
  person(theirs, 'Sales', 'DIRECTOR', 'director@other.lading.test', 'Mo Fei'),
];

/** The id of a demo team. */
export function teamId(company: string, name: string): string {
  return demoId(`team ${company} ${name}`);
}

/** Whom a demo row belongs to: the person and their team. */
export function ownerOf(email: string): { ownerId: string; teamId: string } {
  const owner = demoPeople.find((candidate) => candidate.email === email);
  if (!owner) throw new Error(`No demo person has ${email}`);
  return { ownerId: demoId(`person ${email}`), teamId: teamId(owner.company, owner.team) };
}

/** Both companies with their teams and people. All of them have one password. */
export async function seedCompanies(tx: Transaction, now: Date): Promise<void> {
  const at = now.toISOString();
  await insertRows(tx, companies, [
    { ...demoCompany, country: 'CN', currency: 'CNY', timeZone: 'Asia/Shanghai', createdAt: at },
    { ...otherCompany, country: 'CN', currency: 'CNY', timeZone: 'Asia/Shanghai', createdAt: at },
  ]);
  await insertRows(
    tx,
    teams,
    demoTeams.map(({ company, name, parent }) => ({
      companyId: company,
      id: teamId(company, name),
      ...{ name, createdAt: at, updatedAt: at },
      parentId: parent === null ? null : teamId(company, parent),
    })),
  );
  const passwordHash = await hashPassword(demoPassword);
  await insertRows(
    tx,
    people,
    demoPeople.map(({ company, team, role, email, name }) => ({
      companyId: company,
      id: demoId(`person ${email}`),
      teamId: teamId(company, team),
      ...{ role, email, name, passwordHash, createdAt: at, updatedAt: at },
    })),
  );
}
