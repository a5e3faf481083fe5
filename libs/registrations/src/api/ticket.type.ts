import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, LocaleEnum } from '#graphql';

export const TicketStateEnum = {
  CONFIRMED: 'CONFIRMED',
  WAITLISTED: 'WAITLISTED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
registerEnumType(TicketStateEnum, {
  name: 'TicketState',
  description: 'EXPIRED: 90 days after the session ended; the page then shows nothing of the person.',
});

/** A registration as the person who holds its code sees it. */
@ObjectType('Ticket', {
  description: 'What a person who registered holds. Whoever knows the code may see it.',
})
@Allow('registrations.read-ticket')
export class TicketType {
  registrationUuid: string;
  sessionUuid: string;

  @Field(() => ID, { description: 'Global id of the registration.' }) id: string;
  @Field(() => String, { description: 'Twelve characters; shown in three groups of four.' })
  reference: string;
  @Field(() => TicketStateEnum) state: keyof typeof TicketStateEnum;
  @Field(() => String, { nullable: true, description: 'Null once expired.' }) fullName: string | null;
  @Field(() => String, { nullable: true, description: 'As the person wrote it. Null once expired.' })
  organisation: string | null;
  @Field(() => Int, { nullable: true, description: '1 is the next in line; null when not waiting.' })
  waitlistPosition: number | null;
  @Field(() => Boolean, { description: 'Did the person move up from the waitlist?' }) wasPromoted: boolean;
  @Field(() => Boolean, { description: 'Is there an address to which mails go?' }) hasEmail: boolean;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: string;
}
