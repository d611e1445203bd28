import type { salesDesk } from './sales-desk.ts';

type Desk = ReturnType<typeof salesDesk>;

export const money = (amount: string, currency = 'EUR') => ({ amount, currency });
const deposit = { method: 'TT_DEPOSIT_BAL_BEFORE_SHIP', depositRate: '0.3' };

/** A deal with a German buyer for 1,200 work lights CIF Hamburg, costed in CNY and USD. */
export async function costedDeal(desk: Desk, more: object = {}): Promise<{ deal: string; product: string }> {
  const name = `Buyer ${crypto.randomUUID()}`;
  const { customer } = await desk.done('createCustomer', {
    ...{ name, country: 'DE', city: 'Hamburg', currency: 'EUR', language: 'en', source: 'TRADE_SHOW' },
  });
  const { contact } = await desk.done('createContact', { customerId: customer.id, name: 'Jana Petersen' });
  const { product } = await desk.done('createProduct', {
    ...{ code: name.slice(0, 20), name: 'LED work light 30 W', hsCode: '9405420090', originCountry: 'CN' },
    packing: {
      unitsPerPackage: 12,
      lengthCm: '52',
      widthCm: '38',
      heightCm: '31',
      netKg: '10.8',
      grossKg: '12.1',
    },
    purchaseCost: {
      validFrom: '2026-01-01',
      unitCost: money('56.50', 'CNY'),
      vatRate: '0.13',
      rebateRate: '0.10',
    },
  });
  const { deal } = await desk.done('openDeal', {
    title: 'Work lights for spring',
    customerId: customer.id,
    contactId: contact.id,
    currency: 'EUR',
    terms: { rule: 'CIF', namedPlace: 'Hamburg', locode: 'DEHAM' },
    lines: [{ productId: product.id, quantity: '1200' }],
  });
  await desk.done('setCostSheet', {
    dealId: deal.id,
    charges: [
      { step: 'PRE_CARRIAGE', amount: money('1800', 'CNY') },
      { step: 'EXPORT_CLEARANCE', amount: money('450', 'CNY') },
      { step: 'ORIGIN_TERMINAL', amount: money('1280', 'CNY') },
      { step: 'MAIN_CARRIAGE', amount: money('950', 'USD') },
    ],
    premiumRate: '0.002',
    profitRate: '0.10',
    bankChargeRate: '0.0015',
    fx: { buffer: '0.01' },
    ...more,
  });
  return { deal: deal.id, product: product.id };
}

/** A draft of its quotation. */
export const draftOf = (deal: string, more: object = {}) => ({
  dealId: deal,
  offerType: 'SUBJECT_TO_CONFIRMATION',
  payment: deposit,
  validUntil: '2026-03-20T16:00:00Z',
  ...more,
});
