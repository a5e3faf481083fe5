/* Whose what a mail holds: of the act that caused it, by the row of the ledger, in the words that arrived. */
import { readFileSync } from 'node:fs';
import { fromPackageRoot, newId } from '#kernel';
import type { SmtpOracle, TakenMail, TestDatabase } from '#testing';
import { type ActContext, markerOf } from './act.js';
import type { Cell } from './acting.js';
import { canaryEmail, type Marker, textMarkersIn } from './canaries.js';

/** A mail that arrived, and what was known of it before it left. */
export interface ArrivedMail {
  readonly kind: string;
  /** Whose address it went to; null for somebody who is invited and not known yet. */
  readonly recipient: Marker | null;
  readonly markers: readonly Marker[];
  /** Whose more than a name it holds. */
  readonly beyondNames: readonly Marker[];
  /** Whose the words are, without the head, in which the own address stands. */
  readonly inWords: readonly Marker[];
  readonly isToItsPerson: boolean;
}

interface LedgerLine extends Record<string, unknown> {
  readonly messageId: string;
  readonly kind: string;
  readonly to: string;
  readonly person: string | null;
}

const ADDRESS = /^canary-([a-e][abc]\d)-[0-9a-f]{4}@canary-\1\.example$/;
/** What acts write to who is not of this world. */
const STRANGERS: readonly string[] = ['sok.dara@somebody.example', 'new@somebody.example'];

/** The words of a mail, and what hangs on it. Codes of tickets are written in groups of four. */
function wordsOf({ subject, text, html, parsed }: TakenMail): string {
  const files = parsed.attachments.map(({ content }) =>
    content.toString('utf8').replaceAll(/\r\n[ \t]/g, ''),
  );
  return [subject, text, html, ...files]
    .join('\n')
    .replaceAll(/\b([A-Z\d]{4})[-\s]([A-Z\d]{4})[-\s]([A-Z\d]{4})\b/g, '$1$2$3');
}
const headOf = ({ parsed }: TakenMail): string =>
  parsed.headerLines.map(({ line }) => line.replaceAll(/\r?\n[ \t]/g, ' ')).join('\n');

/** Takes what arrived since the last time out of the mail server. */
export async function takeMails(oracle: SmtpOracle, db: TestDatabase): Promise<ArrivedMail[]> {
  const taken = oracle.taken.splice(0);
  if (taken.length === 0) return [];
  const lines = await db.ownerSql<LedgerLine>(
    `select message_id as "messageId", kind, to_address as "to", person_id as person from messages where message_id = any($1)`,
    [taken.map(({ messageId }) => messageId.replaceAll(/[<>]/g, ''))],
  );
  return taken.map((mail) => {
    const line = lines.find(({ messageId }) => mail.messageId === `<${messageId}>`);
    const words = wordsOf(mail);
    const recipient = (ADDRESS.exec(mail.to)?.[1] ?? null) as Marker | null;
    return {
      kind: line?.kind ?? 'unknown',
      recipient,
      markers: textMarkersIn(`${headOf(mail)}\n${words}`).toSorted(),
      beyondNames: textMarkersIn(words.replaceAll(/Canary-... people full_name/g, '')),
      inWords: textMarkersIn(words),
      isToItsPerson:
        line?.to === mail.to &&
        (recipient === null
          ? STRANGERS.includes(mail.to)
          : line.person === null || isOf(line.person, recipient)),
    };
  });
}

const isOf = (person: string, marker: Marker): boolean => person.slice(15, 18) === marker;

/** Kinds that say nothing of whoever they go to: nobody has shown yet that the address is theirs. */
const SAYS_NOTHING = new Set(['registrations.address-asked']);

/** Kinds that say by name who did it, and no more of them. */
const NAMES_WHO_DID = new Set([
  'identity.invitation',
  'identity.merge-undone',
  'identity.people-merged',
  'identity.role-given',
  'identity.role-taken',
  'organisations.join-requested',
  'organisations.to-verify',
  'registrations.named-deputy',
]);

/** May it stand in a mail to this person? What the committee says to all, what is of the own side; of the committee whatever
 *  there is. Whoever is not known yet reads of the person who wrote their address. */
function isForRecipient(marker: Marker, mail: ArrivedMail, actor: Marker | null): boolean {
  const { recipient, kind } = mail;
  if (marker === 'cc0' || marker === recipient) return true;
  if (marker === actor && NAMES_WHO_DID.has(kind) && !mail.beyondNames.includes(marker)) return true;
  if (recipient === null) return marker === actor && kind === 'data-rights.contact-code';
  const [organisation, city, person] = recipient;
  if (organisation === 'c' && city === 'c') return person !== '9';
  if (organisation === 'c') return marker[1] === city;
  return marker[0] === organisation;
}

/** What is wrong with a mail that arrived, in words. */
export function wrongInMail(mail: ArrivedMail, { actor }: Cell): string[] {
  const { kind, recipient, markers } = mail;
  const to = recipient ?? 'a stranger';
  const foreign = markers.filter((marker) => !isForRecipient(marker, mail, actor.marker));
  return [
    ...(mail.isToItsPerson ? [] : [`${kind} went to ${to}`]),
    ...(foreign.length > 0 ? [`${kind} tells ${to} of ${foreign.join(' ')}`] : []),
    ...(recipient === null || SAYS_NOTHING.has(kind) || mail.inWords.includes(recipient)
      ? []
      : [`${kind} says nothing of ${to}`]),
  ];
}

/** The same mail, as it would be on the side of A. */
const onSideA = (marker: Marker, { side }: Cell): Marker =>
  side === 'a' ? marker : (marker.replaceAll(/[abde]/g, (letter) => MIRROR[letter]!) as Marker);
const MIRROR: Readonly<Record<string, string>> = { a: 'b', b: 'a', d: 'e', e: 'd' };

/** A mail as a line of who-is-mailed-what.txt. */
export function lineOf({ kind, recipient, markers }: ArrivedMail, cell: Cell): string {
  const whose = markers.map((marker) => onSideA(marker, cell)).toSorted();
  return [cell.name, kind, recipient ? onSideA(recipient, cell) : 'stranger', whose.join(' ')].join(' | ');
}

/** Lines of `act | kind | recipient | whose`. */
export const readMails = (): string[] =>
  readFileSync(fromPackageRoot('test', 'security', 'matrix', 'who-is-mailed-what.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) =>
      line
        .split('|')
        .map((part) => part.trim())
        .join(' | '),
    );

/** The participant coordinates what they proposed, as whoever proposes does. */
async function proposerCoordinates({ db, rows, side }: ActContext): Promise<void> {
  for (const at of [0, 1, 2])
    await db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'COORDINATOR', $3)`,
      [
        newId(),
        rows.id('people', markerOf(side, 'participant')),
        rows.id('organisations', markerOf(side, 'proposal'), at),
      ],
    );
}

/** What must stand, beside what the act wants, so that there is somebody to tell. */
export const TOLD_BEFORE: Readonly<Record<string, (c: ActContext) => Promise<unknown>>> = {
  askAboutOrganisation: proposerCoordinates,
  declineOrganisation: proposerCoordinates,
  mergeOrganisations: proposerCoordinates,
  verifyOrganisation: proposerCoordinates,
  // Whoever waits was told of the plan that is moved.
  moveSession: ({ db, rows, side }) => {
    const marker = markerOf(side);
    const person = rows.id('people', marker);
    return db.ownerSql(
      `insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id, status, sent_at)
       select $1, 'registrations.waitlisted', $2, $3, 'en', 'session', r.session_id, 1, 'registration', r.id, 'SENT', app_now()
       from registrations r where r.id = $4`,
      [newId(), person, canaryEmail(marker, person), rows.id('registrations', marker, 1)],
    );
  },
};

/** Kinds that no act of the matrix sends, each with the reason and the test that reads it. */
export const MAILED_ELSEWHERE: Readonly<Record<string, string>> = {
  'consultations.received':
    'for a first submission; here each has one: libs/consultations/test/consultations.medium.spec.ts',
  'data-rights.contact-changed': 'needs a code: libs/data-rights/test/correction.medium.spec.ts',
  'exports.audit-head':
    'of a day that has ended, to an operator: libs/exports/test/keep-audit-head.medium.spec.ts',
  'identity.sign-in-code': 'to whoever asks for it: libs/identity/test/request-sign-in-code.medium.spec.ts',
  'sessions.dated':
    'of a session that had no date before: libs/registrations/test/session-states.medium.spec.ts',
  'sessions.to-decide':
    'when the date of a decision passes: libs/registrations/test/minimum-participants.medium.spec.ts',
  'wishes.session-open': 'when registration opens, to who waits: libs/wishes/test/date-wishes.medium.spec.ts',
  'registrations.taken-back':
    'from who did not answer, where the act keeps the seat: libs/registrations/test/session-states.medium.spec.ts',
  'organisations.coordinator-added':
    'when the invited accepts, who is not known yet: libs/organisations/test/coordinators.medium.spec.ts',
  'organisations.handed-over':
    'when the successor accepts, who is not known yet: libs/organisations/test/coordinators.medium.spec.ts',
  'organisations.join-declined':
    'the same act with another answer: libs/organisations/test/joining.medium.spec.ts',
  'registrations.awaits-approval':
    'where a session asks for approval: libs/registrations/test/offers.medium.spec.ts',
  'registrations.to-approve':
    'when registrations have waited for some days: libs/registrations/test/approvals-left-lying.medium.spec.ts',
  'registrations.not-approved':
    'the same act with another answer: libs/registrations/test/approvals.medium.spec.ts',
  'registrations.address-not-confirmed':
    'when nobody confirms in time: libs/registrations/test/address-hold.medium.spec.ts',
  'registrations.offer-ended': 'when nobody answers in time: libs/registrations/test/offers.medium.spec.ts',
  'registrations.offered':
    'when a seat falls free that is offered: libs/registrations/test/offers.medium.spec.ts',
  'registrations.switched':
    'to who has a seat, where the act is of one who waits: libs/registrations/test/hybrid.medium.spec.ts',
  'registrations.waitlisted': 'when a session is full: libs/registrations/test/enrol-people.medium.spec.ts',
  'reminders.day-before': 'when its day has come: libs/reminders/test/reminders.medium.spec.ts',
};
