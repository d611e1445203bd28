import { enumType } from '../graph/enum-type.ts';
import { dealStages } from './deal-stage.ts';

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
