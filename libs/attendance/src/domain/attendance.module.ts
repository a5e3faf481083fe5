import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { AttendanceReads } from './attendance-reads.js';
import { MarkAttendanceService } from './mark-attendance.service.js';
import { TakeBackMarks } from './take-back-marks.js';

@Module({
  providers: [AttendanceReads, AuditTrail, MarkAttendanceService, TakeBackMarks],
  exports: [AttendanceReads, MarkAttendanceService],
})
export class AttendanceModule {}
