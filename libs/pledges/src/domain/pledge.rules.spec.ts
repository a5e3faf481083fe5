import {
  decideMove,
  openActs,
  PLEDGE_ACTS,
  PLEDGE_STATUSES,
  type PledgeAct,
  type PledgeStatus,
  type Sides,
} from './pledge.rules.js';

const organisation: Sides = { isOrganisation: true, isCommittee: false };
const committee: Sides = { isOrganisation: false, isCommittee: true };
const both: Sides = { isOrganisation: true, isCommittee: true };
const neither: Sides = { isOrganisation: false, isCommittee: false };

const outcome = (status: PledgeStatus, act: PledgeAct, sides: Sides, more = {}): string => {
  const verdict = decideMove({ status, version: 3 }, sides, { act, seenVersion: 3, reason: 'Why', ...more });
  return verdict.ok ? verdict.value.status : verdict.refusal.code;
};

describe('a pledge', () => {
  it('moves only while it is offered, each way to its own end', () => {
    const walked = PLEDGE_STATUSES.map((status) =>
      PLEDGE_ACTS.map((act) =>
        outcome(status, act, act === 'ACCEPT' || act === 'DECLINE' ? committee : organisation),
      ),
    );

    expect(walked).toEqual([
      ['OFFERED', 'WITHDRAWN', 'ACCEPTED', 'DECLINED'],
      ['PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED'],
      ['PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED'],
      ['PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED', 'PLEDGE_DECIDED'],
    ]);
  });

  it('shows each side what it may do, and nothing once it is answered', () => {
    expect(openActs('OFFERED', organisation)).toEqual(['CORRECT', 'WITHDRAW']);
    expect(openActs('OFFERED', committee)).toEqual(['ACCEPT', 'DECLINE']);
    expect(openActs('OFFERED', both)).toEqual(['CORRECT', 'WITHDRAW']);
    expect(openActs('OFFERED', neither)).toEqual([]);
    for (const status of ['ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const)
      for (const sides of [organisation, committee, both]) expect(openActs(status, sides)).toEqual([]);
  });

  it('is never answered by who coordinates the organisation', () => {
    expect(outcome('OFFERED', 'ACCEPT', both)).toBe('OWN_PLEDGE');
    expect(outcome('OFFERED', 'DECLINE', both)).toBe('OWN_PLEDGE');
  });

  it('moves only for who saw the version that stands', () => {
    for (const act of PLEDGE_ACTS) {
      const sides = act === 'CORRECT' || act === 'WITHDRAW' ? organisation : committee;
      expect(outcome('OFFERED', act, sides, { seenVersion: 2 })).toBe('PLEDGE_CHANGED');
      expect(outcome('OFFERED', act, sides, { seenVersion: 4 })).toBe('PLEDGE_CHANGED');
    }
  });

  it('is declined with a reason, and accepted with or without one', () => {
    expect(outcome('OFFERED', 'DECLINE', committee, { reason: ' \n ' })).toBe('REASON_REQUIRED');
    expect(outcome('OFFERED', 'DECLINE', committee, { reason: '\u200b\u3164\u200e' })).toBe(
      'REASON_REQUIRED',
    );
    expect(outcome('OFFERED', 'DECLINE', committee, { reason: null })).toBe('REASON_REQUIRED');
    expect(outcome('OFFERED', 'DECLINE', committee, { reason: 'x'.repeat(1_001) })).toBe('REASON_TOO_LONG');
    expect(outcome('OFFERED', 'DECLINE', committee, { reason: 'x'.repeat(1_000) })).toBe('DECLINED');
    expect(outcome('OFFERED', 'ACCEPT', committee, { reason: null })).toBe('ACCEPTED');
  });
});
