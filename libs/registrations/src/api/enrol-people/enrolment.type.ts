import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, IdempotencyKey, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import type { EnrolmentLineView } from '../../domain/enrolment.view.js';

const EnrolmentOutcomeEnum = {
  CONFIRMED: 'CONFIRMED',
  WAITLISTED: 'WAITLISTED',
  ALREADY_REGISTERED: 'ALREADY_REGISTERED',
  REPEATED: 'REPEATED',
  UNREADABLE: 'UNREADABLE',
} as const;
registerEnumType(EnrolmentOutcomeEnum, {
  name: 'EnrolmentOutcome',
  description: 'What becomes of a line. REPEATED: an earlier line names the same person.',
});

const WaitReasonEnum = { NO_SEAT_LEFT: 'NO_SEAT_LEFT', OTHERS_WAIT: 'OTHERS_WAIT' } as const;
registerEnumType(WaitReasonEnum, {
  name: 'WaitReason',
  description: 'OTHERS_WAIT: a seat is free and belongs to those who waited before.',
});

@ObjectType('EnrolmentLineError', { implements: () => [UserErrorInterface] })
@AllowWithParent()
export class EnrolmentLineErrorType extends UserErrorInterface {}

@ObjectType('EnrolmentLine', { description: 'One line of a pasted list.' })
@Allow('registrations.enrol')
export class EnrolmentLineType {
  @Field(() => Int, { description: 'As a sheet counts it: from 1, blank lines and a header included.' })
  line: number;
  @Field(() => String, { description: 'As it was written.' }) name: string;
  @Field(() => String, { description: 'As it was written.' }) contact: string;
  @Field(() => EnrolmentOutcomeEnum) outcome: EnrolmentLineView['outcome'];
  @Field(() => Int, { nullable: true, description: '1 is the next in line.' }) waitlistPosition:
    number | null;
  @Field(() => WaitReasonEnum, { nullable: true }) waitReason: EnrolmentLineView['waitReason'];
  @Field(() => Int, { nullable: true, description: 'The line that names the same person first.' })
  sameAsLine: number | null;
  @Field(() => EnrolmentLineErrorType, { nullable: true, description: 'Why it cannot be read.' })
  error: EnrolmentLineErrorType | null;
  @Field(() => Boolean, {
    description: 'It has a name only: somebody with neither e-mail nor phone, or a member.',
  })
  nameOnly: boolean;
  @Field(() => Boolean, {
    description:
      'With a name only: is a member of this name meant? Write *2 beside the name for another person.',
  })
  member: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Of that member, shortened; null for one who has none.',
  })
  memberContact: string | null;
}

@ObjectType('Enrolment', { description: 'A pasted list and what became, or would become, of it.' })
@Allow('registrations.enrol')
export class EnrolmentType {
  organisationUuid: string;
  sessionUuid: string;

  @Field(() => [EnrolmentLineType], { description: 'In the order of the list.' })
  lines: readonly EnrolmentLineType[];
  @Field(() => Int, { description: 'Lines with a seat.' }) confirmed: number;
  @Field(() => Int, { description: 'Lines that wait.' }) waitlisted: number;
  @Field(() => Int, { description: 'Lines that add nobody: registered before, or named twice.' })
  known: number;
  @Field(() => Int, { description: 'Lines that cannot be read.' }) unreadable: number;
}

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
}

@InputType()
export class EnrolPeopleInput extends PreviewEnrolmentInput {
  @Field(() => LocaleEnum, {
    description: 'Language of the mails to people whom the programme did not know.',
  })
  locale: Locale;
  @Field(() => IdempotencyKey, { description: 'The same key with the same list enrols once.' })
  idempotencyKey: string;
}
