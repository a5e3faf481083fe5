import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Outbound } from '#outbound';
import { RegistrationsModule } from '#registrations';
import { SessionsModule } from '#sessions';
import { BigBlueButton } from '../bigbluebutton/big-blue-button.js';
import { RoomDoor } from './room-door.js';
import { RoomReads } from './room-reads.js';
import { TryRoomAgainService } from './try-room-again.service.js';
import { VirtualRooms } from './virtual-rooms.port.js';

/** Rooms for those who enter them. */
@Module({
  imports: [SessionsModule, RegistrationsModule],
  providers: [
    AuditTrail,
    Outbound,
    { provide: VirtualRooms, useClass: BigBlueButton },
    RoomReads,
    RoomDoor,
    TryRoomAgainService,
  ],
  exports: [RoomReads, RoomDoor, TryRoomAgainService],
})
export class VirtualRoomsModule {}
