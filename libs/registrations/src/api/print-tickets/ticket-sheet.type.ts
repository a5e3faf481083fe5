import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, UserErrorInterface } from '#graphql';
import type { WithoutTicket } from '../../domain/print-tickets.service.js';

const WithoutTicketEnum = { WAITLISTED: 'WAITLISTED', CANCELLED: 'CANCELLED', OWN: 'OWN' } as const;
registerEnumType(WithoutTicketEnum, {
  name: 'WithoutTicket',
  description:
    'Why somebody has no ticket on a sheet. OWN: registered by themselves, and does not belong to the organisation.',
});

@ObjectType('SheetTicket', { description: 'A ticket to be cut out and handed over.' })
@Allow('registrations.print-tickets')
export class SheetTicketType {
  @Field(() => String) fullName: string;
  @Field(() => String, {
    description: 'Code of the ticket, twelve characters. Whoever has it has the ticket.',
  })
  reference: string;
  @Field(() => String, {
    description: 'What its QR code says, for the door alone: signed, with neither person nor reference.',
  })
  admissionCode: string;
}

@ObjectType('SheetAbsence', { description: 'Somebody of the organisation without a ticket on the sheet.' })
@Allow('registrations.print-tickets')
export class SheetAbsenceType {
  @Field(() => String) fullName: string;
  @Field(() => WithoutTicketEnum) why: WithoutTicket;
  @Field(() => Int, { nullable: true, description: '1 is the next in line; null when not waiting.' })
  waitlistPosition: number | null;
}

@ObjectType('TicketSheet', { description: 'The tickets of an organisation for one session, to be printed.' })
@Allow('registrations.print-tickets')
export class TicketSheetType {
  organisationUuid: string;
  sessionUuid: string;

  @Field(() => [SheetTicketType], {
    description:
      'Confirmed people who belong to the organisation or whom it enrolled, by name in Khmer order; 600 at most.',
  })
  tickets: SheetTicketType[];
  @Field(() => [SheetAbsenceType], { description: 'The others, in the same order.' })
  without: SheetAbsenceType[];
}

@InputType()
export class PrintTicketsInput {
  @Field(() => ID) organisationId: string;
  @Field(() => ID) sessionId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class PrintTicketsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class PrintTicketsPayload {
  @Field(() => TicketSheetType, { nullable: true }) sheet: TicketSheetType | null;
  @Field(() => [PrintTicketsError]) errors: PrintTicketsError[];
}
