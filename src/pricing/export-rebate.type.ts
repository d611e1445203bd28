import { enumType } from '../graph/enum-type.ts';
import { taxSchemes } from './export-rebate.ts';

export const TaxSchemeType = enumType(
  'TaxScheme',
  taxSchemes,
  'How VAT is relieved when goods are exported.',
  {
    TRADER: 'Rebate on the net amount of the input VAT invoice.',
    MANUFACTURER: 'Exemption, credit and refund (免抵退), reckoned on the FOB value.',
    NONE: 'No VAT is paid back.',
  },
);
