import { enumType } from '../graph/enum-type.ts';
import { roundingModes } from '../trade/rounding.ts';
import { insuranceBases } from './cif-and-cip.ts';
import { commissionBases } from './commission.ts';
import { profitBases } from './margin.ts';

export const InsuranceBaseType = enumType('InsuranceBase', insuranceBases, 'Which price is insured.', {
  GROSS: 'The price with commission in it, as invoiced.',
  NET: 'The price without commission.',
});

export const CommissionBaseType = enumType(
  'CommissionBase',
  commissionBases,
  'Of what commission is a share.',
  {
    INVOICE: 'Of the price invoiced.',
    FOB: 'Of the FOB value in the price: without main carriage, insurance and what comes after.',
  },
);

export const ProfitBasisType = enumType('ProfitBasis', profitBases, 'Of what profit is a share.', {
  PRICE: 'Of the price (margin).',
  COST: 'Of the cost (markup).',
});

export const RoundingModeType = enumType('RoundingMode', roundingModes, 'How an exact amount is rounded.', {
  HALF_UP: 'To the nearest; a half away from zero (四舍五入).',
  HALF_EVEN: 'To the nearest; a half to the even neighbour.',
  UP: 'Away from zero, which protects the margin.',
  DOWN: 'Towards zero.',
});
