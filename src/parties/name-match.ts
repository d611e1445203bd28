/**
 * How alike two names are, from 0 to 1: each word of the shorter one is held against the word of the other that is most
 * like it (Jaro-Winkler). Case, accents, punctuation, legal forms and the order of the words do not count.
 */
export function nameLikeness(left: string, right: string): number {
  const [a, b] = [wordsOf(left), wordsOf(right)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (a.length === 0) return 0;
  const bests = a.map((word) => Math.max(...b.map((other) => jaroWinkler(word, other))));
  const shared = bests.reduce((sum, best) => sum + best, 0) / a.length;
  const surplus = b.length - a.length;
  // Letters that are drawn apart or together are the same name.
  const joined = jaroWinkler(a.join(''), b.join(''));
  // A name of several words that stands whole in another is named there, whatever stands around it.
  if (surplus > 0 && a.length > 1 && shared > 0.97) return Math.max(joined, shared - 0.05);
  // A single word is in many names: what the longer name has besides takes a little from the likeness.
  return Math.max(joined, shared * (1 - Math.min(0.25, surplus * 0.06)));
}

const legalForms = new Set(
  'ab ag aps as bhd bv co company corp corporation dmcc fzco fzc fze gmbh group holding holdings inc incorporated jsc kg kk limited llc llp lp ltd ltda nv ojsc ooo oy oyj pjsc plc pte pty pvt sa sab sarl sas sdn se spa srl zao 有限公司 股份有限公司 有限责任公司'.split(
    ' ',
  ),
);

/** Letters of other scripts that look as Latin ones do, where both stand in one word: nobody writes so by accident. */
function likeLatin(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word;
  return [...word].map((letter) => lookAlikes[letter] ?? letter).join('');
}

const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  'аa еe оo рp сc уy хx іi јj ѕs ԁd һh қk мm тt вb нh кk АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX αa οo νv ρp ιi κk υu ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
);

/** The words of a name that tell it from others; all of them where there are no such. */
export function wordsOf(name: string): string[] {
  const words = name
    .normalize('NFKD')
    // Marks, and characters that are not seen: joiners, soft hyphens, directions of writing.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\p{L}+/gu, likeLatin)
    .toLowerCase()
    .replace(/(股份有限公司|有限责任公司|有限公司)$/u, ' $1')
    .replace(/['’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !legalForms.has(word));
  return telling.length > 0 ? telling : words;
}

/** Jaro's likeness, raised by Winkler for a common beginning of up to four letters (Winkler 1990, p = 0.1). */
export function jaroWinkler(left: string, right: string): number {
  const likeness = jaro(left, right);
  let prefix = 0;
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1;
  return likeness + prefix * 0.1 * (1 - likeness);
}

/** Jaro 1989: letters that both have within half the longer length, and how many of these stand in another order. */
function jaro(left: string, right: string): number {
  if (left === right) return 1;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Array<boolean>(right.length).fill(false);
  const matched: string[] = [];
  for (let i = 0; i < left.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(right.length - 1, i + reach); j += 1) {
      if (taken[j] || left[i] !== right[j]) continue;
      taken[j] = true;
      matched.push(left[i]!);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inRight = [...right].filter((_, index) => taken[index]);
  const swapped = matched.filter((letter, index) => letter !== inRight[index]).length / 2;
  const count = matched.length;
  return (count / left.length + count / right.length + (count - swapped) / count) / 3;
}
