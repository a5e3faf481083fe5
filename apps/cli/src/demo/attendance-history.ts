import { sql, type Tx } from '#database';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { Random } from './random.js';

/** Numbers of its own, so that what was drawn before stays as it is. */
const SEED = 20_181_208;
const CAME = 0.87;
const MINUTE = 60_000;
/** People of the newest session of the demonstration's trainer who are left to be marked by whoever tries it. */
const LEFT_OPEN = 4;
/** Corrections in all, each with a reason. */
const CORRECTIONS = 3;
const REASON = 'មកយឺត ហើយបានចុះហត្ថលេខាលើបញ្ជីក្រដាស';
const TRAINER = 'trainer@samaki.example';

interface Seat {
  readonly id: string;
  readonly endsAt: Date;
  readonly trainerId: string;
  /** Is it one of the last four of the trainer's newest session? */
  readonly isLeftOpen: boolean;
}

/** Marks who came to those of these sessions that are over, as their trainers did at the end. Source: docs/stories/attendance.md. */
export async function loadAttendance(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  const random = new Random(SEED);
  const seats = await tx.sql(sql<Seat>`
    select r.id, s.ends_at as "endsAt", t.person_id as "trainerId",
      p.email = ${TRAINER} and row_number() over (partition by p.email order by s.starts_at desc, r.id desc) <= ${LEFT_OPEN} as "isLeftOpen"
    from registrations r join sessions s on s.id = r.session_id
    join session_trainers t on t.session_id = s.id and t.rank = 1 join people p on p.id = t.person_id
    where s.id = any(${sessionIds}::uuid[]) and s.ends_at < app_now() and s.status = 'OPEN' and r.status = 'CONFIRMED'
    order by s.starts_at, r.id`);
  const marked = seats
    .filter((seat) => !seat.isLeftOpen)
    .map((seat) => ({ ...seat, came: random.chance(CAME) }));
  const corrected = new Set(marked.filter(({ came }) => !came).slice(0, CORRECTIONS));
  const history = marked.map((seat) => {
    const { id, endsAt, trainerId, came } = seat;
    const at = new Date(endsAt.getTime() - 10 * MINUTE);
    const actor = `person:${trainerId}`;
    const first = { attendance: came ? 'ATTENDED' : 'ABSENT', version: 1 };
    const mark = auditRow(random, at, actor, 'attendance.mark', 'registration', id, null, first);
    if (!corrected.has(seat)) return { audits: [mark], row: rowOf(seat, first.attendance, 1, at, null) };
    const later = new Date(endsAt.getTime() - 2 * MINUTE);
    const second = { attendance: 'ATTENDED', version: 2 };
    const correction = auditRow(
      random,
      later,
      actor,
      'attendance.correct',
      'registration',
      id,
      first,
      second,
      REASON,
    );
    return { audits: [mark, correction], row: rowOf(seat, second.attendance, 2, later, REASON) };
  });
  await insertRows(
    tx,
    'attendances',
    history.map(({ row }) => row),
  );
  await insertRows(
    tx,
    'audit_rows',
    history.flatMap(({ audits }) => audits),
  );
}

const rowOf = (seat: Seat, status: string, version: number, at: Date, reason: string | null): object => ({
  registration_id: seat.id,
  status,
  version,
  marked_by: seat.trainerId,
  marked_at: at,
  reason,
});
