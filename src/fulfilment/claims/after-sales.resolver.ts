import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { setOnboardingSteps, startOnboarding } from './onboarding.commands.ts';
import { SetOnboardingStepsInput, StartOnboardingInput } from './onboarding.input.ts';
import { OnboardingStep } from './onboarding.type.ts';
import { recordSatisfaction } from './satisfaction.commands.ts';
import { RecordSatisfactionInput } from './satisfaction.input.ts';
import { Satisfaction } from './satisfaction.type.ts';
import {
  answerServiceRequest,
  recordServiceRequest,
  solveServiceRequest,
} from './service-request.commands.ts';
import {
  AnswerServiceRequestInput,
  RecordServiceRequestInput,
  SolveServiceRequestInput,
} from './service-request.input.ts';
import { ServiceRequest } from './service-request.type.ts';

export const ServiceRequestQueries = queriesOf(ServiceRequest, {
  one: { name: 'serviceRequest', description: 'One request; null where it is missing or not yours to see.' },
  many: { name: 'serviceRequests', description: 'What buyers asked for after delivery.' },
});

export const SatisfactionQueries = queriesOf(Satisfaction, {
  one: {
    name: 'satisfaction',
    description: 'One word of a buyer; null where it is missing or not yours to see.',
  },
  many: { name: 'satisfactions', description: 'How content buyers said to be.' },
});

export const OnboardingStepQueries = queriesOf(OnboardingStep, {
  one: { name: 'onboardingStep', description: 'One step of the onboarding of buyers.' },
  many: {
    name: 'onboardingSteps',
    description: 'The company’s own steps by which buyers are helped; none where the house’s four hold.',
  },
});

const request = { serviceRequest: () => ServiceRequest };
const RecordServiceRequestPayload = payloadType('RecordServiceRequestPayload', request, 'What they ask for.');
const AnswerServiceRequestPayload = payloadType('AnswerServiceRequestPayload', request, 'What was answered.');
const SolveServiceRequestPayload = payloadType('SolveServiceRequestPayload', request, 'What was solved.');
const RecordSatisfactionPayload = payloadType(
  'RecordSatisfactionPayload',
  { satisfaction: () => Satisfaction },
  'What they said.',
);
const SetOnboardingStepsPayload = payloadType(
  'SetOnboardingStepsPayload',
  {},
  'Whether the steps are set; `onboardingSteps` lists them.',
);
const StartOnboardingPayload = payloadType(
  'StartOnboardingPayload',
  { shipment: () => Shipment, order: () => Order },
  'What the buyer is helped with; its tasks are those of the shipment.',
);

@Resolver()
export class AfterSalesResolver {
  @Mutation(() => RecordServiceRequestPayload, {
    description: 'Records what a buyer asks for after delivery, apart from claims.',
  })
  recordServiceRequest(
    @Arg('input', () => RecordServiceRequestInput, { description: 'What, and of which order.' })
    input: RecordServiceRequestInput,
    @Ctx() context: RequestContext,
  ) {
    return recordServiceRequest(context, input);
  }

  @Mutation(() => AnswerServiceRequestPayload, { description: 'Records the answer to a request.' })
  answerServiceRequest(
    @Arg('input', () => AnswerServiceRequestInput, { description: 'Which, and the answer.' })
    input: AnswerServiceRequestInput,
    @Ctx() context: RequestContext,
  ) {
    return answerServiceRequest(context, input);
  }

  @Mutation(() => SolveServiceRequestPayload, {
    description: 'Records how a request was solved. What is solved at once is answered with it.',
  })
  solveServiceRequest(
    @Arg('input', () => SolveServiceRequestInput, { description: 'Which, and how.' })
    input: SolveServiceRequestInput,
    @Ctx() context: RequestContext,
  ) {
    return solveServiceRequest(context, input);
  }

  @Mutation(() => RecordSatisfactionPayload, {
    description: 'Records how content a buyer says to be with a shipment.',
  })
  recordSatisfaction(
    @Arg('input', () => RecordSatisfactionInput, { description: 'Who, and what they say.' })
    input: RecordSatisfactionInput,
    @Ctx() context: RequestContext,
  ) {
    return recordSatisfaction(context, input);
  }

  @Mutation(() => SetOnboardingStepsPayload, {
    description: 'Sets the steps by which buyers are helped once the goods are there.',
  })
  setOnboardingSteps(
    @Arg('input', () => SetOnboardingStepsInput, { description: 'All steps.' })
    input: SetOnboardingStepsInput,
    @Ctx() context: RequestContext,
  ) {
    return setOnboardingSteps(context, input);
  }

  @Mutation(() => StartOnboardingPayload, {
    description:
      'Plans what a buyer is helped with after a shipment was delivered: a task with its day for each step. Once for a shipment.',
  })
  startOnboarding(
    @Arg('input', () => StartOnboardingInput, { description: 'Which shipment, and who does it.' })
    input: StartOnboardingInput,
    @Ctx() context: RequestContext,
  ) {
    return startOnboarding(context, input);
  }
}
