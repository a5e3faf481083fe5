import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, LocalizedTextType, UserErrorInterface } from '#graphql';
import type { LocalizedText } from '#kernel';
import type { EnrolmentLineView } from '../../domain/enrolment.view.js';
import type { ColumnUse } from '../../domain/list-columns.rules.js';

const EnrolmentOutcomeEnum = {
  CONFIRMED: 'CONFIRMED',
  PENDING: 'PENDING',
  WAITLISTED: 'WAITLISTED',
  ALREADY_REGISTERED: 'ALREADY_REGISTERED',
  PREREQUISITES_MISSING: 'PREREQUISITES_MISSING',
  BOOKED_ELSEWHERE: 'BOOKED_ELSEWHERE',
  REPEATED: 'REPEATED',
  UNREADABLE: 'UNREADABLE',
} as const;
registerEnumType(EnrolmentOutcomeEnum, {
  name: 'EnrolmentOutcome',
  description:
    'What becomes of a line. PENDING: the seat is held until somebody approves. PREREQUISITES_MISSING: has not been to a course that comes before, and is not enrolled. BOOKED_ELSEWHERE: has a seat elsewhere at that hour, and has none here unless `bookedAnyway` says so. REPEATED: an earlier line names the same person.',
});

const WaitReasonEnum = { NO_SEAT_LEFT: 'NO_SEAT_LEFT', OTHERS_WAIT: 'OTHERS_WAIT' } as const;
registerEnumType(WaitReasonEnum, {
  name: 'WaitReason',
  description: 'OTHERS_WAIT: a seat is free and belongs to those who waited before.',
});

/** What a column of a list is read as. */
export const ListColumnUseEnum = { NAME: 'NAME', CONTACT: 'CONTACT', UNUSED: 'UNUSED' } as const;
registerEnumType(ListColumnUseEnum, {
  name: 'ListColumnUse',
  description: 'Columns of names are joined; CONTACT is an e-mail address or a phone number.',
});

@ObjectType('ListColumn', { description: 'A column of a pasted list and what it is read as.' })
@Allow('registrations.enrol')
export class ListColumnType {
  @Field(() => String, { nullable: true, description: 'Of the header, if there is one.' })
  heading: string | null;
  @Field(() => ListColumnUseEnum) use: ColumnUse;
  @Field(() => [String], { description: 'What stands in it, of the first rows; three at most.' })
  samples: string[];
}

@ObjectType('EnrolmentClash', { description: 'A seat that somebody has elsewhere at that hour.' })
@Allow('registrations.enrol')
export class EnrolmentClashType {
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => LocalizedTextType, { description: 'Title of the course.' }) course: LocalizedText;
}

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
  @Field(() => Boolean, { description: 'Has the person a seat elsewhere at that hour?' })
  bookedElsewhere: boolean;
  @Field(() => EnrolmentClashType, {
    nullable: true,
    description: 'That seat; of people of the organisation only, for what others attend is theirs.',
  })
  clash: EnrolmentClashType | null;
}

@ObjectType('Enrolment', { description: 'A pasted list and what became, or would become, of it.' })
@Allow('registrations.enrol')
export class EnrolmentType {
  organisationUuid: string;
  sessionUuid: string;

  @Field(() => [EnrolmentLineType], { description: 'In the order of the list.' })
  lines: readonly EnrolmentLineType[];
  @Field(() => [ListColumnType], {
    description: 'As they were read; none where each row was read on its own.',
  })
  columns: readonly ListColumnType[];
  @Field(() => Int, { description: 'Lines with a seat.' }) confirmed: number;
  @Field(() => Int, { description: 'Lines whose seat is held until somebody approves.' }) pending: number;
  @Field(() => Int, { description: 'Lines that wait.' }) waitlisted: number;
  @Field(() => Int, { description: 'Lines that add nobody: registered before, or named twice.' })
  known: number;
  @Field(() => Int, { description: 'Lines left out: a seat elsewhere at that hour.' })
  bookedElsewhere: number;
  @Field(() => Int, { description: 'Lines left out: a course that comes before was not attended.' })
  prerequisitesMissing: number;
  @Field(() => Int, { description: 'Lines that cannot be read.' }) unreadable: number;
}
