import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { CODE_MINUTES, deriveCode } from '#identity';
import { formatDate, formatTime, type MessageKey, translate } from '#locale';
import {
  type ComposedMail,
  type LedgerRow,
  mailLayout,
  type MailContent,
  MessageComposer,
  subjectLine,
} from '#messaging';
import {
  CONTACT_CHANGED_MAIL,
  CONTACT_CODE_MAIL,
  ERASURE_ASKED_MAIL,
  ERASURE_CANCELLED_MAIL,
  EXPORTED_MAIL,
} from '../domain/message-facts.js';

const WORDS = {
  [CONTACT_CODE_MAIL]: 'contactCode',
  [CONTACT_CHANGED_MAIL]: 'contactChanged',
  [EXPORTED_MAIL]: 'exported',
  [ERASURE_ASKED_MAIL]: 'erasureAsked',
  [ERASURE_CANCELLED_MAIL]: 'erasureCancelled',
} as const;

interface Facts {
  readonly fullName: string;
  /** When the erasure is due, or the copy was made. */
  readonly at: Date | null;
}

/** Writes the mails about one's own data. Where it leads to is always the page of the own data, which asks who it is. */
@Injectable()
export class RightsMailComposer extends MessageComposer {
  readonly kinds = Object.keys(WORDS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null for a code that was used or has ended, and for an erasure that was taken back before its mail left. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const composed = new Map<string, ComposedMail | null>();
    for (const row of rows) {
      const [facts] = await this.unitOfWork.read(factsOf(row));
      composed.set(row.id, facts ? this.write(row, facts) : null);
    }
    return composed;
  }

  private write(row: LedgerRow, { fullName, at }: Facts): ComposedMail {
    const { locale } = row;
    const words = WORDS[row.kind as keyof typeof WORDS];
    const code = row.kind === CONTACT_CODE_MAIL ? deriveCode(this.config.secret, row.causeId ?? '') : '';
    const zone = this.config.programmeTimeZone;
    const say = (key: MessageKey): string =>
      translate(locale, key, {
        code,
        minutes: CODE_MINUTES,
        name: fullName,
        date: at ? formatDate(locale, at, zone) : '',
        time: at ? formatTime(locale, at, zone) : '',
      });
    const subject = subjectLine(say(`mail.${words}.subject`));
    const page = { label: say('mail.rights.open'), path: `/${locale}/account/privacy` };
    const parts: Pick<MailContent, 'button' | 'reference' | 'after'> =
      words === 'contactCode'
        ? {
            reference: { label: say('mail.contactCode.label'), code },
            after: [say('mail.contactCode.next'), say('mail.contactCode.notYou')],
          }
        : words === 'erasureAsked'
          ? { button: page, after: [say('mail.erasureAsked.back'), say('mail.rights.notYou')] }
          : { button: page, after: [say('mail.rights.notYou')] };
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: say(`mail.${words}.preheader`),
      greeting: say('mail.greeting'),
      paragraphs: [say(`mail.${words}.intro`)],
      ...parts,
      footer: [say(words === 'contactCode' ? 'mail.contactCode.why' : 'mail.rights.why')],
    });
    return { subject, ...bodies, toName: fullName };
  }
}

/** What a mail says, read anew; no row when it is no longer wanted. Indexes: the primary keys, ix_audit_rows__subject. */
function factsOf({ kind, causeId, personId }: LedgerRow): SqlQuery<Facts> {
  switch (kind) {
    case CONTACT_CODE_MAIL:
      return sql`select p.full_name as "fullName", null::timestamptz as at
        from contact_changes c join people p on p.id = c.person_id
        where c.id = ${causeId} and c.ended_at is null and c.expires_at > app_now()`;
    case ERASURE_ASKED_MAIL:
      return sql`select p.full_name as "fullName", e.due_at as at from erasures e join people p on p.id = e.person_id
        where e.id = ${causeId} and e.cancelled_at is null and e.done_at is null`;
    case EXPORTED_MAIL:
      return sql`select p.full_name as "fullName", a.at from people p join audit_rows a
          on a.subject_type = 'person' and a.subject_id = p.id::text and a.action = 'data-rights.export-data'
        where p.id = ${personId} and a.after ->> 'exportId' = ${causeId}::text`;
    default:
      return sql`select full_name as "fullName", null::timestamptz as at from people where id = ${personId} and erased_at is null`;
  }
}
