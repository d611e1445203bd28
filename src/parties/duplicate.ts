import { nameLikeness, wordsOf } from './name-match.ts';

/** Why two customers may be one. */
export const duplicateReasons = ['TAX_NUMBER', 'DOMAIN', 'NAME'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** What tells customers apart. */
export interface Identity {
  readonly name: string;
  readonly country: string;
  readonly taxNumber: string | null;
  /** Of its website and of its people's mail addresses, without those that anyone may have. */
  readonly domains: readonly string[];
}

/** From which likeness on two names may be of one company: in the same country, and elsewhere. */
const likeHere = 0.88;
const likeElsewhere = 0.95;

/** Every reason for which two customers may be one, the strongest first; none where they are two. */
export function reasonsOf(a: Identity, b: Identity): DuplicateReason[] {
  const sameCountry = a.country === b.country;
  const likeness = nameLikeness(a.name, b.name);
  return duplicateReasons.filter((reason) => {
    if (reason === 'TAX_NUMBER') return sameCountry && sameNumber(a.taxNumber, b.taxNumber);
    if (reason === 'DOMAIN') return a.domains.some((domain) => b.domains.includes(domain));
    return likeness >= (sameCountry ? likeHere : likeElsewhere);
  });
}

/** How many longer names a single word may stand in and still tell one of them. */
const namesOfOneWord = 5;

/**
 * Of customers that may be the one that is asked for, those that are so by more than a word that many names have: who
 * asks for `Trading` knows none of them, and is not told a list of them.
 */
export function withoutCommonWord<
  Found extends { readonly name: string; readonly reasons: DuplicateReason[] },
>(asked: Pick<Identity, 'name'>, found: readonly Found[]): Found[] {
  if (wordsOf(asked.name).length > 1) return [...found];
  const isByOneWord = ({ name, reasons }: Found) => reasons.join() === 'NAME' && wordsOf(name).length > 1;
  const isCommon = found.filter(isByOneWord).length > namesOfOneWord;
  return found.filter((one) => !(isCommon && isByOneWord(one)));
}

/** What a customer is looked up by: the words, in one order, that tell its name from others, and the domain of its website. */
export function searchColumns({ name, website }: { name: string; website: string | null }) {
  return { nameWords: [...new Set(wordsOf(name))].sort(), domain: domainOf(website) };
}

/** Texts that are the same for rows of one list that are one customer: by the id that they name, or by tax number, domain, or words of the name. */
export function matchKeysOf(
  {
    country,
    taxNumber,
    ladingId,
  }: { readonly country?: string; readonly taxNumber?: string; readonly ladingId?: string },
  { nameWords, domain }: { readonly nameWords: readonly string[]; readonly domain: string | null },
): string[] {
  if (ladingId) return [`id ${ladingId}`];
  return [
    `name ${country} ${nameWords.join(' ')}`,
    ...(taxNumber ? [`tax ${country} ${taxNumber.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()}`] : []),
    ...(domain ? [`domain ${domain}`] : []),
  ];
}

/** The domain of a website or a mail address; null where it tells nothing, as anyone may have an address there. */
export function domainOf(address: string | null | undefined): string | null {
  if (!address) return null;
  const host = address.includes('@') ? address.split('@').at(-1)! : hostOf(address);
  const domain = host?.toLowerCase().replace(/^www\./, '') ?? null;
  return domain === null || openDomains.has(domain) ? null : domain;
}

function hostOf(website: string): string | null {
  return URL.canParse(website) ? new URL(website).hostname : null;
}

function sameNumber(a: string | null, b: string | null): boolean {
  const bare = (number: string | null) => number?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() ?? '';
  return bare(a) !== '' && bare(a) === bare(b);
}

/** Where anyone may have a mail address. */
const openDomains = new Set(
  `126.com 139.com 163.com aliyun.com aol.com foxmail.com free.fr gmail.com gmx.com gmx.de gmx.net googlemail.com
  hotmail.com hotmail.fr icloud.com laposte.net libero.it live.com mail.ru me.com msn.com naver.com orange.fr outlook.com
  proton.me protonmail.com qq.com rediffmail.com sina.com sohu.com t-online.de uol.com.br vip.163.com web.de yahoo.co.jp
  yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yandex.ru yeah.net ymail.com`.split(/\s+/),
);
