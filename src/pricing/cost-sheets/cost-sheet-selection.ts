/** What of a stored cost sheet a price is worked out from. */
export const costSheetSelection = `{
  premiumRate insuredFraction insuranceBase commissionRate commissionBase profitRate profitBasis bankChargeRate
  equipment containers annualInterestRate dayCount importTaxRate customsValueBasis
  importDuties { rate perUnit { amount currency } }
  payerOverrides { step party }
  goods { sequence quantity unitsPerPackage packages netKg grossKg cbm minimumOrderQuantity unitCost { amount currency } vatRate rebateRate taxScheme product { id } }
  charges { step basis allocateBy label rate amount { amount currency } }
  fxSnapshot { takenAt asOf buffer rates { base quote rate } }
}`;
