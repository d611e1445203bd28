import { createHash } from 'node:crypto';
import { contractClauses, contractSignatures, contracts } from '../../schema/tables/contracts.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import type { Transaction } from '../../src/database/database.ts';
import { type ContractStatus, clauseKinds } from '../../src/deals/contracts/contract-status.ts';
import { writeClauses, writeContract } from '../../src/deals/contracts/contract-text.ts';
import { negotiateLocale } from '../../src/i18n/negotiate-locale.ts';
import { writtenLanguage } from '../../src/i18n/written-language.ts';
import { amountOf, moneyOfMinor } from '../../src/trade/money.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany, ownerOf } from './companies.ts';
import { lastNumbersOf } from './deal-rows.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';
import { at, type DemoOffer, numbersOf } from './quotation-rows.ts';

const choices = {
  toleranceRate: '0.05',
  partialShipments: true,
  claimDays: 30,
  governingLaw: 'the United Nations Convention on Contracts for the International Sale of Goods (CISG)',
  arbitrationInstitution: 'the International Chamber of Commerce (ICC)',
  arbitrationSeat: 'Singapore',
  inspector: 'an independent surveyor',
  forceMajeureDays: 60,
};

/** Writes the contract of every deal that came so far: signed by both, or to be signed where the quotation was just accepted. */
export async function seedContracts(tx: Transaction, offers: readonly DemoOffer[]): Promise<void> {
  const contracted = offers
    .filter(({ deal }) => at(deal, 'ACCEPTED'))
    .sort((a, b) => drawnUpAt(a.deal).getTime() - drawnUpAt(b.deal).getTime());
  const given = contracted.map(({ deal }) => ({ company: deal.company, at: drawnUpAt(deal) }));
  const numbers = numbersOf('SC', given);
  const rows = contracted.map((offer, index) => contractRow(offer, numbers[index]!));
  await insertRows(
    tx,
    contracts,
    rows.map(({ contract }) => contract),
  );
  await insertRows(
    tx,
    contractClauses,
    rows.flatMap(({ clauses }) => clauses),
  );
  const signed = rows.filter(({ contract }) => contract.status !== 'DRAFT');
  await insertRows(
    tx,
    contractSignatures,
    signed.flatMap(({ contract, deal }) => signatureRows(contract, deal)),
  );
  await insertRows(tx, numberSeries, lastNumbersOf('contract', given));
}

function drawnUpAt(deal: DemoDeal): Date {
  return at(deal, 'CONTRACTED') ?? at(deal, 'ACCEPTED')!;
}

function contractRow({ deal, revisions }: DemoOffer, number: string) {
  const { row, lines } = revisions.at(-1)!;
  const { customer } = deal;
  const language = negotiateLocale(customer.language);
  const written = writtenLanguage(language);
  const when = drawnUpAt(deal).toISOString();
  const cancelled = at(deal, 'CANCELLED')?.toISOString() ?? null;
  const clauses = writeClauses(clauseKinds, choices, written);
  const company = deal.company === demoCompany.id ? demoCompany : otherCompany;
  const amount = (minor: bigint) => amountOf(moneyOfMinor(minor, row.currency));
  const text = writeContract(
    {
      ...row,
      ...{ number, contractEdition: 1, amendmentReason: null, date: when.slice(0, 10) },
      ...{ notes: null, locode: row.locode ?? null },
      quotation: `${row.number}/${row.revision}`,
      seller: { name: company.name, country: 'CN' },
      buyer: customer,
      total: amount(row.totalMinor),
      lines: lines.map((line, index) => ({
        ...line,
        hsCode: deal.lines[index]!.product.hsCode,
        originCountry: 'CN',
        amount: amount(line.amountMinor),
      })),
    },
    clauses,
    written,
  );
  const contract = {
    companyId: deal.company,
    id: demoId(`contract ${deal.id}`),
    ...{ createdAt: when, updatedAt: cancelled ?? when },
    dealId: deal.id,
    ...{ number, edition: 1, language, text },
    status: statusOf(deal),
    quotationId: row.id,
    ...{ toleranceRate: choices.toleranceRate, partialShipments: choices.partialShipments },
    claimDays: choices.claimDays,
    textHash: createHash('sha256').update(text, 'utf8').digest('hex'),
    cancelledAt: cancelled,
    cancelReason: cancelled && 'The buyer’s end customer went out of business.',
  };
  return {
    deal,
    contract,
    clauses: clauses.map((clause, index) => ({
      companyId: deal.company,
      contractId: contract.id,
      sequence: index + 1,
      ...clause,
    })),
  };
}

function statusOf(deal: DemoDeal): ContractStatus {
  if (!at(deal, 'CONTRACTED')) return 'DRAFT';
  return at(deal, 'CANCELLED') ? 'CANCELLED' : 'SIGNED';
}

function signatureRows(
  contract: { companyId: string; id: string; textHash: string; createdAt: string },
  deal: DemoDeal,
): (typeof contractSignatures.$inferInsert)[] {
  const { ownerId } = ownerOf(deal.customer.owner);
  const signers = [
    ['SELLER', 'Xu Wenbo', 'Director'],
    ['BUYER', deal.customer.contact, deal.customer.position],
  ] as const;
  return signers.map(([side, signerName, signerPosition]) => ({
    companyId: contract.companyId,
    id: demoId(`signature ${contract.id} ${side}`),
    contractId: contract.id,
    ...{ side, signerName, signerPosition },
    method: 'ELECTRONIC',
    signedAt: contract.createdAt,
    textHash: contract.textHash,
    recordedAt: contract.createdAt,
    recordedBy: ownerId,
  }));
}
