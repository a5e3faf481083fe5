import { Module } from '@nestjs/common';
import { RegistrationsApiModule } from '#registrations/api';
import { SessionsModule } from '#sessions';
import { SessionsApiModule } from '#sessions/api';
import { VirtualRoomsModule } from '../domain/virtual-rooms.module.js';
import { ObserverRoomField, SessionRoomField, TicketRoomField } from './room.fields.js';
import { RoomRoutes } from './room.routes.js';
import { TryRoomAgainResolver } from './try-room-again.resolver.js';

@Module({
  imports: [VirtualRoomsModule, SessionsModule, SessionsApiModule, RegistrationsApiModule],
  providers: [TicketRoomField, ObserverRoomField, SessionRoomField, TryRoomAgainResolver, RoomRoutes],
})
export class VirtualRoomsApiModule {}
