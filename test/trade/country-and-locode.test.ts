import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '../../src/trade/calendar-date.ts';
import {
  countryCodes,
  isCountry,
  isUserAssigned,
  namesOnlyACountry,
  parseCountry,
  suggestCountry,
} from '../../src/trade/country.ts';
import { countryOfLocode, parseLocode } from '../../src/trade/locode.ts';

describe('countries', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, which is marked', () => {
    expect(countryCodes()).toHaveLength(250);
    expect(isCountry('XK')).toBe(true);
    expect(countryCodes().filter(isUserAssigned)).toEqual(['XK']);
  });

  it('do not know UK and EL, but what is meant by them', () => {
    expect(isCountry('UK')).toBe(false);
    expect(suggestCountry('UK')).toBe('GB');
    expect(suggestCountry('EL')).toBe('GR');
    expect(parseCountry(' de ')).toBe('DE');
    expect(parseCountry('ZZ')).toBeNull();
  });

  it.each(['Germany', ' china ', '中国', 'Allemagne', 'Estados Unidos', 'DE', 'USA', 'P.R. China'])(
    '%j names a country and no place in it',
    (text) => expect(namesOnlyACountry(text)).toBe(true),
  );

  it.each(['Hamburg', 'Singapore', 'Hong Kong', 'Djibouti', '上海', 'Port of Germany', 'Ningbo, China'])(
    '%j names a place',
    (text) => expect(namesOnlyACountry(text)).toBe(false),
  );
});

describe('a UN/LOCODE', () => {
  it('is read with or without a space', () => {
    expect(parseLocode('CN SHA')).toBe('CNSHA');
    expect(parseLocode('nlrtm')).toBe('NLRTM');
    expect(countryOfLocode('NLRTM')).toBe('NL');
  });

  it.each(['CNSH', 'CNSHAA', 'CNSH0', 'CNSH1', 'ZZABC', 'CN-', '', '12345'])('is not %j', (text) =>
    expect(parseLocode(text)).toBeNull(),
  );
});

describe('a calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('is %s', (day) =>
    expect(isCalendarDate(day)).toBe(true),
  );
  it.each(['2023-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', ''])(
    'is not %j',
    (day) => expect(isCalendarDate(day)).toBe(false),
  );
});
