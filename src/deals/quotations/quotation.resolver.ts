import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Deal } from '../deal.type.ts';
import { acceptQuotation, issueQuotation, rejectQuotation, withdrawQuotation } from './offer.commands.ts';
import { draftQuotation, reviseQuotation, updateQuotation } from './quotation.commands.ts';
import {
  AcceptQuotationInput,
  DraftQuotationInput,
  IssueQuotationInput,
  RejectQuotationInput,
  ReviseQuotationInput,
  UpdateQuotationInput,
  WithdrawQuotationInput,
} from './quotation.input.ts';
import { Quotation } from './quotation.type.ts';

export const QuotationQueries = queriesOf(Quotation, {
  one: { name: 'quotation', description: 'One revision; null where it is missing or not yours to see.' },
  many: { name: 'quotations', description: 'The revisions that you may see.' },
});

const DraftQuotationPayload = payloadType(
  'DraftQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The draft.',
);
const UpdateQuotationPayload = payloadType(
  'UpdateQuotationPayload',
  { quotation: () => Quotation },
  'The draft after the change.',
);
const ReviseQuotationPayload = payloadType(
  'ReviseQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The new draft.',
);
const IssueQuotationPayload = payloadType(
  'IssueQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The live revision.',
);
const WithdrawQuotationPayload = payloadType(
  'WithdrawQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The revision.',
);
const RejectQuotationPayload = payloadType(
  'RejectQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The revision.',
);
const AcceptQuotationPayload = payloadType(
  'AcceptQuotationPayload',
  { quotation: () => Quotation, deal: () => Deal },
  'The accepted revision.',
);

@Resolver()
export class QuotationResolver {
  @Mutation(() => DraftQuotationPayload, {
    description:
      'Prices a deal from its cost sheet as a draft: the first revision, or a re-pricing that shows old beside new in `priceChanges`. An earlier draft is discarded; a live revision stays live until the draft is issued.',
  })
  draftQuotation(
    @Arg('input', () => DraftQuotationInput, { description: 'The revision.' }) input: DraftQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return draftQuotation(context, input);
  }

  @Mutation(() => UpdateQuotationPayload, {
    description: 'Changes texts and dates of a draft; nothing is priced anew by it.',
  })
  updateQuotation(
    @Arg('input', () => UpdateQuotationInput, { description: 'What is to change.' })
    input: UpdateQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return updateQuotation(context, input);
  }

  @Mutation(() => ReviseQuotationPayload, {
    description:
      'Makes a draft from any revision at its prices, costs and rates: to extend it, to reword it, to translate it, or to go back to it. Releases go with the prices.',
  })
  reviseQuotation(
    @Arg('input', () => ReviseQuotationInput, { description: 'The revision and what is to change.' })
    input: ReviseQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return reviseQuotation(context, input);
  }

  @Mutation(() => IssueQuotationPayload, {
    description:
      'Sends a draft to the buyer: it becomes the live revision and is a round of the negotiation. Refused with every fact that is missing and every floor that is hit. A firm offer whose time runs can’t be cut short (CISG art. 16(2)).',
  })
  issueQuotation(
    @Arg('input', () => IssueQuotationInput, { description: 'The draft.' }) input: IssueQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return issueQuotation(context, input);
  }

  @Mutation(() => WithdrawQuotationPayload, {
    description: 'Takes back a draft, or a live revision that does not bind us (CISG art. 15, 16).',
  })
  withdrawQuotation(
    @Arg('input', () => WithdrawQuotationInput, { description: 'The revision and why.' })
    input: WithdrawQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return withdrawQuotation(context, input);
  }

  @Mutation(() => RejectQuotationPayload, {
    description:
      'Records that the buyer rejected the live revision: it has ended, firm or not (CISG art. 17).',
  })
  rejectQuotation(
    @Arg('input', () => RejectQuotationInput, { description: 'The revision and why.' })
    input: RejectQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return rejectQuotation(context, input);
  }

  @Mutation(() => AcceptQuotationPayload, {
    description:
      'Records the buyer’s acceptance of the live revision, in time and of the same total (CISG art. 18, 19). Where the offer does not bind us the floors are checked at the rates of today; every other revision is closed.',
  })
  acceptQuotation(
    @Arg('input', () => AcceptQuotationInput, { description: 'The acceptance.' }) input: AcceptQuotationInput,
    @Ctx() context: RequestContext,
  ) {
    return acceptQuotation(context, input);
  }
}
