import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Outbound } from '#outbound';
import { BigBlueButton } from '../bigbluebutton/big-blue-button.js';
import { TendRooms } from '../domain/tend-rooms.js';
import { VirtualRooms } from '../domain/virtual-rooms.port.js';
import { TendRoomsJob } from './tend-rooms.job.js';

/** Makes and removes rooms. Needs the worker module of the queue. */
@Module({
  providers: [
    AuditTrail,
    Outbound,
    { provide: VirtualRooms, useClass: BigBlueButton },
    TendRooms,
    TendRoomsJob,
  ],
})
export class VirtualRoomsWorkerModule {}
