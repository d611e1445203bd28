import { Field, ObjectType } from 'type-graphql';
import type { StatusMail } from './status-mail.ts';

@ObjectType('StatusMail', {
  description:
    'A mail to the buyer on how a shipment stands, as it may be sent: no cost, no supplier and nothing that was noted for colleagues is in it.',
})
export class StatusMailType implements StatusMail {
  @Field(() => String, { description: 'The language that it is written in: en, zh-CN, es or fr.' })
  language!: string;

  @Field(() => String, { nullable: true, description: 'To whom: the mail address of the deal’s contact.' })
  to!: string | null;

  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;
}
