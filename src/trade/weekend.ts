/** ISO weekdays (1 Monday to 7 Sunday) on which offices and factories of a country rest, where that is not Saturday and Sunday. */
const weekends: Readonly<Record<string, readonly number[]>> = {
  AF: [5],
  BD: [5, 6],
  BH: [5, 6],
  DJ: [5],
  DZ: [5, 6],
  EG: [5, 6],
  IL: [5, 6],
  IQ: [5, 6],
  IR: [5],
  JO: [5, 6],
  KW: [5, 6],
  LY: [5, 6],
  MV: [5, 6],
  NP: [6],
  OM: [5, 6],
  PS: [5, 6],
  QA: [5, 6],
  SA: [5, 6],
  SD: [5, 6],
  SO: [5],
  SY: [5, 6],
  YE: [5, 6],
};
const saturdayAndSunday = [6, 7] as const;

/** The weekdays on which a country rests. The United Arab Emirates moved to Saturday and Sunday in 2022. */
export function weekendOf(country: string): readonly number[] {
  return weekends[country] ?? saturdayAndSunday;
}
