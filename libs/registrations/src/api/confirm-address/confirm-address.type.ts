import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, UserErrorInterface } from '#graphql';
import { TicketType } from '../ticket.type.js';

const AddressLinkStateEnum = { AWAITED: 'AWAITED', CONFIRMED: 'CONFIRMED', ENDED: 'ENDED' } as const;
registerEnumType(AddressLinkStateEnum, {
  name: 'AddressLinkState',
  description:
    'AWAITED: the address can be confirmed. CONFIRMED: it was. ENDED: the time ran out and the seat was released, or the registration ended otherwise.',
});

@ObjectType('AddressLink', {
  description: 'What a link speaks of that confirms an address: the session, and nothing of the person.',
})
@Allow('registrations.confirm-address')
export class AddressLinkType {
  sessionUuid: string;

  @Field(() => AddressLinkStateEnum) state: keyof typeof AddressLinkStateEnum;
  @Field(() => DateTime, { nullable: true, description: 'Until then the seat is held; null once it is not.' })
  until: Date | null;
}

@InputType()
export class ConfirmAddressInput {
  @Field(() => String, { description: 'Of the link in the mail.' }) token: string;
}

@InputType()
export class AskAddressAgainInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
}

@InputType()
export class CorrectAddressInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
  @Field(() => String, { description: 'The right e-mail address.' }) email: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ConfirmAddressError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ConfirmAddressPayload {
  @Field(() => TicketType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  ticket: TicketType | null;
  @Field(() => [ConfirmAddressError]) errors: ConfirmAddressError[];
}
