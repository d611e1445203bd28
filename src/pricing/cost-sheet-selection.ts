/** What of a stored cost sheet a price is worked out from. */
export const costSheetSelection = `{
  premiumRate insuredFraction insuranceBase commissionRate commissionBase profitRate profitBasis bankChargeRate
  goods { sequence quantity unitCost { amount currency } vatRate rebateRate taxScheme product { id } }
  charges { step label amount { amount currency } }
  fxSnapshot { takenAt asOf buffer rates { base quote rate } }
}`;
