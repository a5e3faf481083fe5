import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { type SqlQuery, UnitOfWork } from '#database';
import { Log } from '#logging';
import {
  type ClaimedRoom,
  claimRooms,
  endUnwantedRooms,
  failRoom,
  settleRoom,
  wantRooms,
} from './room.sql.js';
import { RoomCallError, VirtualRooms } from './virtual-rooms.port.js';

/** Makes the rooms that are due and removes those that are not wanted any more. Works under the worker's role. */
@Injectable()
export class TendRooms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: VirtualRooms,
    private readonly audit: AuditTrail,
    private readonly log: Log,
  ) {}

  /** Answers how many rooms were asked about. Safe to repeat, and beside another. What fails is written at the room and in the log, and
   *  tried again by a later round. Without a house of rooms nothing is done. */
  async round(): Promise<number> {
    if (!this.rooms.isThere) return 0;
    const due = await this.unitOfWork.run(async (tx) => {
      await tx.sql(endUnwantedRooms());
      await tx.sql(wantRooms());
      return tx.sql(this.claim());
    });
    await Promise.all(due.map((room) => this.tend(room)));
    return due.length;
  }

  /** A test takes it away to show what it is for. */
  protected claim(): SqlQuery<ClaimedRoom> {
    return claimRooms();
  }

  /** Outside any transaction: the house may take its time. */
  private async tend(room: ClaimedRoom): Promise<void> {
    try {
      if (room.state === 'ENDING') await this.rooms.end(room.meetingId);
      else await this.rooms.create({ ...room, minutes: room.minutesLeft });
    } catch (error) {
      if (!(error instanceof RoomCallError)) throw error;
      this.log.warn(
        { err: error, meetingId: room.meetingId, state: room.state },
        'A room could not be tended',
      );
      await this.unitOfWork.run((tx) => tx.sql(failRoom(room, error.reason)));
      return;
    }
    await this.unitOfWork.run(async (tx) => {
      const news = await tx.sql(settleRoom(room));
      if (news.length === 0) return;
      const isEnd = room.state === 'ENDING';
      const state = isEnd ? 'ENDED' : 'MADE';
      await this.audit.record(tx, {
        actor: SYSTEM,
        action: isEnd ? 'virtual-rooms.end-room' : 'virtual-rooms.make-room',
        subjectType: 'session',
        subjectId: room.sessionId,
        before: { roomState: room.state },
        after: { roomState: state },
      });
    });
  }
}
