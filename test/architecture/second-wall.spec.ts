import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Files that a process for people runs and that read past row-level security: how often, and why (ADR 0012). */
const PAST_THE_WALL: Readonly<Record<string, readonly [times: number, reason: string]>> = {
  'libs/audit/src/audit-heads.ts': [1, 'the worker keeps the head of the day'],
  'libs/audit/src/audit-reads.ts': [1, 'heads of days, which the worker watches too: they hold no people'],
  'libs/audit/src/audit-verifier.ts': [1, 'an operator verifies; it counts rows'],
  'libs/data-rights/src/domain/erase-person.service.ts': [1, 'the worker erases whose time has come'],
  'libs/data-rights/src/domain/erasure-reads.ts': [
    1,
    'how many erasures are overdue, for the figures of the worker',
  ],
  'libs/data-rights/src/domain/retention.reads.ts': [1, 'when the last round was, and its figures'],
  'libs/graphql/src/shared-points.ts': [3, 'points of whoever asks, before it is known who does'],
  'libs/health/src/metrics.ts': [1, 'figures of the process'],
  'libs/health/src/readiness.ts': [2, 'is the database there, and as new as the process'],
  'libs/identity/src/domain/enrolments.ts': [
    1,
    'decides who must and may add a proof: it counts all that they have, and when their roles were given',
  ],
  'libs/identity/src/domain/invitation-reads.ts': [
    3,
    'the link is the key; is it to an address of whoever holds it; what mails say, in the worker',
  ],
  'libs/identity/src/domain/passkey-challenges.ts': [
    1,
    'credentials for a challenge, which no reader may read',
  ],
  'libs/identity/src/domain/people.service.ts': [1, 'names for mails, in the worker'],
  'libs/identity/src/domain/sign-ins.ts': [
    2,
    'finds out who asks, by the token or by the sign-in: there is no actor yet',
  ],
  'libs/mailer/src/catching-mail-transport.ts': [1, 'writes the mailbox of a demonstration'],
  'libs/mailer/src/caught-mails.ts': [2, 'the mailbox of a demonstration, which anybody there may read'],
  'libs/organisations/src/domain/duplicate-reads.ts': [
    1,
    'names of organisations, for whoever proposes one; told apart holds whoever asks',
  ],
  'libs/organisations/src/domain/membership-reads.ts': [
    1,
    'the signed link is the key; it answers an organisation',
  ],
  'libs/outreach/src/domain/campaign-contents.ts': [
    2,
    'what a campaign says, and organisations for its mails',
  ],
  'libs/outreach/src/domain/subscriptions.service.ts': [
    1,
    'the signed link is the key; it answers one masked address',
  ],
  'libs/outreach/src/domain/tend-campaigns.ts': [3, 'the worker looks after campaigns'],
  'libs/overview/src/domain/check-rollups.service.ts': [1, 'when figures were compared last'],
  'libs/pledges/src/domain/pledge-rollups.ts': [1, 'sums alone'],
  'libs/pledges/src/domain/rollup-check.service.ts': [2, 'when figures were compared last'],
  'libs/queue/src/worker-host.ts': [2, 'the age of the outbox'],
  'libs/registrations/src/domain/approval-deputies.service.ts': [
    3,
    'names of colleagues who decide, for whoever decides; ids of sessions, and in whose place the reader themselves decides there',
  ],
  'libs/registrations/src/domain/ask-answers.service.ts': [
    2,
    'seats of a session; when registrations that the reader may see were last asked for answers, never what of',
  ],
  'libs/registrations/src/domain/confirm-address.service.ts': [
    1,
    'the signed link is the key; it answers a session and whether its address is awaited',
  ],
  'libs/registrations/src/domain/end-address-holds.ts': [
    2,
    'which holds have ended, in the worker: ids alone; and forgets counters',
  ],
  'libs/registrations/src/domain/guest-tries.ts': [
    2,
    'counts tries of whoever has no account, where a session has addresses confirmed: it holds no people',
  ],
  'libs/registrations/src/domain/enrol-people.service.ts': [
    5,
    'decides about a list: seats, how many were enrolled, who is registered already, whosever people they are',
  ],
  'libs/registrations/src/domain/mail-facts.ts': [2, 'facts for mails, in the worker'],
  'libs/registrations/src/domain/register-for-session.service.ts': [
    1,
    'what a key was answered, for whoever sends it again: no reader has a right on keys',
  ],
  'libs/registrations/src/domain/send-tickets.service.ts': [
    2,
    'seats of a session; when registrations that the reader may see were last sent their ticket, never to whom',
  ],
  'libs/registrations/src/domain/tend-seats.service.ts': [
    2,
    'which offers have ended and which quotas are due, in the worker: ids alone',
  ],
  'libs/reports/src/api/report.audit-subject.ts': [
    1,
    'numbers of reports alone: whoever reads the audit reads no reports',
  ],
  'libs/reports/src/domain/report-reads.ts': [1, 'the clock'],
  'libs/sessions/src/domain/observer-reads.ts': [
    2,
    'names of those with a role, for whoever plans sessions, of coordinators those of their cities; who watches a session that they edit',
  ],
  'libs/sessions/src/domain/session-reads.ts': [
    2,
    'the join link of a session, for those who run it; whether it is around now',
  ],
  'libs/sessions/src/domain/trainer-reads.ts': [
    2,
    'names of those who train, for whoever plans sessions: public once they train one',
  ],
  'libs/virtual-rooms/src/domain/room-reads.ts': [
    1,
    'a session, its typed link and the state of its room, for the door: no people',
  ],
  'libs/wishes/src/domain/date-wish-reads.ts': [
    2,
    'the signed link is the key, and it answers one masked address; how many wait, without anybody',
  ],
  'libs/wishes/src/domain/tell-of-sessions.ts': [1, 'the worker forgets counters'],
  'libs/wishes/src/domain/wish-tries.ts': [1, 'counts tries of whoever asks: it holds no people'],
};

/** Transactions in files that read: what they read holds no people but whoever asks, or they write. */
const TRANSACTIONS_THAT_READ: Readonly<Record<string, readonly [times: number, reason: string]>> = {
  'libs/data-rights/src/domain/own-data.reads.ts': [
    1,
    'one’s own data: exports are counted in the audit, duties over what others hold, refusals are an address’s',
  ],
  'libs/data-rights/src/domain/retention.reads.ts': [1, 'figures of what is due; no row leaves it'],
  'libs/identity/src/api/invitations/invitations.resolver.ts': [1, 'withdraws or sends anew: it writes'],
  'libs/overview/src/domain/overview-reads.ts': [1, 'figures of one moment'],
  'libs/reports/src/domain/report-reads.ts': [3, 'figures, counted now'],
};

const filesOf = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

const libs = readdirSync(path.join(root, 'libs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['database', 'testing'].includes(entry.name))
  .flatMap(({ name }) => filesOf(`libs/${name}/src`));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const PAST = /\bunitOfWork\s*\.read\s*[<(]/gi;
const TRANSACTION = /\bunitOfWork\s*\.run\s*[<(]/gi;

/** Files in which `pattern` stands, with how often. */
function counted(
  files: readonly string[],
  pattern: RegExp,
  text: (file: string) => string = read,
): Record<string, number> {
  return Object.fromEntries(
    files
      .map((file) => [file, text(file).match(pattern)?.length ?? 0] as const)
      .filter(([, times]) => times > 0),
  );
}

const timesOf = (list: typeof PAST_THE_WALL): Record<string, number> =>
  Object.fromEntries(Object.entries(list).map(([file, [times]]) => [file, times]));

const forPeople = libs.filter((file) => !file.includes('/worker/'));

describe('what is read for a person', () => {
  it('goes past the second wall nowhere but where the list says why', () => {
    // Messaging is the worker's.
    const found = counted(
      forPeople.filter((file) => !file.startsWith('libs/messaging/')),
      PAST,
    );

    expect(found).toEqual(timesOf(PAST_THE_WALL));
  });

  it('is not read in a transaction of the process instead', () => {
    const reading = forPeople.filter(
      (file) => /(reads|\.query|viewer)\.ts$/.test(file) || file.includes('/api/'),
    );

    expect(counted(reading, TRANSACTION)).toEqual(timesOf(TRANSACTIONS_THAT_READ));
  });

  it('is asked for by every lib whose rows are about people', () => {
    const asking = counted(forPeople, /\bunitOfWork\s*\.readAs\s*[<(]/gi);

    expect([...new Set(Object.keys(asking).map((file) => file.split('/')[1]))]).toEqual(
      expect.arrayContaining([
        'attendance',
        'audit',
        'consultations',
        'data-rights',
        'identity',
        'organisations',
        'outreach',
        'overview',
        'pledges',
        'registrations',
        'reports',
        'sessions',
        'wishes',
      ]),
    );
  });

  it('is found out when it is planted', () => {
    const planted = 'libs/registrations/src/domain/registration-reads.ts';
    const text = (file: string): string =>
      read(file) + (file === planted ? '\nreturn this.unitOfWork.read<Row>({});' : '');

    expect(counted([planted], PAST, text)).toEqual({ [planted]: 1 });
    expect(planted in PAST_THE_WALL).toBe(false);
  });
});
