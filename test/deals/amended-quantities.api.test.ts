import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { money } from './costed-deal.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';
import { amend, signatureOf, signedContract } from './signed-contract.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

async function ask(query: string, variables: object): Promise<Outcome> {
  const { data, errors } = await server.ask(query, variables, { as: 'director@demo.lading.test' });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const quantityOf = (quantity: string) => ({ quantities: [{ sequence: 1, quantity }] });

describe('the margin of amended quantities', () => {
  const quotationQuery = `query ($id: ID!) { contract(id: $id) { quotation {
    marginRate margin { rateOfPrice } total { amount }
    costSheet { version containers goods { quantity packages netKg grossKg cbm unitCost { amount } }
      fxSnapshot { id takenAt rates { base quote rate } } }
  } } }`;
  const costs = {
    equipment: 'GP20',
    charges: [
      { step: 'PRE_CARRIAGE', basis: 'PACKAGE', amount: money('18', 'CNY') },
      { step: 'EXPORT_CLEARANCE', amount: money('450', 'CNY') },
      { step: 'ORIGIN_TERMINAL', basis: 'CBM', amount: money('128', 'CNY') },
      { step: 'MAIN_CARRIAGE', basis: 'CONTAINER', amount: money('950', 'USD') },
    ],
  };

  /** What is left of the price by hand: 50.00 CNY a piece without VAT, of which 13 % were paid and 10 % come back. */
  function marginBy(
    hand: { quantity: number; packages: number; cbm: string; containers: number },
    unitPrice: string,
    rates: Outcome[],
  ): Decimal {
    const euros = (amount: Decimal.Value, currency: string) => {
      const direct = rates.find(({ base, quote }) => base === currency && quote === 'EUR');
      if (direct) return new Decimal(amount).times(direct.rate);
      return new Decimal(amount).div(
        rates.find(({ base, quote }) => base === 'EUR' && quote === currency).rate,
      );
    };
    const price = new Decimal(unitPrice).times(hand.quantity);
    const goods = new Decimal('56.50').times(hand.quantity).div('1.13').times('1.03');
    const inChina = goods
      .plus(18 * hand.packages)
      .plus(450)
      .plus(new Decimal(128).times(hand.cbm));
    const insured = price.times('1.10').times('0.002');
    const bank = price.times('0.0015');
    const cost = euros(inChina, 'CNY')
      .plus(euros(950 * hand.containers, 'USD'))
      .plus(insured)
      .plus(bank);
    return price.minus(cost).div(price);
  }

  test('needs a release where it lies below a floor that the contract kept', async () => {
    const { contract } = await signedContract(desk, { minimumMargin: '0.08' });
    const second = await amend(desk, contract, quantityOf('120'));
    expect(await desk.refused('signContract', signatureOf(second, 'BUYER'))).toEqual(['BELOW_FLOOR at id']);
  });

  test('is worked out from a sheet of its own: packages and containers anew, rates as they were frozen', async () => {
    const { deal, contract, unitPrice } = await signedContract(desk, { costs });
    const { quotation: before } = (await ask(quotationQuery, { id: contract.id })).contract;
    // Later rates and costs of goods re-price nothing.
    await server.sql('UPDATE fx_rates SET bid = bid / 2, mid = mid / 2, ask = ask / 2');
    const second = await amend(desk, contract, quantityOf('6005'));
    const { quotation: after } = (await ask(quotationQuery, { id: second.id })).contract;
    const { rates } = before.costSheet.fxSnapshot;
    expect(before.costSheet).toMatchObject({ version: 1, containers: 1 });
    // 501 cartons, the last of which is not full, of 52 × 38 × 31 cm.
    expect(after.costSheet).toMatchObject({
      ...{ version: 2, containers: 2, fxSnapshot: before.costSheet.fxSnapshot },
      goods: [
        {
          ...{ quantity: '6005', packages: 501, unitCost: { amount: '56.50' } },
          ...{ netKg: '5410.8', grossKg: '6062.1', cbm: '30.689256' },
        },
      ],
    });
    const asOffered = { quantity: 1200, packages: 100, cbm: '6.1256', containers: 1 };
    const amended = { quantity: 6005, packages: 501, cbm: '30.689256', containers: 2 };
    for (const [shown, hand] of [
      [before, asOffered],
      [after, amended],
    ] as const) {
      const expected = marginBy(hand, unitPrice, rates);
      expect(expected.minus(shown.margin.rateOfPrice).abs().lt('0.000001')).toBe(true);
    }
    expect(after.margin.rateOfPrice).not.toBe(before.margin.rateOfPrice);

    // The next sheet of the deal is counted behind it, and another amendment begins at the one before it.
    const { costSheet } = await desk.done('setCostSheet', {
      ...{ dealId: deal, version: 1, premiumRate: '0.002', profitRate: '0.10', ...costs },
    });
    expect(costSheet.version).toBe(3);
    const third = await amend(desk, contract, { draftVersion: second.version, ...quantityOf('1200.0') });
    expect((await ask(quotationQuery, { id: third.id })).contract.quotation).toMatchObject({
      ...{ total: before.total, costSheet: { version: 1 } },
    });
  });
});
