import { enumType } from '../graph/enum-type.ts';
import { paymentMethods } from './payment-method.ts';

export const PaymentMethodType = enumType(
  'PaymentMethod',
  paymentMethods,
  'How a deal is paid, safest for the seller first.',
  {
    TT_ADVANCE: 'Wire transfer of the whole price before production or shipment.',
    LC_SIGHT_CONFIRMED:
      'Letter of credit at sight, confirmed by a bank in the seller’s country (UCP 600 art. 8).',
    TT_DEPOSIT_BAL_BEFORE_SHIP: 'Wire transfer: a deposit, and the balance before shipment.',
    LC_SIGHT: 'Letter of credit at sight (UCP 600 art. 6).',
    LC_NEGOTIATION: 'Letter of credit by negotiation: a nominated bank buys the documents.',
    LC_USANCE: 'Letter of credit payable days after sight, bill of lading or invoice.',
    LC_ACCEPTANCE: 'Letter of credit against an accepted draft.',
    LC_DEFERRED: 'Letter of credit by deferred payment, without a draft.',
    TT_DEPOSIT_BAL_BL_COPY: 'Wire transfer: a deposit, and the balance against a copy of the bill of lading.',
    SBLC_OA: 'Open account backed by a standby letter of credit or demand guarantee.',
    CAD: 'Cash against documents.',
    DP_SIGHT: 'Documents against payment at sight (URC 522).',
    DP_AFTER_SIGHT: 'Documents against payment days after sight (URC 522).',
    DA: 'Documents against acceptance (URC 522).',
    OA: 'Open account, days from bill of lading or invoice.',
    CONSIGNMENT: 'Paid when the goods are resold.',
  },
);
