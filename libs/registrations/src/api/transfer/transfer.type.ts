import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, IdempotencyKey, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import { TicketType } from '../ticket.type.js';

@InputType()
export class TransferToPersonInput {
  @Field(() => String, { description: 'The code of the ticket whose seat is given.' }) reference: string;
  @Field(() => String, {
    description: 'Of who shall have it, as it shall stand on a certificate; 1 to 200 characters.',
  })
  fullName: string;
  @Field(() => String, { description: 'An e-mail address or a phone number. Khmer digits are understood.' })
  contact: string;
  @Field(() => LocaleEnum, { description: 'Language of their mails.' }) locale: Locale;
  @Field(() => IdempotencyKey, { description: 'The same key with the same answers gives it once.' })
  idempotencyKey: string;
}

@InputType()
export class TransferToSessionInput {
  @Field(() => String, { description: 'The code of the ticket whose date is changed.' }) reference: string;
  @Field(() => ID, { description: 'Another session of the same course.' }) sessionId: string;
  @Field(() => IdempotencyKey, { description: 'The same key with the same session changes it once.' })
  idempotencyKey: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class TransferError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class TransferPayload {
  @Field(() => TicketType, {
    nullable: true,
    description: 'The one that ended; null when nothing was done.',
  })
  ticket: TicketType | null;
  @Field(() => TicketType, {
    nullable: true,
    description:
      'The one that takes its place. Null when it was given to somebody whom a mail reaches: the code is theirs alone.',
  })
  newTicket: TicketType | null;
  @Field(() => [TransferError]) errors: TransferError[];
}
