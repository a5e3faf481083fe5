import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import {
  type DoorChange,
  type MergeRecord,
  MOVE_TURN,
  type PersonColumn,
  PersonHolding,
  type PersonMerging,
} from '#privacy';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { collidingSeats, lockSeatsOf } from './colliding-seats.sql.js';

const TABLE = 'registrations';
const DEPUTIES = 'approval_deputies';

/** Registrations go to the survivor with their seats and codes. Of two for one session one is given up through the door of
 *  cancelling, under the seat lock: the next in line moves up. */
@Injectable()
export class RegistrationsPersonHolding extends PersonHolding {
  readonly held = 'registrations';
  override readonly turn = MOVE_TURN.SEATS;
  readonly columns: readonly PersonColumn[] = [
    { table: TABLE, column: 'person_id', act: 'MOVES', key: ['id'], watch: 'ROW' },
    { table: TABLE, column: 'enrolled_by', act: 'STAYS' },
    { table: TABLE, column: 'cancelled_by', act: 'STAYS' },
    { table: 'enrolment_draft_rows', column: 'kept_by', act: 'STAYS' },
    // Nobody is their own deputy, and nobody has two.
    {
      table: DEPUTIES,
      column: 'person_id',
      act: 'MOVES',
      key: ['id'],
      collides: `t.deputy_id = $2 or exists (select from ${DEPUTIES} o where o.person_id = $2)`,
      collision: 'TAKEN_AWAY',
    },
    {
      table: DEPUTIES,
      column: 'deputy_id',
      act: 'MOVES',
      key: ['id'],
      collides: 't.person_id = $2',
      collision: 'TAKEN_AWAY',
    },
  ];

  constructor(private readonly cancelling: CancelRegistrationService) {
    super();
  }

  /** Seats come first: whoever registers holds them before the person. */
  override async lockFirst(tx: Tx, merging: PersonMerging): Promise<void> {
    await tx.sql(lockSeatsOf(merging));
  }

  override async move(record: MergeRecord): Promise<void> {
    const { tx, actor, merging } = record;
    for (const { givenUpId } of await tx.sql(collidingSeats(merging))) {
      const before = await this.rowOf(tx, givenUpId);
      await this.cancelling.giveUp(tx, actor, givenUpId);
      const after = await this.rowOf(tx, givenUpId);
      record.note({
        held: this.held,
        table: TABLE,
        key: ['id'],
        act: 'BY_DOOR',
        watched: null,
        before,
        after,
      });
    }
    await super.move(record);
  }

  /** A seat that was given up is taken again while one is free and nobody waits for it. */
  override async takeBack(tx: Tx, actor: Actor, { before, after }: DoorChange): Promise<boolean> {
    return before !== null && after !== null && this.cancelling.takeUpAgain(tx, actor, before, after);
  }

  private async rowOf(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.sql(rowById(id));
    return row!.row;
  }
}

const rowById = (id: string): SqlQuery<{ row: string }> => sql`
  select to_jsonb(r)::text as row from registrations r where id = ${id}`;
