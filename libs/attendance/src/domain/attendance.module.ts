import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { AttendanceReads } from './attendance-reads.js';
import { MarkAttendanceService } from './mark-attendance.service.js';

@Module({
  providers: [AttendanceReads, AuditTrail, MarkAttendanceService],
  exports: [AttendanceReads, MarkAttendanceService],
})
export class AttendanceModule {}
