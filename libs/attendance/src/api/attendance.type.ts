import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, UserErrorInterface } from '#graphql';
import { SessionType } from '#sessions/api';
import { ATTENDANCE_STATUSES, type AttendanceStatus } from '../domain/attendance.entity.js';

const AttendanceStatusEnum = Object.fromEntries(ATTENDANCE_STATUSES.map((status) => [status, status]));
registerEnumType(AttendanceStatusEnum, { name: 'AttendanceStatus', description: 'Did the person come?' });

@ObjectType('Attendance', { description: 'The newest mark of one registration.' })
@AllowWithParent()
export class AttendanceType {
  @Field(() => AttendanceStatusEnum) status: AttendanceStatus;
  @Field(() => Int, { description: 'Grows by one with every correction.' }) version: number;
  @Field(() => DateTime) markedAt: Date;
  @Field(() => String, { description: 'Who marked it.' }) markedByName: string;
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null for a first mark.' })
  reason: string | null;
}

@ObjectType('AttendanceCounts', { description: 'Of the people with a seat.' })
@Allow('registrations.read-roster')
export class AttendanceCountsType {
  @Field(() => Int) attended: number;
  @Field(() => Int) absent: number;
  @Field(() => Int) unmarked: number;
  @Field(() => DateTime, {
    description: 'From when it can be marked: midnight of the day, in its time zone.',
  })
  opensAt: Date;
  @Field(() => Boolean, { description: 'Can it be marked now?' }) open: boolean;
}

@InputType()
export class AttendanceMarkInput {
  @Field(() => ID) registrationId: string;
  @Field(() => AttendanceStatusEnum) status: AttendanceStatus;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Of the mark that you saw; 0 where there was none.',
  })
  version?: number | null;
}

@InputType()
export class MarkAttendanceInput {
  @Field(() => ID) sessionId: string;
  @Field(() => [AttendanceMarkInput], { description: '1 to 200. All are written, or none.' })
  marks: AttendanceMarkInput[];
  @Field(() => String, {
    nullable: true,
    description: 'Needed where a mark is corrected; at most 500 characters are kept.',
  })
  reason: string | null;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class MarkAttendanceError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class MarkAttendancePayload {
  @Field(() => SessionType, { nullable: true }) session: SessionType | null;
  @Field(() => Int, { description: 'Marks that changed; 0 when all stood already.' }) changed: number;
  @Field(() => [MarkAttendanceError]) errors: MarkAttendanceError[];
}
