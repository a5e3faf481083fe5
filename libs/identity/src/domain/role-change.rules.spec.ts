import { decideRoleChange, readReason, type RoleChangeAtHand } from './role-change.rules.js';

const aChange = (more: Partial<RoleChangeAtHand> = {}): RoleChangeAtHand => ({
  change: 'GIVEN',
  isAllowed: true,
  isOwn: false,
  person: { hasAddress: true, hasRole: more.change === 'TAKEN' },
  scopeFits: true,
  isAdministrator: false,
  administrators: 2,
  ...more,
});
const answerTo = (more: Partial<RoleChangeAtHand>): string => {
  const decision = decideRoleChange(aChange(more));
  return decision.ok ? 'OK' : decision.refusal.code;
};

describe('giving a role', () => {
  it.each<[string, Partial<RoleChangeAtHand>]>([
    ['OK', {}],
    ['FORBIDDEN', { isAllowed: false, person: null }],
    ['PERSON_NOT_FOUND', { person: null }],
    ['OWN_ROLE', { isOwn: true }],
    ['SCOPE_NOT_FOUND', { scopeFits: false }],
    ['PERSON_WITHOUT_ADDRESS', { person: { hasAddress: false, hasRole: false } }],
    ['ALREADY_HAS_ROLE', { person: { hasAddress: true, hasRole: true } }],
  ])('answers %s', (code, more) => {
    expect(answerTo(more)).toBe(code);
  });
});

describe('taking a role', () => {
  it.each<[string, Partial<RoleChangeAtHand>]>([
    ['OK', {}],
    ['OK', { isOwn: true }],
    ['OK', { scopeFits: false }],
    ['OK', { isAdministrator: true, administrators: 2 }],
    ['LAST_ADMINISTRATOR', { isAdministrator: true, administrators: 1 }],
    ['LAST_ADMINISTRATOR', { isOwn: true, isAdministrator: true, administrators: 1 }],
    ['ROLE_NOT_HELD', { person: { hasAddress: true, hasRole: false } }],
    ['FORBIDDEN', { isAllowed: false }],
  ])('answers %s', (code, more) => {
    expect(answerTo({ change: 'TAKEN', ...more })).toBe(code);
  });
});

describe('a reason', () => {
  it('has 1 to 500 characters and nothing hidden', () => {
    expect(readReason('  ជំនួស\u200bមន្ត្រី  ')).toBe('ជំនួស\u200bមន្ត្រី');
    expect(readReason('x'.repeat(500))).toHaveLength(500);
    expect([' ', 'x'.repeat(501), 'a\u202eb', '\u200b\u3164\u200e'].map(readReason)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
