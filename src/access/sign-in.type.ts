import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../server/user-errors.ts';
import { accessTokenMinutes, refreshTokenDays } from './tokens.ts';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of a person of any company of this installation.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

@InputType({ description: 'A session that goes on or ends.' })
export class SessionInput {
  @Field(() => String, { description: 'The refresh token of the latest answer.' })
  refreshToken!: string;
}

@ObjectType({ description: 'Both tokens, or why there are none.' })
export class SessionPayload {
  @Field(() => String, {
    nullable: true,
    description: `Sent as \`Authorization: Bearer …\` for the next ${accessTokenMinutes} minutes; null when refused.`,
  })
  accessToken!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Good once, for ${refreshTokenDays} days, for \`refreshSession\`; null when refused.`,
  })
  refreshToken!: string | null;

  @Field(() => [UserError], { description: 'Why nobody was signed in; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The end of a session.' })
export class SignOutPayload {
  @Field(() => [UserError], { description: 'Empty: a token that is not known ends nothing.' })
  userErrors!: UserError[];
}
