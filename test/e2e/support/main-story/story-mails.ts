import { simpleParser } from 'mailparser';
import type { TestDatabase } from '#testing';

/** A mail that reached the built-in mailbox, read as its reader's program reads it. */
export interface CaughtMail {
  readonly kind: string;
  readonly to: string;
  readonly locale: 'km' | 'en';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: CalendarFile | null;
  /** All of it as it went out, headers too. */
  readonly whole: string;
}

interface CalendarFile {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  /** ISO, UTC. */
  readonly startsAt: string;
}

interface CaughtRow {
  readonly kind: string;
  readonly to: string;
  readonly locale: 'km' | 'en';
  readonly raw: Buffer;
}

/** Every copy of every mail about a session, in the order of arrival. */
export const mailsAbout = (db: TestDatabase, sessionId: string): Promise<CaughtMail[]> =>
  mailsWhere(db, 'm.subject_id = $1 or m.cause_id in (select id from registrations where session_id = $1)', [
    sessionId,
  ]);

/** Every copy of every mail there is, in the order of arrival. */
export const everyMail = (db: TestDatabase): Promise<CaughtMail[]> => mailsWhere(db, 'true', []);

async function mailsWhere(
  db: TestDatabase,
  condition: string,
  values: readonly unknown[],
): Promise<CaughtMail[]> {
  const rows = await db.ownerSql<CaughtRow>(
    `select m.kind, c.to_address as "to", m.locale, c.raw
     from caught_mails c join messages m on trim(both '<>' from m.message_id) = trim(both '<>' from c.message_id)
     where ${condition} order by c.caught_at, c.id`,
    values,
  );
  return Promise.all(rows.map(readMail));
}

async function readMail({ kind, to, locale, raw }: CaughtRow): Promise<CaughtMail> {
  const mail = await simpleParser(raw, { skipHtmlToText: true });
  const file = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  return {
    kind,
    to,
    locale,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    calendar: file ? readCalendar(file.content.toString('utf8')) : null,
    whole: [mail.subject, mail.text, mail.html, raw.toString('utf8')].join('\n'),
  };
}

/** To whom mails went, sorted; twice where somebody had two. */
export const addressesOf = (mails: readonly CaughtMail[]): string[] => mails.map(({ to }) => to).toSorted();

/** The figures of the one event of a calendar file. */
function readCalendar(file: string): CalendarFile {
  const lines = file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const value = (name: string): string =>
    lines.find((line) => new RegExp(`^${name}[;:]`).test(line))?.replace(/^[^:]*:/, '') ?? '';
  const start = value('DTSTART').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return {
    method: value('METHOD'),
    uid: value('UID'),
    sequence: Number(value('SEQUENCE')),
    startsAt: start,
  };
}
