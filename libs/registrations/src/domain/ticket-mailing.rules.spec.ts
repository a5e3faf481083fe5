import type { MailingSession } from './mailing.rules.js';
import { type Colleague, MOST_IN_MAILING, planMailing } from './ticket-mailing.rules.js';

const NOW = new Date('2026-12-01T03:00:00Z');
const session = (more: Partial<MailingSession> = {}): MailingSession => ({
  state: 'OPEN',
  closesAt: new Date('2026-12-08T06:30:00Z'),
  now: NOW,
  ...more,
});
const narong = (more: Partial<Colleague> = {}): Colleague => ({
  id: '0199a0b1-0000-7000-8000-000000000001',
  personId: '0199a0b1-0000-7000-8000-000000000002',
  fullName: 'លី ណារ៉ុង',
  status: 'CONFIRMED',
  isAddressAwaited: false,
  waitlistPosition: null,
  email: 'narong.ly@lotus-angkor.example',
  locale: 'km',
  isOfOrganisation: true,
  underWaySince: null,
  sentLatelyAt: null,
  sentToday: 0,
  sentEver: 0,
  ...more,
});
const whyNot = (more: Partial<Colleague>): unknown => {
  const planned = planMailing(session(), [narong(more)]);
  return planned.ok ? planned.value.without[0]?.why : planned.refusal.code;
};

describe('a mailing of tickets', () => {
  it.each(['CONFIRMED', 'PENDING', 'WAITLISTED', 'OFFERED'] as const)('goes to who is %s', (status) => {
    expect(planMailing(session(), [narong({ status })])).toEqual({
      ok: true,
      value: { recipients: [narong({ status })], without: [] },
    });
  });

  it.each([
    ['CANCELLED', { status: 'CANCELLED' as const }],
    ['CANCELLED', { status: 'DECLINED' as const }],
    ['OWN', { isOfOrganisation: false }],
    ['ADDRESS_AWAITED', { status: 'PENDING' as const, isAddressAwaited: true }],
    ['NO_ADDRESS', { email: null }],
    ['UNDER_WAY', { underWaySince: new Date('2026-11-30T02:00:00Z') }],
    ['SENT_LATELY', { sentLatelyAt: new Date('2026-12-01T02:00:00.001Z') }],
    ['SENT_OFTEN', { sentToday: 3 }],
  ])('leaves out, as %s, %j', (why, more) => {
    expect(whyNot(more)).toBe(why);
  });

  it('says the first that is true, and of whoever came by themselves not whether they have an address', () => {
    const everything = { email: null, underWaySince: NOW, sentLatelyAt: NOW, sentToday: 3 };
    expect(whyNot(everything)).toBe('NO_ADDRESS');
    expect(whyNot({ ...everything, isAddressAwaited: true })).toBe('ADDRESS_AWAITED');
    expect(whyNot({ ...everything, isAddressAwaited: true, isOfOrganisation: false })).toBe('OWN');
    expect(whyNot({ ...everything, isOfOrganisation: false, status: 'CANCELLED' })).toBe('CANCELLED');
    expect(whyNot({ ...everything, email: 'narong.ly@lotus-angkor.example' })).toBe('UNDER_WAY');
    expect(whyNot({ sentLatelyAt: NOW, sentToday: 3 })).toBe('SENT_LATELY');
  });

  it('goes a third time within a day, not a fourth', () => {
    expect(whyNot({ sentToday: 2, sentEver: 9 })).toBeUndefined();
    expect(whyNot({ sentToday: 3, sentEver: 3 })).toBe('SENT_OFTEN');
  });

  it('keeps the order of the people on both sides', () => {
    const people = ['គឹម សៅ', 'ញឹម ឫទ្ធី', 'លី ណា', 'ហេង បុប្ផា'].map((fullName, at) =>
      narong({ fullName, email: at % 2 === 0 ? 'one@lotus-angkor.example' : null }),
    );

    const planned = planMailing(session(), people);

    if (!planned.ok) throw new Error(planned.refusal.code);
    expect(planned.value.recipients.map(({ fullName }) => fullName)).toEqual(['គឹម សៅ', 'លី ណា']);
    expect(planned.value.without.map(({ fullName }) => fullName)).toEqual(['ញឹម ឫទ្ធី', 'ហេង បុប្ផា']);
  });

  it.each([
    ['SESSION_NOT_FOUND', undefined],
    ['SESSION_NOT_FOUND', session({ state: 'DRAFT' })],
    ['SESSION_CANCELLED', session({ state: 'CANCELLED' })],
    ['SESSION_POSTPONED', session({ state: 'POSTPONED', closesAt: NOW })],
    ['SESSION_STARTED', session({ closesAt: NOW })],
  ])('is refused as %s', (code, of) => {
    expect(planMailing(of, [narong()])).toEqual({ ok: false, refusal: { code, path: ['sessionId'] } });
  });

  it('goes until the last moment before the start, also where registration is closed', () => {
    const closesAt = new Date(NOW.getTime() + 1);
    expect(planMailing(session({ closesAt, state: 'CLOSED' }), [narong()]).ok).toBe(true);
  });

  it('is of somebody, and of 600 at most', () => {
    const people = Array.from({ length: MOST_IN_MAILING }, () => narong());
    expect(planMailing(session(), [])).toMatchObject({ refusal: { code: 'NOBODY_REGISTERED' } });
    expect(planMailing(session(), people).ok).toBe(true);
    expect(planMailing(session(), [...people, narong()])).toMatchObject({
      refusal: { code: 'MAILS_TOO_MANY', detail: { most: 600 } },
    });
  });
});
