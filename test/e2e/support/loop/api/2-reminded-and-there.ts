import { addressesOf } from '../../main-story/story-mails.js';
import { ABSENT_AT_FIRST, DAY, emailsOf, LATE, PEOPLE, SEATED } from '../cast.js';
import { underWay } from '../../quiet.js';
import type { LoopApi } from './loop-api.js';

interface RosterLine {
  readonly id: string;
  readonly fullName: string;
  readonly attendance: {
    readonly status: string;
    readonly version: number;
    readonly reason: string | null;
  } | null;
}

/** Registrations of the session by full name, as its trainer reads them. */
async function roster(loop: LoopApi): Promise<Map<string, RosterLine>> {
  const query = `query ($id: ID!) { session(id: $id) { roster(first: 20, status: CONFIRMED) {
    nodes { id fullName attendance { status version reason } } } } }`;
  const { session } = (await loop.ask('TRAINER', query, { id: loop.world.session })) as {
    session: { roster: { nodes: RosterLine[] } };
  };
  return new Map(session.roster.nodes.map((line) => [line.fullName, line]));
}

async function mark(
  loop: LoopApi,
  marks: readonly (readonly [who: keyof typeof PEOPLE, status: string])[],
  reason: string | null = null,
): Promise<{ code: string } & Record<string, unknown>> {
  const lines = await roster(loop);
  return loop.act(
    'TRAINER',
    'markAttendance',
    {
      sessionId: loop.world.session,
      reason,
      marks: marks.map(([who, status]) => {
        const line = lines.get(PEOPLE[who].fullName)!;
        return { registrationId: line.id, status, version: line.attendance?.version ?? 0 };
      }),
    },
    'changed session { attendanceCounts { attended absent unmarked } }',
  );
}

export function theDayBefore(loop: LoopApi): void {
  describe('5. Monday 18 January: the day before', () => {
    const reminders = (): Promise<Record<string, unknown>[]> =>
      loop.db.ownerSql(
        `select to_address as "to", status, due_at as "dueAt" from messages where kind = 'reminders.day-before' order by 1`,
      );

    it('has five reminders due at 16:00, and none sent at 15:59', async () => {
      await loop.travelTo('beforeReminder');

      const dueAt = new Date('2027-01-18T09:00:00Z');
      expect(await reminders()).toEqual([
        ...emailsOf(...SEATED).map((to) => ({ to, status: 'DUE', dueAt })),
        { to: PEOPLE.visal.email, status: 'CANCELLED', dueAt },
      ]);
      expect(await underWay(loop.db)).toBe(0);
    });

    it('reaches exactly those with a seat at 16:00, once, with the local time', async () => {
      await loop.travelTo('reminder');
      const mails = await loop.mails('reminders.day-before', SEATED.length);

      expect(addressesOf(mails)).toEqual(emailsOf(...SEATED));
      for (const { to, locale, subject, text, html } of mails) {
        expect([to, locale]).toEqual([to, to === PEOPLE.nita.email ? 'en' : 'km']);
        expect(text).toContain(DAY[locale]);
        expect(text).toContain('13:30');
        expect([subject, text, html].join()).not.toContain('06:30');
      }
    });

    it('marks nobody before the day', async () => {
      expect(await loop.refused({ early: () => mark(loop, [['bopha', 'ATTENDED']]) })).toEqual({
        early: 'ATTENDANCE_TOO_EARLY',
      });
    });
  });
}

export function theTrainerMarks(loop: LoopApi): void {
  describe('6. Tuesday 19 January: who came', () => {
    it('is marked by the trainer, all at once', async () => {
      await loop.travelTo('attend');
      const absent: readonly string[] = ABSENT_AT_FIRST;
      const marks = SEATED.map((who) => [who, absent.includes(who) ? 'ABSENT' : 'ATTENDED'] as const);

      expect(await mark(loop, marks)).toEqual({
        code: 'OK',
        changed: 5,
        session: { attendanceCounts: { attended: 3, absent: 2, unmarked: 0 } },
      });
    });

    it('is corrected with a reason, and not without', async () => {
      await loop.travelTo('correctMark');

      expect(await loop.refused({ 'without a word': () => mark(loop, [['mara', 'ATTENDED']]) })).toEqual({
        'without a word': 'CORRECTION_REASON_MISSING',
      });
      expect(await mark(loop, [['mara', 'ATTENDED']], LATE)).toEqual({
        code: 'OK',
        changed: 1,
        session: { attendanceCounts: { attended: 4, absent: 1, unmarked: 0 } },
      });
      expect((await roster(loop)).get(PEOPLE.mara.fullName)?.attendance).toEqual({
        status: 'ATTENDED',
        version: 2,
        reason: LATE,
      });
    });
  });
}
