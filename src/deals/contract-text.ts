import { Decimal } from '../trade/decimal.ts';
import { writeDeliveryTerms } from '../trade/delivery-terms-text.ts';
import type { IncotermEdition, IncotermRule } from '../trade/incoterm.ts';
import type { PaymentMethod } from '../trade/payment-method.ts';
import type { ClauseKind } from './contract-status.ts';

/** A party as a contract names it. */
export interface ContractParty {
  readonly name: string;
  readonly address: string | null;
  readonly country: string;
}

/** What both sides agree on, read off the accepted revision. */
export interface ContractTerms {
  readonly number: string;
  readonly edition: number;
  readonly quotation: string;
  readonly date: string;
  readonly seller: ContractParty;
  readonly buyer: ContractParty;
  readonly currency: string;
  readonly total: string;
  readonly rule: IncotermRule;
  readonly incotermEdition: IncotermEdition;
  readonly namedPlace: string;
  readonly locode: string | null;
  readonly paymentMethod: PaymentMethod;
  readonly depositRate: string;
  readonly creditDays: number;
  readonly leadTimeDays: number;
  readonly warrantyMonths: number;
  readonly notes: string | null;
  readonly lines: readonly ContractLine[];
}

export interface ContractLine {
  readonly sequence: number;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly amount: string;
}

/** What the clauses leave to the parties. */
export interface ClauseChoices {
  /** How much more or less may be delivered, as a fraction; none where it is zero. */
  readonly toleranceRate: string;
  readonly governingLaw: string;
  readonly arbitrationInstitution: string;
  readonly arbitrationSeat: string;
  readonly inspector: string;
  /** Days after which a party that can’t perform may be released. */
  readonly forceMajeureDays: number;
}

export interface Clause {
  readonly kind: ClauseKind;
  readonly heading: string;
  readonly text: string;
}

/** The sentence for a key in the contract's language, its arguments filled in. */
type Sentence = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The clauses of a contract in its language. */
export function writeClauses(
  kinds: readonly ClauseKind[],
  choices: ClauseChoices,
  translate: Sentence,
): Clause[] {
  const values = { ...choices, tolerancePercent: percent(choices.toleranceRate) };
  return kinds.map((kind) => ({
    kind,
    heading: translate(`contract.clauses.${kind}.heading`),
    text: translate(`contract.clauses.${kind}.text`, values),
  }));
}

/** The whole text of a contract: the same terms and clauses give the same text to the letter. */
export function writeContract(terms: ContractTerms, clauses: readonly Clause[], translate: Sentence): string {
  const { number, edition, date, quotation, currency, total } = terms;
  const party = (name: string, { name: who, address, country }: ContractParty) =>
    `${translate(`contract.${name}`)}: ${[who, address, country].filter(Boolean).join(', ')}`;
  const goods = terms.lines.map(
    (line) =>
      `${line.sequence}. ${line.description}: ${line.quantity} ${line.unit} × ${currency} ${line.unitPrice} = ${currency} ${line.amount}`,
  );
  const delivery = writeDeliveryTerms({ ...terms, edition: terms.incotermEdition });
  const body = [
    `${translate('contract.title')} ${number}${edition > 1 ? ` · ${translate('contract.edition', { edition })}` : ''}`,
    translate('contract.formed', { date, quotation }),
    party('seller', terms.seller),
    party('buyer', terms.buyer),
    '',
    translate('contract.goods'),
    ...goods,
    `${translate('contract.total')}: ${currency} ${total}`,
    `${translate('contract.delivery')}: ${delivery}`,
    `${translate('contract.readiness')}: ${translate('contract.days', { days: terms.leadTimeDays })}`,
    `${translate('contract.payment')}: ${paymentText(terms, translate)}`,
    `${translate('contract.warranty')}: ${translate('contract.months', { months: terms.warrantyMonths })}`,
    ...(terms.notes ? [terms.notes] : []),
    '',
    ...clauses.flatMap(({ heading, text }, index) => [`${index + 1}. ${heading}`, text]),
    '',
    `${translate('contract.seller')}: ____________________    ${translate('contract.buyer')}: ____________________`,
  ];
  return body.join('\n');
}

function paymentText({ paymentMethod, depositRate, creditDays }: ContractTerms, translate: Sentence): string {
  const method = translate(`paymentMethods.${paymentMethod}`);
  const deposit = new Decimal(depositRate).gt(0)
    ? translate('contract.deposit', { percent: percent(depositRate) })
    : '';
  const credit = creditDays > 0 ? translate('contract.credit', { days: creditDays }) : '';
  return [method, deposit, credit].filter(Boolean).join('; ');
}

/** A fraction as a percentage of four decimals at most: 0.05 is 5. */
function percent(fraction: string): string {
  return new Decimal(fraction).times(100).toDecimalPlaces(4).toFixed();
}
