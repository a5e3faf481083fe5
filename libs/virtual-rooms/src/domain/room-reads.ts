import { Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { blocksFromJson, type JsonBlock } from '#sessions';
import type { RoomFacts } from './room.rules.js';
import { VirtualRooms } from './virtual-rooms.port.js';

type RoomRow = Omit<RoomFacts, 'hasHouse' | 'blocks'> & { readonly blocks: readonly JsonBlock[] | null };

/** Sessions and their rooms. What it answers holds the typed link: for the door, never for a page. */
@Injectable()
export class RoomReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: VirtualRooms,
  ) {}

  /** Null for no such session. Indexes: pk_sessions, pk_session_seats, pk_virtual_rooms. */
  async facts(sessionId: string): Promise<RoomFacts | null> {
    const [row] = await this.unitOfWork.read(sql<RoomRow>`
      select s.id as "sessionId", s.status, s.mode, s.mode = 'ONLINE' or q.online_capacity is not null as "isOnline",
        s.starts_at as "startsAt", s.ends_at as "endsAt", blocks_as_json(s.blocks) as blocks, s.time_zone as "timeZone", s.join_url as "joinUrl",
        r.meeting_id as "meetingId", r.state as "roomState", r.failure, r.tried_at as "triedAt", app_now() as now
      from sessions s join session_seats q on q.session_id = s.id
        left join virtual_rooms r on r.session_id = s.id and r.schedule_version = s.schedule_version
      where s.id = ${sessionId}`);
    return row ? { ...row, blocks: blocksFromJson(row.blocks), hasHouse: this.rooms.isThere } : null;
  }
}
