import { eq } from 'drizzle-orm';
import { companies } from '../../schema/tables/access.ts';
import { Column, Entity } from '../graph/decorators.ts';
import type { RowScope, ViewerInSql } from '../graph/row-scope.ts';
import { CountryCodeScalar, CurrencyCodeScalar } from '../trade/trade.scalar.ts';

const ownCompany = (company: typeof companies, viewer: ViewerInSql) => eq(company.id, viewer.companyId);

const ownCompanyAlone: RowScope<typeof companies> = {
  REP: ownCompany,
  MANAGER: ownCompany,
  DIRECTOR: ownCompany,
  OPERATIONS: ownCompany,
  FINANCE: ownCompany,
  ANALYST: ownCompany,
  ADMIN: ownCompany,
};

@Entity(companies, { description: 'The exporter that you work for.', scope: ownCompanyAlone })
export class Company {
  @Column(companies.name, { description: 'Its registered name.' })
  name!: string;

  @Column(companies.country, { type: () => CountryCodeScalar, description: 'Where it is established.' })
  country!: string;

  @Column(companies.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency that it keeps its books in.',
  })
  currency!: string;

  @Column(companies.timeZone, {
    description: 'IANA zone: decides its business day and the year of a number.',
  })
  timeZone!: string;
}
