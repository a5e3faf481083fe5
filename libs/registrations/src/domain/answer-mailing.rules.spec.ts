import { type AskingMails, MOST_ASKED, planAsking, type Unanswered } from './answer-mailing.rules.js';
import type { MailingSession } from './mailing.rules.js';

const NOW = new Date('2026-12-01T03:01:00Z');
const session = (more: Partial<MailingSession> = {}): MailingSession => ({
  state: 'OPEN',
  closesAt: new Date('2026-12-08T06:30:00Z'),
  now: NOW,
  ...more,
});
type Person = Unanswered & AskingMails;
const theary = (more: Partial<Person> = {}): Person => ({
  id: '0199a0b1-0000-7000-8000-000000000001',
  personId: '0199a0b1-0000-7000-8000-000000000002',
  fullName: 'ម៉ៅ ធារី',
  email: 'theary.mao@lotus-angkor.example',
  locale: 'km',
  isAddressAwaited: false,
  openQuestions: 2,
  underWaySince: null,
  askedLatelyAt: null,
  askedEver: 0,
  ...more,
});
const whyNot = (more: Partial<Person>): unknown => {
  const planned = planAsking(session(), [theary(more)]);
  return planned.ok ? planned.value.without[0]?.why : planned.refusal.code;
};

describe('asking for answers that are missing', () => {
  it('goes to whoever has an address, and leaves out who has none, both in their order', () => {
    const [first, none, last] = [theary(), theary({ email: null }), theary({ askedEver: 4 })];

    expect(planAsking(session(), [first, none, last])).toEqual({
      ok: true,
      value: { recipients: [first, last], without: [{ ...none, why: 'NO_ADDRESS' }] },
    });
  });

  it.each([
    ['ADDRESS_AWAITED', { isAddressAwaited: true }],
    ['NO_ADDRESS', { email: null }],
    ['UNDER_WAY', { underWaySince: new Date('2026-11-20T02:00:00Z') }],
    ['ASKED_LATELY', { askedLatelyAt: new Date('2026-11-30T03:01:00.001Z') }],
  ])('leaves out, as %s, %j', (why, more) => {
    expect(whyNot(more)).toBe(why);
  });

  it('says the first that is true', () => {
    const everything = { email: null, underWaySince: NOW, askedLatelyAt: NOW };
    expect(whyNot({ ...everything, isAddressAwaited: true })).toBe('ADDRESS_AWAITED');
    expect(whyNot(everything)).toBe('NO_ADDRESS');
    expect(whyNot({ underWaySince: NOW, askedLatelyAt: NOW })).toBe('UNDER_WAY');
  });

  it.each([
    ['SESSION_NOT_FOUND', undefined],
    ['SESSION_NOT_FOUND', session({ state: 'DRAFT' })],
    ['SESSION_CANCELLED', session({ state: 'CANCELLED' })],
    ['SESSION_POSTPONED', session({ state: 'POSTPONED' })],
    ['SESSION_STARTED', session({ closesAt: NOW })],
  ])('is refused as %s', (code, of) => {
    expect(planAsking(of, [theary()])).toEqual({ ok: false, refusal: { code, path: ['sessionId'] } });
  });

  it('goes on while registration is closed, until the millisecond of the start', () => {
    for (const state of ['OPEN', 'CLOSED'] as const)
      expect(planAsking(session({ state, closesAt: new Date(NOW.getTime() + 1) }), [theary()])).toMatchObject(
        { value: { recipients: [{ openQuestions: 2 }] } },
      );
  });

  it('is of nobody where everybody has answered, and of 1,000 at most', () => {
    const people = (count: number): Person[] => Array.from({ length: count }, () => theary());

    expect(planAsking(session(), [])).toEqual({ ok: true, value: { recipients: [], without: [] } });
    expect(planAsking(session(), people(MOST_ASKED)).ok).toBe(true);
    expect(planAsking(session(), people(MOST_ASKED + 1))).toEqual({
      ok: false,
      refusal: { code: 'OPEN_TOO_MANY', path: ['sessionId'], detail: { most: 1000 } },
    });
  });
});
