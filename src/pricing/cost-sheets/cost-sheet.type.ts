import {
  costSheetCharges,
  costSheetDuties,
  costSheetGoods,
  costSheetPayers,
  costSheets,
} from '../../../schema/tables/pricing.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, MoneyColumn, ToMany, ToOne } from '../../graph/decorators.ts';
import { Product } from '../../products/product.type.ts';
import type { Equipment } from '../../trade/container.ts';
import { FxSnapshot } from '../../trade/fx-rate.type.ts';
import type { CostStep, JourneyStep, Party } from '../../trade/incoterm.ts';
import { CostStepType, PartyType } from '../../trade/incoterm.type.ts';
import type { AllocationKey, ChargeBasis } from '../charge-basis.ts';
import { AllocationKeyType, ChargeBasisType, SeaContainerType } from '../charge-basis.type.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import type { CommissionBase } from '../commission.ts';
import type { CustomsValueBasis } from '../duty.ts';
import type { TaxScheme } from '../export-rebate.ts';
import { TaxSchemeType } from '../export-rebate.type.ts';
import { CustomsValueBasisType } from '../import-duties.input.ts';
import type { ProfitBasis } from '../margin.ts';
import { CommissionBaseType, InsuranceBaseType, ProfitBasisType } from '../pricing-switch.type.ts';
import { FreightRate } from '../rate-tables/freight-rate.type.ts';
import { RebateRate } from '../rate-tables/rebate-rate.type.ts';

const needs = 'cost:read' as const;

@Entity(costSheets, {
  description: 'What a deal costs, and the shares of the price that are taken from it.',
  prefix: 'sheet',
  scope: { parent: () => Deal, through: costSheets.dealId },
})
export class CostSheet {
  @Id(costSheets.id)
  id!: string;

  @Column(costSheets.version, {
    description: 'Counts how often it was set; setting it again names the one you read.',
  })
  version!: number;

  @Column(costSheets.premiumRate, {
    description: 'Insurance premium as a fraction of the insured amount; null where nothing is insured.',
    needs,
  })
  premiumRate!: string | null;

  @Column(costSheets.insuredFraction, {
    description: 'The insured amount as a share of the price; 1.10 is the price and 10 %.',
    needs,
  })
  insuredFraction!: string;

  @Column(costSheets.insuranceBase, {
    type: () => InsuranceBaseType,
    description: 'Whether the price with or without commission is insured.',
    needs,
  })
  insuranceBase!: InsuranceBase;

  @Column(costSheets.commissionRate, { description: 'The agent’s share of the price.', needs })
  commissionRate!: string;

  @Column(costSheets.commissionBase, {
    type: () => CommissionBaseType,
    description: 'What the commission is a share of.',
    needs,
  })
  commissionBase!: CommissionBase;

  @Column(costSheets.profitRate, { description: 'The profit wanted, as a fraction of `profitBasis`.', needs })
  profitRate!: string;

  @Column(costSheets.profitBasis, {
    type: () => ProfitBasisType,
    description: 'Whether profit is a share of the price (margin) or of the cost (markup).',
    needs,
  })
  profitBasis!: ProfitBasis;

  @Column(costSheets.bankChargeRate, { description: 'Bank charges as a fraction of the price.', needs })
  bankChargeRate!: string;

  @Column(costSheets.equipment, {
    type: () => SeaContainerType,
    description: 'The containers that the goods go in; null where they go loose, or it was not said.',
    needs,
  })
  equipment!: Equipment | null;

  @Column(costSheets.containers, {
    description: 'How many, as given or as the goods filled when the sheet was set.',
    needs,
  })
  containers!: number | null;

  @ToMany(() => CostSheetPayer, costSheetPayers.costSheetId, {
    description: 'Steps that the parties gave to one of them, whatever the rule says.',
    orderBy: [costSheetPayers.step],
    atMost: 20,
    needs,
  })
  payerOverrides!: CostSheetPayer[];

  @ToMany(() => CostSheetDuty, costSheetDuties.costSheetId, {
    description: 'Duties on import that the price holds where the seller pays them.',
    orderBy: [costSheetDuties.sequence],
    atMost: 20,
    needs,
  })
  importDuties!: CostSheetDuty[];

  @Column(costSheets.importTaxRate, {
    description: 'VAT or other tax on import, as a fraction; null where no duties were reckoned.',
    needs,
  })
  importTaxRate!: string | null;

  @Column(costSheets.customsValueBasis, {
    type: () => CustomsValueBasisType,
    description: 'What the customs value holds; null where no duties were reckoned.',
    needs,
  })
  customsValueBasis!: CustomsValueBasis | null;

  @Column(costSheets.annualInterestRate, {
    description: 'What money costs in a year, as a fraction; null where credit is not reckoned.',
    needs,
  })
  annualInterestRate!: string | null;

  @Column(costSheets.dayCount, { description: 'Days of the year by which interest is counted.', needs })
  dayCount!: number | null;

  @ToMany(() => CostSheetGoods, costSheetGoods.costSheetId, {
    description: 'What the goods cost, line by line, as it was when the sheet was set.',
    orderBy: [costSheetGoods.sequence],
    atMost: 500,
    needs,
  })
  goods!: CostSheetGoods[];

  @ToMany(() => CostSheetCharge, costSheetCharges.costSheetId, {
    description: 'The charges of the deal.',
    orderBy: [costSheetCharges.sequence],
    atMost: 200,
    needs,
  })
  charges!: CostSheetCharge[];

  @ToOne(() => FxSnapshot, costSheets.fxSnapshotId, {
    description: 'The exchange rates that were frozen for it.',
  })
  fxSnapshot!: FxSnapshot | null;
}

@Entity(costSheetGoods, {
  description: 'The purchase cost of one line, frozen when the sheet was set.',
  scope: { parent: () => CostSheet, through: costSheetGoods.costSheetId },
})
export class CostSheetGoods {
  @Column(costSheetGoods.sequence, { description: 'Of the deal’s line that was priced.' })
  sequence!: number;

  @ToOne(() => Product, costSheetGoods.productId, { description: 'The product.' })
  product!: Product | null;

  @Column(costSheetGoods.quantity, { description: 'How much, in the line’s unit.' })
  quantity!: string;

  @MoneyColumn(costSheetGoods.unitCost, costSheetGoods.currency, {
    description: 'For one unit, including VAT.',
    needs,
  })
  unitCost!: { amount: string; currency: string };

  @Column(costSheetGoods.vatRate, { description: 'VAT within the cost, as a fraction.', needs })
  vatRate!: string;

  @Column(costSheetGoods.rebateRate, {
    description: 'Paid back on export, as a fraction of the net amount.',
    needs,
  })
  rebateRate!: string;

  @Column(costSheetGoods.taxScheme, {
    type: () => TaxSchemeType,
    description: 'How VAT is relieved on export.',
    needs,
  })
  taxScheme!: TaxScheme;

  @ToOne(() => RebateRate, costSheetGoods.rebateRateId, {
    description:
      'The tariff’s rates by which the taxes were set; null where the purchase cost or the sheet said them.',
  })
  tariffRate!: RebateRate | null;

  @Column(costSheetGoods.unitsPerPackage, { description: 'How many units a package held then.' })
  unitsPerPackage!: number | null;

  @Column(costSheetGoods.packages, { description: 'How many packages; a started one counts.' })
  packages!: number | null;

  @Column(costSheetGoods.netKg, {
    description: 'Net weight in kilograms; null where the product had no packing data.',
  })
  netKg!: string | null;

  @Column(costSheetGoods.grossKg, {
    description: 'Gross weight in kilograms; null where the product had no packing data.',
  })
  grossKg!: string | null;

  @Column(costSheetGoods.cbm, {
    description: 'Cubic metres; null where the product had no packing data.',
  })
  cbm!: string | null;

  @Column(costSheetGoods.minimumOrderQuantity, { description: 'The smallest quantity that was sold then.' })
  minimumOrderQuantity!: string | null;
}

@Entity(costSheetCharges, {
  description: 'One charge of a cost sheet.',
  scope: { parent: () => CostSheet, through: costSheetCharges.costSheetId },
})
export class CostSheetCharge {
  @Column(costSheetCharges.step, {
    type: () => CostStepType,
    description: 'The step of the journey that it pays.',
  })
  step!: CostStep;

  @Column(costSheetCharges.basis, { type: () => ChargeBasisType, description: 'For what it is paid.' })
  basis!: ChargeBasis;

  @Column(costSheetCharges.allocateBy, {
    type: () => AllocationKeyType,
    description: 'By what the lines share it.',
  })
  allocateBy!: AllocationKey;

  @Column(costSheetCharges.rate, {
    description: 'The share of the price, as a fraction; for PERCENT_OF_PRICE alone.',
    needs,
  })
  rate!: string | null;

  @ToOne(() => FreightRate, costSheetCharges.freightRateId, {
    description: 'The freight rate that it was taken from; null where it was entered.',
  })
  freightRate!: FreightRate | null;

  @Column(costSheetCharges.label, { description: 'What it is, in the words of the invoice.' })
  label!: string | null;

  @MoneyColumn(costSheetCharges.amountMinor, costSheetCharges.currency, {
    description: 'How much for each of what the basis counts; null for PERCENT_OF_PRICE.',
    needs,
  })
  amount!: { amount: string; currency: string } | null;
}

@Entity(costSheetPayers, {
  description: 'A step of the journey that the parties gave to one of them, whatever the rule says.',
  scope: { parent: () => CostSheet, through: costSheetPayers.costSheetId },
})
export class CostSheetPayer {
  @Column(costSheetPayers.step, { type: () => CostStepType, description: 'The step.' })
  step!: JourneyStep;

  @Column(costSheetPayers.party, { type: () => PartyType, description: 'Who pays it.' })
  party!: Party;
}

@Entity(costSheetDuties, {
  description: 'A duty on import: a share of the customs value, an amount for each unit, or both.',
  scope: { parent: () => CostSheet, through: costSheetDuties.costSheetId },
})
export class CostSheetDuty {
  @Column(costSheetDuties.rate, { description: 'As a fraction of the customs value.', needs })
  rate!: string | null;

  @MoneyColumn(costSheetDuties.perUnit, costSheetDuties.currency, {
    description: 'For each unit of every line.',
    needs,
  })
  perUnit!: { amount: string; currency: string } | null;
}
