import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../server/context.ts';
import { refreshSession, signIn, signOut } from './sign-in.commands.ts';
import { SessionInput, SessionPayload, SignInInput, SignOutPayload } from './sign-in.type.ts';

@Resolver()
export class SignInResolver {
  @Mutation(() => SessionPayload, {
    description: 'Signs a person in. Refused with INVALID_CREDENTIALS, which does not say what was wrong.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Address and password.' }) input: SignInInput,
    @Ctx() context: RequestContext,
  ) {
    return { ...(await signIn(context, input)), userErrors: [] };
  }

  @Mutation(() => SessionPayload, {
    description: 'A new pair of tokens for a refresh token. A token that comes twice ends its whole session.',
  })
  async refreshSession(
    @Arg('input', () => SessionInput, { description: 'The refresh token.' }) input: SessionInput,
    @Ctx() context: RequestContext,
  ) {
    return { ...(await refreshSession(context, input)), userErrors: [] };
  }

  @Mutation(() => SignOutPayload, {
    description: 'Ends a session and every token that descends from its sign-in.',
  })
  async signOut(
    @Arg('input', () => SessionInput, { description: 'The refresh token.' }) input: SessionInput,
    @Ctx() context: RequestContext,
  ) {
    await signOut(context, input);
    return { userErrors: [] };
  }
}
