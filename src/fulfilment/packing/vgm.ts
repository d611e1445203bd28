import { type Decimal, sumDecimals } from '../../trade/decimal.ts';

/** How the verified gross mass was found, SOLAS chapter VI regulation 2: by weighing the packed container, or its contents. */
export const vgmMethods = ['METHOD_1', 'METHOD_2'] as const;
export type VgmMethod = (typeof vgmMethods)[number];

/** Method 2 adds what was weighed apart to the tare on the door: all packages, what secures them, and the container. */
export function massByMethod2(cargoKg: Decimal, dunnageKg: Decimal, tareKg: Decimal): Decimal {
  return sumDecimals([cargoKg, dunnageKg, tareKg]);
}
