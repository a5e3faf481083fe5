import { Module } from '@nestjs/common';
import { SessionsModule } from '#sessions';
import { SessionsApiModule } from '#sessions/api';
import { AttendanceModule } from '../domain/attendance.module.js';
import {
  OrganisationPersonAttendanceField,
  OrganisationRegistrationAttendanceField,
  OrganisationTrainedField,
  RosterAttendanceField,
  SessionAttendanceField,
} from './attendance.fields.js';
import { MarkAttendanceResolver } from './mark-attendance.resolver.js';

@Module({
  imports: [AttendanceModule, SessionsModule, SessionsApiModule],
  providers: [
    MarkAttendanceResolver,
    RosterAttendanceField,
    SessionAttendanceField,
    OrganisationRegistrationAttendanceField,
    OrganisationPersonAttendanceField,
    OrganisationTrainedField,
  ],
})
export class AttendanceApiModule {}
