import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { CourseParticipants } from '#catalogue';
import { MessagingModule } from '#messaging';
import { SealedValues } from '#privacy';
import { ConfirmAddressService, PrerequisiteFacts } from '#registrations';
import { AttendedCourses } from './attended-courses.js';
import { AttendancePersonalData } from './attendance.personal-data.js';
import { AttendancePersonHolding } from './attendance.person-holding.js';
import { AttendanceReads } from './attendance-reads.js';
import { ConfirmedParticipants } from './course-participants.js';
import { MarkAttendanceService } from './mark-attendance.service.js';
import { TakeBackMarks } from './take-back-marks.js';

/** Marks of who came. Global, because by ports the catalogue asks who has a seat in a course, and registrations
 *  who has been to one. */
@Global()
@Module({
  imports: [MessagingModule],
  providers: [
    AttendancePersonalData,
    AttendancePersonHolding,
    AttendanceReads,
    AuditTrail,
    ConfirmAddressService,
    { provide: CourseParticipants, useClass: ConfirmedParticipants },
    { provide: PrerequisiteFacts, useClass: AttendedCourses },
    MarkAttendanceService,
    SealedValues,
    TakeBackMarks,
  ],
  exports: [AttendanceReads, CourseParticipants, MarkAttendanceService, PrerequisiteFacts],
})
export class AttendanceModule {}
