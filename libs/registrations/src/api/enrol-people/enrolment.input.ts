import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, IdempotencyKey, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import type { ColumnUse } from '../../domain/list-columns.rules.js';
import { AttendanceModeEnum } from '../ticket.type.js';
import { EnrolmentType, ListColumnUseEnum } from './enrolment.type.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class EnrolPeopleError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class EnrolPeoplePayload {
  @Field(() => EnrolmentType, { nullable: true, description: 'Null when nothing was written.' })
  enrolment: EnrolmentType | null;
  @Field(() => [EnrolPeopleError]) errors: EnrolPeopleError[];
}

@InputType()
export class PreviewEnrolmentInput {
  @Field(() => ID) organisationId: string;
  @Field(() => ID) sessionId: string;
  @Field(() => String, {
    description:
      'Name and e-mail address or phone number, or a name only, one person a line, separated by a tab, a semicolon or a comma. 1 to 200 lines, at most 25,000 characters.',
  })
  list: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: seats for all of them or for none yet; they share one place in the waitlist. Otherwise as many as fit, in the order of the list.',
  })
  together: boolean | null;
  @Field(() => [ListColumnUseEnum], {
    nullable: true,
    description:
      'What the columns hold, from the left; one is a NAME. Guessed when left out, and shown as `Enrolment.columns`.',
  })
  columns: ColumnUse[] | null;
  @Field(() => [Int], {
    nullable: true,
    description: 'Lines whose people shall have a seat though they have one elsewhere at that hour.',
  })
  bookedAnyway: number[] | null;
  @Field(() => AttendanceModeEnum, {
    nullable: true,
    description:
      'How all of them take part in a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID).',
  })
  attendanceMode: keyof typeof AttendanceModeEnum | null;
}

@InputType()
export class EnrolPeopleInput extends PreviewEnrolmentInput {
  @Field(() => LocaleEnum, {
    description: 'Language of the mails to people whom the programme did not know.',
  })
  locale: Locale;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Rows of `Organisation.enrolmentDraft` that the list was made of: they go, and what is left of them stays.',
  })
  draftRowIds: string[] | null;
  @Field(() => IdempotencyKey, { description: 'The same key with the same list enrols once.' })
  idempotencyKey: string;
}
