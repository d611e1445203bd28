import { expect, test } from 'vitest';
import { checkDigit, hasRightCheckDigit, parseContainerNumber } from '../../src/trade/container-number.ts';

test.each([
  // The number that ISO 6346 and its readers use as their example.
  'CSQU3054383',
  'MSCU1234566',
  'TCLU1000030',
])('%s ends in the digit that ISO 6346 gives it', (number) => {
  expect(hasRightCheckDigit(number)).toBe(true);
});

test('a remainder of 10 is written 0', () => {
  expect(checkDigit('TCLU100003')).toBe(0);
});

test('one wrong character or two that changed places are found', () => {
  expect(hasRightCheckDigit('CSQU3054384')).toBe(false);
  expect(hasRightCheckDigit('CSQU3045383')).toBe(false);
  expect(hasRightCheckDigit('CSQX3054383')).toBe(false);
});

test('a number is stored without the spaces and hyphens that it is printed with', () => {
  expect(parseContainerNumber('csqu 305438-3')).toBe('CSQU3054383');
  expect(parseContainerNumber('CSQU30543833')).toBeNull();
  expect(parseContainerNumber('CSQA3054383')).toBeNull();
});
