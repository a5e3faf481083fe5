import {
  decideProposalMove,
  openProposalActs,
  PROPOSAL_ACTS,
  type ProposalAct,
  readProposal,
  readReason,
  readWebsite,
} from './proposal.rules.js';

const waiting = { state: 'UNVERIFIED', version: 2, isAsked: true } as const;
const proposer = { isProposer: true, isCommittee: false };
const committee = { isProposer: false, isCommittee: true };
const both = { isProposer: true, isCommittee: true };

const said = (result: { ok: boolean; refusal?: { code: string } }): string =>
  result.ok ? 'OK' : (result.refusal?.code ?? '');

describe('deciding a proposal', () => {
  it.each<[ProposalAct, typeof both, string]>([
    ['VERIFY', committee, 'VERIFIED'],
    ['DECLINE', committee, 'DECLINED'],
    ['ASK', committee, 'UNVERIFIED'],
    ['ANSWER', proposer, 'UNVERIFIED'],
  ])('%s leads on, with its text', (act, sides, state) => {
    expect(decideProposalMove(waiting, sides, { act, seenVersion: 2, text: '  since 2021 ' })).toEqual({
      ok: true,
      value: { state, text: 'since 2021' },
    });
  });

  it.each(PROPOSAL_ACTS)('%s never moves what is decided, or what was not seen', (act) => {
    const sides = act === 'ANSWER' ? proposer : committee;
    for (const state of ['VERIFIED', 'DECLINED', 'MERGED'] as const)
      expect(said(decideProposalMove({ ...waiting, state }, sides, { act, seenVersion: 2, text: 'x' }))).toBe(
        'PROPOSAL_DECIDED',
      );
    expect(said(decideProposalMove(waiting, sides, { act, seenVersion: 1, text: 'x' }))).toBe(
      'PROPOSAL_CHANGED',
    );
  });

  it('asks for a reason, a question, an answer, of 1,000 characters at most', () => {
    expect(said(decideProposalMove(waiting, committee, { act: 'DECLINE', seenVersion: 2, text: ' ' }))).toBe(
      'REASON_REQUIRED',
    );
    expect(said(decideProposalMove(waiting, committee, { act: 'ASK', seenVersion: 2, text: ' ' }))).toBe(
      'WORDS_MISSING',
    );
    const unseen = { seenVersion: 2, text: '\u200b\u3164\u200e' };
    expect(said(decideProposalMove(waiting, committee, { ...unseen, act: 'DECLINE' }))).toBe(
      'REASON_REQUIRED',
    );
    expect(said(decideProposalMove(waiting, committee, { ...unseen, act: 'ASK' }))).toBe('WORDS_MISSING');
    expect(readReason('\u2800', false)).toEqual({ ok: true, value: null });
    const long = { act: 'VERIFY' as const, seenVersion: 2, text: 'x'.repeat(1_001) };
    expect(said(decideProposalMove(waiting, committee, long))).toBe('REASON_TOO_LONG');
    expect(said(decideProposalMove(waiting, committee, { ...long, text: null }))).toBe('OK');
  });

  it('lets nobody decide upon their own', () => {
    for (const act of ['ASK', 'VERIFY', 'DECLINE'] as const)
      expect(said(decideProposalMove(waiting, both, { act, seenVersion: 2, text: 'x' }))).toBe(
        'OWN_PROPOSAL',
      );
    expect(openProposalActs(waiting, both)).toEqual(['ANSWER']);
  });

  it('opens to each side what it may do', () => {
    expect(openProposalActs(waiting, committee)).toEqual(['ASK', 'VERIFY', 'DECLINE']);
    expect(openProposalActs({ ...waiting, isAsked: false }, proposer)).toEqual([]);
    expect(openProposalActs({ ...waiting, state: 'VERIFIED' }, committee)).toEqual([]);
    expect(
      said(
        decideProposalMove({ ...waiting, isAsked: false }, proposer, {
          act: 'ANSWER',
          seenVersion: 2,
          text: 'x',
        }),
      ),
    ).toBe('NO_QUESTION_ASKED');
  });
});

describe('reading a proposal', () => {
  const typed = { nameKm: '  កង់បៃតង  សៀមរាប ', nameEn: '', website: null, why: 'We lend bicycles.' };

  it('lets one name stand for both languages', () => {
    const name = { km: 'កង់បៃតង សៀមរាប', en: 'កង់បៃតង សៀមរាប' };
    expect(readProposal(typed)).toEqual({
      ok: true,
      value: { name, website: null, why: 'We lend bicycles.' },
    });
  });

  it.each([
    [{ nameKm: ' ' }, 'NAME_MISSING'],
    [{ nameKm: 'ក'.repeat(201) }, 'ORGANISATION_NAME_INVALID'],
    [{ nameEn: '12345' }, 'ORGANISATION_NAME_INVALID'],
    [{ nameEn: 'Two\nlines' }, 'ORGANISATION_NAME_INVALID'],
    [{ nameEn: 'back\u202ewards' }, 'ORGANISATION_NAME_INVALID'],
    [{ why: ' ' }, 'WHY_INVALID'],
    [{ why: 'x'.repeat(1_001) }, 'WHY_INVALID'],
    [{ website: 'javascript:alert(1)' }, 'WEBSITE_INVALID'],
  ])('refuses %j', (more, code) => {
    expect(said(readProposal({ ...typed, ...more }))).toBe(code);
  });
});

describe('a website', () => {
  it.each([
    ['green-wheels.example', 'https://green-wheels.example/'],
    [' HTTP://Green-Wheels.EXAMPLE/about ', 'http://green-wheels.example/about'],
    ['', null],
  ])('%j is kept as %j', (text, kept) => {
    expect(readWebsite(text)).toEqual({ ok: true, value: kept });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://green.example',
    'http://user@green.example',
    'http://user:pw@green.example',
    'https://10.0.0.1',
    'https://[::1]',
    'https://2130706433',
    'https://localhost',
    'https://green.example:8443',
    'https://green .example',
    `https://green.example/${'x'.repeat(300)}`,
  ])('%j is refused', (text) => expect(readWebsite(text).ok).toBe(false));
});
