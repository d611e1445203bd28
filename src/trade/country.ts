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
  if (isCountry(text.trim())) return true;
  const code = countriesByName().get(foldName(text));
  return code !== undefined && !cityStates.has(code);
}

/**
 * Every country that a text names: by a name in one of the languages of trade anywhere in it, or by a code at its end
 * after a comma or in brackets, as in `Umm Qasr, IQ`. A name that a place elsewhere has too counts: Georgia, Jersey.
 */
export function countriesNamedIn(text: string): CountryCode[] {
  const named = [...foldName(text).matchAll(countryInText())].map(([name]) => countriesByName().get(name)!);
  const code = /[,(]\s*([A-Z]{2})\)?\s*$/.exec(text)?.[1];
  return [...new Set([...named, ...(code && isCountry(code) ? [code] : [])])];
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
const namesInTradeUse: Readonly<Record<string, CountryCode>> = {
  ...{ USA: 'US', UK: 'GB', UAE: 'AE', PRC: 'CN', 'P.R. China': 'CN', 'PR China': 'CN' },
  ...{ 'Great Britain': 'GB', England: 'GB', Holland: 'NL' },
  ...{
    DPRK: 'KP',
    'Islamic Republic of Iran': 'IR',
    'Syrian Arab Republic': 'SY',
    'Russian Federation': 'RU',
  },
  ...{ Burma: 'MM' },
};

let names: ReadonlyMap<string, CountryCode> | undefined;
/** Every country by its folded names. */
function countriesByName(): ReadonlyMap<string, CountryCode> {
  names ??= new Map([
    ...languagesOfNames.flatMap((language) => {
      const display = new Intl.DisplayNames([language], { type: 'region' });
      return countryCodes().map((code): [string, CountryCode] => [foldName(display.of(code) ?? code), code]);
    }),
    ...Object.entries(namesInTradeUse).map(([name, code]): [string, CountryCode] => [foldName(name), code]),
  ]);
  return names;
}

let inText: RegExp | undefined;
/** Finds the name of a country in a folded text, the longest first; signs have no word ends. */
function countryInText(): RegExp {
  if (inText) return inText;
  const known = [...countriesByName().keys()].sort((a, b) => b.length - a.length);
  const bySign = known.filter((name) => /\p{Script=Han}/u.test(name));
  const byWord = known.filter((name) => !/\p{Script=Han}/u.test(name));
  const either = (some: readonly string[]) =>
    some.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  inText = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either(byWord)})(?![\\p{L}\\p{N}])|${either(bySign)}`, 'gu');
  return inText;
}

/** A name without what does not tell it from another: case, width, marks on letters, the kind of apostrophe. */
function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\u2019/g, "'")
    .trim()
    .toLowerCase();
}
