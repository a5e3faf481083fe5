import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SealedValues } from '#privacy';
import { AttendancePersonalData } from './attendance.personal-data.js';
import { AttendancePersonHolding } from './attendance.person-holding.js';
import { AttendanceReads } from './attendance-reads.js';
import { MarkAttendanceService } from './mark-attendance.service.js';
import { TakeBackMarks } from './take-back-marks.js';

@Module({
  providers: [
    AttendancePersonalData,
    AttendancePersonHolding,
    AttendanceReads,
    AuditTrail,
    MarkAttendanceService,
    SealedValues,
    TakeBackMarks,
  ],
  exports: [AttendanceReads, MarkAttendanceService],
})
export class AttendanceModule {}
