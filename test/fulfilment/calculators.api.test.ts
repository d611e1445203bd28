import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const carton = { count: 1, lengthCm: '60', widthCm: '40', heightCm: '40', grossWeightKg: '18' };
const calculators = {
  samplingPlan: '{ samplingPlan(lotSize: 1200, aql: "2.5") { codeLetter sampleSize accept reject } }',
  containerLoad: `query ($input: ContainerLoadInput!) {
    containerLoad(input: $input) { cartons limitedBy cartonM3 totalM3 totalKg payloadKg }
  }`,
  freight: `query ($input: FreightInput!) {
    freight(input: $input) { freightTons total { amount currency formatted } }
  }`,
  chargeableWeight: `query ($input: ChargeableWeightInput!) {
    chargeableWeight(input: $input) { grossKg volumetricKg chargeableKg }
  }`,
};
const faultsOf = ({ errors }: Awaited<ReturnType<TestServer['ask']>>) =>
  errors?.[0]?.extensions.faults.map(
    ({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`,
  );

describe('samplingPlan', () => {
  it('takes level II and normal inspection where nothing is said', async () => {
    const { data } = await server.ask(calculators.samplingPlan);
    expect(data.samplingPlan).toEqual({ codeLetter: 'J', sampleSize: 80, accept: 5, reject: 6 });
  });

  it('names the limits that it knows, in the language of the request', async () => {
    const asked = '{ samplingPlan(lotSize: 100, aql: "3") { accept } }';
    const english = await server.ask(asked);
    expect(english.errors?.[0]?.message).toBe(
      'aql: This value is not known: take one of 0, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5.',
    );
    expect(faultsOf(english)).toEqual(['UNKNOWN_VALUE aql']);
    const chinese = await server.ask(asked, {}, { language: 'zh-CN' });
    expect(chinese.errors?.[0]?.message).toContain('没有这个值：可用 0, 0.65');
  });
});

describe('containerLoad', () => {
  it('goes by volume where nothing is said', async () => {
    const { data } = await server.ask(calculators.containerLoad, { input: { carton, equipment: 'GP20' } });
    expect(data.containerLoad).toEqual({
      ...{ cartons: 291, limitedBy: 'VOLUME', cartonM3: '0.096' },
      ...{ totalM3: '27.936', totalKg: '5238', payloadKg: '28000' },
    });
  });

  it('refuses each measure by its field, also one that is null', async () => {
    const input = {
      ...{ carton: { ...carton, lengthCm: '0' }, equipment: 'CUSTOM', method: 'GEOMETRIC' },
      ...{ innerLengthCm: '100', innerWidthCm: '-1', innerHeightCm: null },
    };
    expect(faultsOf(await server.ask(calculators.containerLoad, { input }))).toEqual([
      'OUT_OF_RANGE input.carton.lengthCm',
      'OUT_OF_RANGE input.innerWidthCm',
      'REQUIRED input.innerHeightCm',
    ]);
  });
});

describe('freight', () => {
  it('needs pieces or totals, and answers with money', async () => {
    const ratePerFreightTon = { amount: '80', currency: 'USD' };
    const { data } = await server.ask(calculators.freight, {
      input: { ratePerFreightTon, volumeM3: '2.5', weightTonnes: '3' },
    });
    expect(data.freight).toEqual({
      freightTons: '3',
      total: { amount: '240.00', currency: 'USD', formatted: '$240.00' },
    });
    const none = await server.ask(calculators.freight, { input: { ratePerFreightTon } });
    expect(faultsOf(none)).toEqual(['REQUIRED input.pieces']);
  });
});

describe('chargeableWeight', () => {
  it('divides by 6000 and rounds up to half a kilogram where nothing is said', async () => {
    const { data } = await server.ask(calculators.chargeableWeight, { input: { pieces: [carton] } });
    expect(data.chargeableWeight).toEqual({ grossKg: '18', volumetricKg: '16', chargeableKg: '18' });
  });

  it('refuses a piece by its place', async () => {
    const input = { pieces: [carton, { ...carton, count: 0 }], divisor: 0 };
    expect(faultsOf(await server.ask(calculators.chargeableWeight, { input }))).toEqual([
      'OUT_OF_RANGE input.pieces.1.count',
      'OUT_OF_RANGE input.divisor',
    ]);
  });
});

describe('each of them', () => {
  it.each(Object.entries(calculators))('%s is for those who are signed in', async (name, query) => {
    const inputs: Record<string, unknown> = {
      containerLoad: { carton, equipment: 'GP20' },
      freight: { volumeM3: '1', ratePerFreightTon: { amount: '1', currency: 'USD' } },
      chargeableWeight: { pieces: [carton] },
    };
    const { errors } = await server.ask(query, { input: inputs[name] }, { as: null });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
