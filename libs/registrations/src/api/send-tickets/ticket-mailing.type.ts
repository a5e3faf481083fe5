import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, IdempotencyKey, UserErrorInterface } from '#graphql';
import type { RegistrationStatus } from '../../domain/registration.entity.js';
import type { WithoutTicketMail } from '../../domain/ticket-mailing.rules.js';
import { RegistrationStatusEnum } from '../roster.type.js';

const WithoutTicketMailEnum = {
  CANCELLED: 'CANCELLED',
  OWN: 'OWN',
  ADDRESS_AWAITED: 'ADDRESS_AWAITED',
  NO_ADDRESS: 'NO_ADDRESS',
  UNDER_WAY: 'UNDER_WAY',
  SENT_LATELY: 'SENT_LATELY',
  SENT_OFTEN: 'SENT_OFTEN',
} as const;
registerEnumType(WithoutTicketMailEnum, {
  name: 'WithoutTicketMail',
  description:
    'Why somebody is not sent their ticket again. OWN: registered by themselves, and does not belong to the organisation. UNDER_WAY: a mail with it has not left yet. SENT_LATELY: one left within the hour. SENT_OFTEN: it was sent again three times within 24 hours.',
});

@ObjectType('TicketMailRecipient', { description: 'Somebody who would be sent their ticket again.' })
@Allow('registrations.send-tickets')
export class TicketMailRecipientType {
  @Field(() => String) fullName: string;
  @Field(() => RegistrationStatusEnum, { description: 'What the mail tells of.' })
  status: RegistrationStatus;
  @Field(() => Int, { nullable: true, description: '1 is the next in line; null when not waiting.' })
  waitlistPosition: number | null;
}

@ObjectType('TicketMailAbsence', {
  description: 'Somebody of the organisation who would not be sent their ticket again.',
})
@Allow('registrations.send-tickets')
export class TicketMailAbsenceType {
  @Field(() => String) fullName: string;
  @Field(() => WithoutTicketMailEnum) why: WithoutTicketMail;
  @Field(() => Date, {
    nullable: true,
    description: 'UNDER_WAY: since when the mail waits to leave. SENT_LATELY: when it left. Otherwise null.',
  })
  since: Date | null;
}

@ObjectType('TicketMailing', {
  description: 'Who of an organisation would be sent their ticket of one session again, now.',
})
@Allow('registrations.send-tickets')
export class TicketMailingType {
  @Field(() => [TicketMailRecipientType], {
    description:
      'Who has a seat, waits, is offered one, or awaits approval, by name in Khmer order; 600 at most.',
  })
  recipients: TicketMailRecipientType[];
  @Field(() => [TicketMailAbsenceType], { description: 'The others, in the same order.' })
  without: TicketMailAbsenceType[];
}

@InputType()
export class PreviewTicketMailsInput {
  @Field(() => ID) organisationId: string;
  @Field(() => ID) sessionId: string;
}

@InputType()
export class SendTicketsInput extends PreviewTicketMailsInput {
  @Field(() => IdempotencyKey, { description: 'The same key sends once.' })
  idempotencyKey: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SendTicketsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class PreviewTicketMailsPayload {
  @Field(() => TicketMailingType, { nullable: true }) mailing: TicketMailingType | null;
  @Field(() => [SendTicketsError]) errors: SendTicketsError[];
}

@ObjectType()
@AllowWithParent()
export class SendTicketsPayload {
  @Field(() => Int, { nullable: true, description: 'Mails on their way; null when none is.' })
  mails: number | null;
  @Field(() => [SendTicketsError]) errors: SendTicketsError[];
}
