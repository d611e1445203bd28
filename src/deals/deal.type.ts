import { Arg } from 'type-graphql';
import { companies } from '../../schema/tables/access.ts';
import { dealLines, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { ports, units } from '../../schema/tables/trade.ts';
import { Company } from '../access/company.type.ts';
import { Person } from '../access/person.type.ts';
import { ownedRows } from '../access/row-scopes.ts';
import { Column, Computed, Entity, Id, MoneyColumn, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { Contact, Customer } from '../parties/customer.type.ts';
import { ladderOfSheet } from '../pricing/cost-sheet.ts';
import { CostSheet } from '../pricing/cost-sheet.type.ts';
import type { PriceLadder } from '../pricing/price-ladder.ts';
import { PriceLadderType } from '../pricing/price-ladder.type.ts';
import { Product } from '../products/product.type.ts';
import type { TermsFinding } from '../trade/delivery-terms.ts';
import { TermsFindingType } from '../trade/delivery-terms.type.ts';
import type { IncotermEdition, IncotermRule, TransportMode } from '../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType, TransportModeType } from '../trade/incoterm.type.ts';
import { Port } from '../trade/port.type.ts';
import { CountryCodeScalar, CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { Unit } from '../trade/unit.type.ts';
import { dealStages } from './deal-stage.ts';
import { findingsOfDeal } from './deal-terms.ts';

export const DealStageType = enumType('DealStage', dealStages, 'Where a deal stands.', {
  INQUIRY: 'A buyer asked, or we did.',
  QUALIFIED: 'Buyer, product, quantity and destination are known.',
  SAMPLE: 'A sample is being agreed, made or judged.',
  QUOTING: 'The price is being worked out.',
  QUOTED: 'A quotation is out.',
  NEGOTIATION: 'The buyer answered with a counter-offer.',
  ACCEPTED: 'The live quotation was accepted.',
  CONTRACTED: 'Both sides have signed.',
  FUNDED: 'The deposit is credited, or the letter of credit is received and checked.',
  IN_PRODUCTION: 'The goods are being made.',
  READY: 'The goods are finished.',
  SHIPPED: 'The goods are on their way.',
  DOCS_PRESENTED: 'The documents are with the bank or the buyer.',
  SETTLED: 'Everything is paid.',
  CLOSED: 'Nothing is left to do.',
  LOST: 'Ended before a contract.',
  CANCELLED: 'Ended after a contract.',
  ON_HOLD: 'Waits for something outside it.',
  CLAIM: 'The buyer claims after shipment.',
});

@Entity(deals, {
  description: 'One sale, from the buyer’s inquiry to the last payment.',
  prefix: 'deal',
  scope: ownedRows(),
  filters: {
    stage: { kind: 'anyOf', column: deals.stage, type: () => DealStageType },
    rule: { kind: 'anyOf', column: deals.rule, type: () => IncotermRuleType },
    currency: { kind: 'anyOf', column: deals.currency, type: () => CurrencyCodeScalar },
    destinationCountry: { kind: 'anyOf', column: deals.destinationCountry, type: () => CountryCodeScalar },
    owner: { kind: 'idIn', column: deals.ownerId, target: () => Person },
    customer: { kind: 'related', column: deals.customerId, target: () => Customer },
    openedAt: { kind: 'range', column: deals.openedAt, of: 'DateTime' },
    number: { kind: 'text', column: deals.number },
    search: { kind: 'search', columns: [deals.number, deals.title] },
  },
  orders: { openedAt: deals.openedAt, number: deals.number },
})
export class Deal {
  @Id(deals.id)
  id!: string;

  @Column(deals.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(deals.number, { description: 'Gapless by year of opening, for example D-2026-00042.' })
  number!: string;

  @Column(deals.title, { description: 'What it is about, in a line.' })
  title!: string;

  @Column(deals.stage, { type: () => DealStageType, description: 'Where it stands.' })
  stage!: string;

  @Column(deals.stageSince, { description: 'Since when it has stood there.' })
  stageSince!: string;

  @Column(deals.openedAt, { description: 'When it was opened.' })
  openedAt!: string;

  @Column(deals.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency in which the buyer is quoted (ISO 4217).',
  })
  currency!: string;

  @Column(deals.rule, {
    type: () => IncotermRuleType,
    description: 'The Incoterms rule that the buyer asks for.',
  })
  rule!: IncotermRule;

  @Column(deals.edition, { type: () => IncotermEditionType, description: 'The edition of the rules.' })
  edition!: IncotermEdition;

  @Column(deals.namedPlace, { description: 'The place that the rule names.' })
  namedPlace!: string;

  @ToOne(() => Port, deals.locode, {
    description: 'The named place on the UN/LOCODE list, where it is there.',
    to: ports.locode,
  })
  place!: Port | null;

  @Column(deals.mode, { type: () => TransportModeType, description: 'The main carriage.' })
  mode!: TransportMode;

  @Column(deals.containerised, { description: 'Whether the goods travel in containers.' })
  containerised!: boolean;

  @Column(deals.destinationCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods go (ISO 3166-1 alpha-2).',
  })
  destinationCountry!: string;

  @Column(deals.importerOfRecord, { description: 'Who clears the goods for import under DDP.' })
  importerOfRecord!: string | null;

  @Column(deals.paidByLetterOfCredit, { description: 'Whether a letter of credit pays it.' })
  paidByLetterOfCredit!: boolean;

  @Column(deals.expectedCloseOn, { description: 'When a contract is expected.' })
  expectedCloseOn!: string | null;

  @ToOne(() => Customer, deals.customerId, {
    description: 'Who buys; null where the customer is not yours to see.',
  })
  customer!: Customer | null;

  @ToOne(() => Contact, deals.contactId, { description: 'With whom it is talked over.' })
  contact!: Contact | null;

  @ToOne(() => Person, deals.ownerId, { description: 'The salesperson.' })
  owner!: Person | null;

  @ToMany(() => DealLine, dealLines.dealId, {
    description: 'What is sold, line by line.',
    orderBy: [dealLines.sequence],
    atMost: 500,
  })
  lines!: DealLine[];

  @ToMany(() => DealStageChange, dealStageChanges.dealId, {
    description: 'The stages that it came to, oldest first.',
    orderBy: [dealStageChanges.at, dealStageChanges.id],
    atMost: 500,
  })
  stageHistory!: DealStageChange[];

  @ToOne(() => CostSheet, deals.costSheetId, {
    description:
      'What it costs, as last worked out. Null where it was not, and without the right to see costs.',
    needs: 'cost:read',
  })
  costSheet!: CostSheet | null;

  @ToOne(() => Company, deals.companyId, { description: 'Who sells.', to: companies.id })
  company!: Company | null;

  @Computed(() => PriceLadderType, {
    description:
      'The cost sheet priced in the deal’s currency, with the rates that were frozen for it. `unitPrice` is that of one unit where the deal has one line, and of the whole deal otherwise. FCA is priced at a terminal or airport, unless the deal is FCA at a place without a UN/LOCODE. Null where there is no cost sheet, and without the right to see costs.',
    selects: `{
      currency rule edition mode containerised destinationCountry importerOfRecord paidByLetterOfCredit
      place { locode } company { country }
      costSheet {
        premiumRate insuredFraction insuranceBase commissionRate commissionBase profitRate profitBasis bankChargeRate
        goods { quantity unitCost { amount currency } vatRate rebateRate taxScheme }
        charges { step label amount { amount currency } }
        fxSnapshot { rates { base quote rate } }
      }
    }`,
    needs: 'cost:read',
  })
  priceLadder(
    @Arg('rules', () => [IncotermRuleType], {
      nullable: true,
      description: 'The rules to price; all of the edition that fit the mode by default.',
    })
    rules?: IncotermRule[] | null,
  ): PriceLadder | null {
    return this.costSheet && ladderOfSheet({ ...this, locode: this.place?.locode }, this.costSheet, rules);
  }

  @Computed(() => [TermsFindingType], {
    description: 'The checks of its delivery terms that find something, worst first.',
    selects: `{
      rule edition mode namedPlace containerised destinationCountry importerOfRecord paidByLetterOfCredit
      place { country functions } company { country }
    }`,
  })
  termsFindings(): TermsFinding[] {
    return findingsOfDeal(this);
  }
}

@Entity(dealLines, {
  description: 'One product and one quantity of a deal.',
  prefix: 'line',
  scope: { parent: () => Deal, through: dealLines.dealId },
})
export class DealLine {
  @Id(dealLines.id)
  id!: string;

  @Column(dealLines.sequence, { description: 'Its place in the deal, from 1.' })
  sequence!: number;

  @Column(dealLines.description, { description: 'The goods as they are named in the offer.' })
  description!: string;

  @Column(dealLines.quantity, { description: 'How much, in `unit`.' })
  quantity!: string;

  @ToOne(() => Unit, dealLines.unit, { description: 'The unit of the quantity.', to: units.code })
  unit!: Unit | null;

  @ToOne(() => Product, dealLines.productId, { description: 'The product.' })
  product!: Product | null;

  @MoneyColumn(dealLines.targetUnitPrice, dealLines.targetCurrency, {
    description: 'The unit price that the buyer asks for, in the deal’s currency.',
  })
  targetUnitPrice!: object | null;

  @ToOne(() => Deal, dealLines.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}

@Entity(dealStageChanges, {
  description: 'A deal’s coming to a stage.',
  scope: { parent: () => Deal, through: dealStageChanges.dealId },
})
export class DealStageChange {
  @Column(dealStageChanges.fromStage, {
    type: () => DealStageType,
    description: 'Where it stood; null at its opening.',
  })
  fromStage!: string | null;

  @Column(dealStageChanges.toStage, { type: () => DealStageType, description: 'Where it came to.' })
  toStage!: string;

  @Column(dealStageChanges.at, { description: 'When.' })
  at!: string;

  @Column(dealStageChanges.reason, { description: 'Why, where a reason was given.' })
  reason!: string | null;

  @ToOne(() => Person, dealStageChanges.personId, { description: 'Who moved it.' })
  person!: Person | null;
}
