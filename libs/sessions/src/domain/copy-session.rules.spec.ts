import { draftOf } from './copy-session.rules.js';
import type { SessionRow } from './session.entity.js';
import { NO_DATE } from './session-state.rules.js';

const at = (text: string): Date => new Date(`2026-12-${text}:00+07:00`);
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    id: 's',
    status: 'OPEN',
    startsAt: at('08T13:30'),
    endsAt: at('08T17:00'),
    doorsOpenAt: at('08T13:00'),
    timeZone: 'Asia/Phnom_Penh',
    venueEn: 'Siem Reap City Hall',
    scheduleVersion: 4,
    movedFrom: at('01T13:30'),
    registrationClosedAt: at('02T08:00'),
    heldAt: null,
    ...more,
  }) as SessionRow;

describe('a copy of a session', () => {
  it('is a draft a week on, with the same place and length, and without what became of it', () => {
    expect(draftOf(session(), at('01T09:00'))).toMatchObject({
      status: 'DRAFT',
      startsAt: at('15T13:30'),
      endsAt: at('15T17:00'),
      doorsOpenAt: at('15T13:00'),
      venueEn: 'Siem Reap City Hall',
      scheduleVersion: 1,
      movedFrom: null,
      registrationClosedAt: null,
    });
  });

  it.each([
    ['of one long over, in the first week that is still to come', {}, at('29T13:29'), at('29T13:30')],
    ['at the very start of that week, in the next', {}, at('22T13:30'), at('29T13:30')],
    [
      'of one without a date, after the times that no longer hold',
      {
        ...NO_DATE,
        status: 'POSTPONED',
        postponedStartsAt: at('08T13:30'),
        postponedEndsAt: at('08T17:00'),
        postponedDoorsOpenAt: at('08T13:00'),
      },
      at('01T09:00'),
      at('15T13:30'),
    ],
  ] as const)('is, %s', (_what, more, now, startsAt) => {
    expect(draftOf(session(more), now)).toMatchObject({ status: 'DRAFT', startsAt, postponedStartsAt: null });
  });

  it('keeps the hour on the wall where the clocks are changed meanwhile', () => {
    const { startsAt } = draftOf(
      session({ startsAt: new Date('2027-03-24T13:00:00Z'), timeZone: 'Europe/Paris' }),
      at('01T09:00'),
    );

    expect(startsAt).toEqual(new Date('2027-03-31T12:00:00Z'));
  });
});
