/** The instant at which every test begins: a Monday morning in Shanghai. */
export const testNow = '2026-03-02T02:00:00.000Z';
