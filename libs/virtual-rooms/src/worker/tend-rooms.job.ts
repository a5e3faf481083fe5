import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defineJob, JobRegistry } from '#queue';
import { TendRooms } from '../domain/tend-rooms.js';

/** Every twenty seconds: rooms to be made, looked after, and removed. */
const TEND_ROOMS = defineJob<object>('virtual-rooms.tend-rooms', { queue: 'schedule', everyMs: 20_000 });

@Injectable()
export class TendRoomsJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly rooms: TendRooms,
  ) {}

  onModuleInit(): void {
    this.registry.handle(TEND_ROOMS, async () => void (await this.rooms.round()));
  }
}
