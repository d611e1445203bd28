const form = /^[A-Z]{3}[UJZ]\d{7}$/;

/** A container number as it is stored (`msku 123456-5` becomes `MSKU1234565`), or null where its form is not that of ISO 6346. */
export function parseContainerNumber(text: string): string | null {
  const number = text.toUpperCase().replace(/[\s-]/g, '');
  return form.test(number) ? number : null;
}

/** Whether the last digit of a number is the one that ISO 6346 gives to the ten characters before it. */
export function hasRightCheckDigit(number: string): boolean {
  return form.test(number) && checkDigit(number.slice(0, 10)) === Number(number[10]);
}

/**
 * The check digit of an owner code, category and serial number: ISO 6346 weighs each character by the power of two of its
 * place. A remainder of 10 is written 0; numbers that give it are discouraged, and about.
 */
export function checkDigit(tenCharacters: string): number {
  const sum = [...tenCharacters].reduce(
    (total, character, place) => total + weightOf(character) * 2 ** place,
    0,
  );
  return (sum % 11) % 10;
}

/** Digits are themselves. Letters count from A = 10, and leave out the multiples of 11. */
function weightOf(character: string): number {
  if (character >= '0' && character <= '9') return Number(character);
  const letter = character.charCodeAt(0) - 'A'.charCodeAt(0);
  return 10 + letter + Math.floor((letter + 9) / 10);
}
