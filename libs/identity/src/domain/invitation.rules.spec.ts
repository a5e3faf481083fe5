import { decideAcceptance, deriveInvitationToken, type InvitationAtHand } from './invitation.rules.js';
import { isToken } from './token.js';

const LIM_BOPHA = '0199a0b1-0000-7000-8000-000000000001';
const COLLEAGUE = '0199a0b1-0000-7000-8000-000000000002';
const anInvitation = (more: Partial<InvitationAtHand> = {}): InvitationAtHand => ({
  state: 'OPEN',
  acceptedBy: null,
  invitedBy: COLLEAGUE,
  isForThem: true,
  ...more,
});
const answerTo = (invitation: InvitationAtHand, personId = LIM_BOPHA): string => {
  const decision = decideAcceptance(invitation, personId);
  return decision.ok ? decision.value : decision.refusal.code;
};

describe('accepting an invitation', () => {
  it('gives the role the first time, and the same answer to the same person again', () => {
    expect(answerTo(anInvitation())).toBe('FIRST');
    expect(answerTo(anInvitation({ state: 'ACCEPTED', acceptedBy: LIM_BOPHA }))).toBe('AGAIN');
  });

  it('refuses a colleague at the same address after it was accepted', () => {
    expect(answerTo(anInvitation({ state: 'ACCEPTED', acceptedBy: LIM_BOPHA }), COLLEAGUE)).toBe(
      'INVITATION_ACCEPTED',
    );
  });

  it.each(['OPEN', 'EXPIRED', 'WITHDRAWN', 'ACCEPTED'] as const)(
    'tells whoever has another address nothing of one that is %s',
    (state) => {
      expect(answerTo(anInvitation({ state, isForThem: false }))).toBe('INVITATION_FOR_ANOTHER');
    },
  );

  it('refuses one that has expired, was withdrawn, or is one’s own', () => {
    expect(answerTo(anInvitation({ state: 'EXPIRED' }))).toBe('INVITATION_EXPIRED');
    expect(answerTo(anInvitation({ state: 'WITHDRAWN' }))).toBe('INVITATION_WITHDRAWN');
    expect(answerTo(anInvitation({ invitedBy: LIM_BOPHA }))).toBe('OWN_ROLE');
  });
});

describe('the token of an invitation', () => {
  it('is another for each invitation and each secret, and shaped as any token', () => {
    const tokens = ['one secret', 'another secret'].flatMap((secret) =>
      [LIM_BOPHA, COLLEAGUE].map((id) => deriveInvitationToken(secret, id)),
    );

    expect(new Set(tokens).size).toBe(4);
    expect(tokens.every(isToken)).toBe(true);
  });
});
