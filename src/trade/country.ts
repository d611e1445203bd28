/** An ISO 3166-1 alpha-2 code. */
export type CountryCode = string;

/** Whether the code is listed in ISO 3166-1, or is user-assigned but in wide use (XK for Kosovo). */
export function isCountry(code: string): boolean {
  return listed.has(code) || userAssigned.has(code);
}

/** Whether a code is not of ISO 3166-1 itself: customs forms of some countries refuse it. */
export function isUserAssigned(code: string): boolean {
  return userAssigned.has(code);
}

/** The code that was meant by a wrong one that is often seen, for a hint: `UK` is GB, `EL` is GR. */
export function suggestCountry(code: string): CountryCode | undefined {
  return aliases[code.trim().toUpperCase()];
}

/** The code as it is stored, or null where it is no country. */
export function parseCountry(text: string): CountryCode | null {
  const code = text.trim().toUpperCase();
  return isCountry(code) ? code : null;
}

/** Every code, in alphabetical order. */
export function countryCodes(): CountryCode[] {
  return [...listed, ...userAssigned].sort();
}

/** Whether a text names a whole country, by name or code, and so is no place where goods can be handed over. */
export function namesOnlyACountry(text: string): boolean {
  const name = foldName(text);
  return isCountry(text.trim()) || wholeCountryNames().has(name);
}

// ISO 3166-1, the 249 officially assigned codes.
const listed: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
  JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
  MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
  RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
  TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);
const userAssigned: ReadonlySet<string> = new Set(['XK']);

const aliases: Readonly<Record<string, CountryCode>> = { UK: 'GB', EL: 'GR' };

// Countries that are also a city or port of the same name: goods can be handed over there.
const cityStates: ReadonlySet<string> = new Set(['DJ', 'GI', 'HK', 'LU', 'MC', 'MO', 'SG', 'SM', 'VA']);
const languagesOfNames = ['en', 'zh-Hans', 'es', 'fr', 'de', 'it', 'pt', 'ru'];
const namesInTradeUse = [
  'USA',
  'UK',
  'UAE',
  'PRC',
  'P.R. China',
  'PR China',
  'Great Britain',
  'England',
  'Holland',
];

let names: ReadonlySet<string> | undefined;
function wholeCountryNames(): ReadonlySet<string> {
  names ??= new Set([
    ...namesInTradeUse.map(foldName),
    ...languagesOfNames.flatMap((language) => {
      const display = new Intl.DisplayNames([language], { type: 'region' });
      return countryCodes()
        .filter((code) => !cityStates.has(code))
        .map((code) => foldName(display.of(code) ?? code));
    }),
  ]);
  return names;
}

function foldName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
