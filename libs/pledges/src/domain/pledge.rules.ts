import { accept, type Refusal, refuse, type Result, writtenText } from '#kernel';

export const PLEDGE_STATUSES = ['OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const;
export type PledgeStatus = (typeof PLEDGE_STATUSES)[number];

/** ORGANISATION: a coordinator of the organisation that offers. COMMITTEE: the working group. */
export type PledgeSide = 'ORGANISATION' | 'COMMITTEE';

export const PLEDGE_ACTS = ['CORRECT', 'WITHDRAW', 'ACCEPT', 'DECLINE'] as const;
export type PledgeAct = (typeof PLEDGE_ACTS)[number];

interface PledgeMove {
  readonly act: PledgeAct;
  readonly by: PledgeSide;
  readonly from: PledgeStatus;
  readonly to: PledgeStatus;
  readonly needsReason: boolean;
}

/** All that can happen to a pledge. What is not in this table cannot: an answer is final, and so is a withdrawal. */
export const PLEDGE_MOVES: readonly PledgeMove[] = [
  { act: 'CORRECT', by: 'ORGANISATION', from: 'OFFERED', to: 'OFFERED', needsReason: false },
  { act: 'WITHDRAW', by: 'ORGANISATION', from: 'OFFERED', to: 'WITHDRAWN', needsReason: false },
  { act: 'ACCEPT', by: 'COMMITTEE', from: 'OFFERED', to: 'ACCEPTED', needsReason: false },
  { act: 'DECLINE', by: 'COMMITTEE', from: 'OFFERED', to: 'DECLINED', needsReason: true },
];

const MAX_REASON = 1_000;

export type MoveRefusal = Refusal<
  'OWN_PLEDGE' | 'PLEDGE_DECIDED' | 'PLEDGE_CHANGED' | 'REASON_REQUIRED' | 'REASON_TOO_LONG'
>;

/** On which sides of a pledge somebody stands. Nobody answers what their own organisation offers. */
export interface Sides {
  readonly isOrganisation: boolean;
  readonly isCommittee: boolean;
}

/** What somebody may do with a pledge as it stands. */
export const openActs = (status: PledgeStatus, sides: Sides): PledgeAct[] =>
  PLEDGE_MOVES.filter(
    ({ from, by }) =>
      from === status &&
      (by === 'ORGANISATION' ? sides.isOrganisation : sides.isCommittee && !sides.isOrganisation),
  ).map(({ act }) => act);

export interface WantedMove {
  readonly act: PledgeAct;
  /** The version that the person saw. */
  readonly seenVersion: number;
  readonly reason: string | null;
}

/** Decides whether a pledge may move. Answers its next status and the reason in stored form (null without one).
 *  Refuses: OWN_PLEDGE (answering one's own organisation), PLEDGE_DECIDED (accepted, declined or withdrawn already),
 *  PLEDGE_CHANGED (another version than the one seen), REASON_REQUIRED, REASON_TOO_LONG (over 1,000 characters). */
export function decideMove(
  pledge: { readonly status: PledgeStatus; readonly version: number },
  sides: Sides,
  wanted: WantedMove,
): Result<{ readonly status: PledgeStatus; readonly reason: string | null }, MoveRefusal> {
  const move = PLEDGE_MOVES.find(({ act }) => act === wanted.act)!;
  if (move.by === 'COMMITTEE' && sides.isOrganisation) return refuse('OWN_PLEDGE');
  if (pledge.status !== move.from) return refuse('PLEDGE_DECIDED', { path: ['pledgeId'] });
  if (pledge.version !== wanted.seenVersion) return refuse('PLEDGE_CHANGED', { path: ['version'] });
  const reason = writtenText(wanted.reason);
  if (move.needsReason && !reason) return refuse('REASON_REQUIRED', { path: ['reason'] });
  if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['reason'] });
  return accept({ status: move.to, reason });
}
