/** An ISO 4217 alphabetic code. */
export type CurrencyCode = string;

/** A currency as the ISO 4217 list holds it, with the days between which it may be used where the list changed lately. */
export interface Currency {
  readonly code: CurrencyCode;
  /** Digits after the point of its smallest unit. */
  readonly minorDigits: number;
  readonly validFrom?: string;
  /** The last day, inclusive. */
  readonly validUntil?: string;
}

/** Whether ISO 4217 lists the code: on a day (`YYYY-MM-DD`), or ever when no day is asked. */
export function isCurrency(code: string, on?: string): boolean {
  const currency = currencies.get(code);
  if (!currency) return false;
  if (on === undefined) return true;
  return (currency.validFrom ?? on) <= on && on <= (currency.validUntil ?? on);
}

/** Digits after the point of a currency's smallest unit; an unknown code is a bug of the caller. */
export function minorDigitsOf(code: CurrencyCode): number {
  const currency = currencies.get(code);
  if (!currency) throw new RangeError(`Not a currency of ISO 4217: ${code}`);
  return currency.minorDigits;
}

/** Every code, current or withdrawn, by the digits of its smallest unit: for SQL that has to write amounts. */
export function minorDigitsOfCurrencies(): ReadonlyMap<number, readonly CurrencyCode[]> {
  const codes = currencyCodes();
  const digits = [...new Set(codes.map(minorDigitsOf))].sort();
  return new Map(digits.map((count) => [count, codes.filter((code) => minorDigitsOf(code) === count)]));
}

/** Codes listed on a day, or all that ever were when no day is asked, in alphabetical order. */
export function currencyCodes(on?: string): CurrencyCode[] {
  return [...currencies.keys()].filter((code) => isCurrency(code, on)).sort();
}

// ISO 4217 list one (codes without a minor unit, such as gold and the SDR, are no prices), amendments up to 180.
// MRU and MGA have five sub-units but are listed, and written, with two digits.
const codesByMinorDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
    CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VES WST XAD XCD YER ZAR ZMW`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const changedCurrencies: readonly Currency[] = [
  { code: 'ANG', minorDigits: 2, validUntil: '2025-03-30' },
  { code: 'BGN', minorDigits: 2, validUntil: '2025-12-31' },
  { code: 'CUC', minorDigits: 2, validUntil: '2021-06-30' },
  { code: 'HRK', minorDigits: 2, validUntil: '2022-12-31' },
  { code: 'SLE', minorDigits: 2, validFrom: '2022-04-01' },
  { code: 'SLL', minorDigits: 2, validUntil: '2024-03-31' },
  { code: 'VED', minorDigits: 2, validFrom: '2021-10-01' },
  { code: 'XCG', minorDigits: 2, validFrom: '2025-03-31' },
  { code: 'ZWG', minorDigits: 2, validFrom: '2024-06-25' },
  { code: 'ZWL', minorDigits: 2, validUntil: '2024-08-31' },
];

const currencies: ReadonlyMap<string, Currency> = new Map(
  [
    ...Object.entries(codesByMinorDigits).flatMap(([digits, codes]) =>
      codes.split(/\s+/).map((code): Currency => ({ code, minorDigits: Number(digits) })),
    ),
    ...changedCurrencies,
  ].map((currency) => [currency.code, currency]),
);
