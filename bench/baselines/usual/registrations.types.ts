import { Field, InputType, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { isEmail, IsIn, isPhoneNumber, Length, Matches, ValidateBy } from 'class-validator';

export enum Locale {
  km = 'km',
  en = 'en',
}
export enum TicketState {
  CONFIRMED = 'CONFIRMED',
  WAITLISTED = 'WAITLISTED',
  CANCELLED = 'CANCELLED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(Locale, { name: 'Locale' });
registerEnumType(TicketState, { name: 'TicketState' });

const IsContact = (): PropertyDecorator =>
  ValidateBy({
    name: 'isContact',
    validator: {
      validate: (value) =>
        typeof value === 'string' && (value.includes('@') ? isEmail(value) : isPhoneNumber(value, 'KH')),
      defaultMessage: () => 'contact must be an e-mail address or a phone number',
    },
  });

@InputType()
export class RegisterForSessionInput {
  @Field() @Matches(/^ses_[0-9a-f]{32}$/) sessionId: string;
  @Field() @Length(1, 200) fullName: string;
  @Field() @Length(1, 200) organisation: string;
  @Field() @Length(3, 200) @IsContact() contact: string;
  @Field(() => Locale) @IsIn(['km', 'en']) locale: Locale;
  @Field() @Length(8, 100) idempotencyKey: string;
}

@ObjectType()
export class Ticket {
  @Field() reference: string;
  @Field(() => TicketState) state: TicketState;
  @Field() fullName: string;
  @Field() organisation: string;
  @Field(() => Int, { nullable: true }) waitlistPosition: number | null;
  @Field(() => Locale) locale: Locale;
}

@InterfaceType({ resolveType: () => RegistrationError })
export abstract class UserError {
  @Field() code: string;
  @Field() message: string;
  @Field(() => [String]) path: string[];
}

@ObjectType({ implements: () => UserError })
export class RegistrationError implements UserError {
  code: string;
  message: string;
  path: string[];
}

@ObjectType()
export class RegisterForSessionPayload {
  @Field(() => Ticket, { nullable: true }) ticket: Ticket | null;
  @Field(() => [UserError]) errors: UserError[];
}
