import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import { type Locale, LOCALES } from '#kernel';
import { formatDay, translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';

export const AUDIT_HEAD_MAIL = 'exports.audit-head';

interface HeadFacts {
  readonly id: string;
  readonly day: string;
  readonly number: number;
  readonly hash: string;
  readonly rowCount: number;
  readonly faultKind: string | null;
  readonly faultAt: string | null;
}

/** Writes the mail that carries the head of a day away, to be kept where the database is not. */
@Injectable()
export class AuditHeadComposer extends MessageComposer {
  readonly kinds = [AUDIT_HEAD_MAIL];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const ids = rows.flatMap((row) => row.subjectId ?? []);
    const heads = await this.unitOfWork.read(sql<HeadFacts>`
      select id, to_char(day, 'YYYY-MM-DD') as day, number::int as number, encode(hash, 'hex') as hash, row_count::int as "rowCount",
        fault_kind as "faultKind", fault_at as "faultAt"
      from audit_heads where id = any(${ids}::uuid[])`);
    const byId = new Map(heads.map((head) => [head.id, head]));
    return new Map(
      rows.map((row) => {
        const head = byId.get(row.subjectId ?? '');
        return [row.id, head ? this.write(row.locale, head) : null];
      }),
    );
  }

  /** In both languages at once: it is kept for whoever will look for it years later. */
  private write(locale: Locale, head: HeadFacts): ComposedMail {
    const both = LOCALES.toSorted((one) => (one === locale ? -1 : 1));
    const dayIn = (language: Locale): string => formatDay(language, new Date(`${head.day}T00:00:00Z`), 'UTC');
    const found = head.faultKind ? 'mail.audit-head.fault' : 'mail.audit-head.whole';
    const values = {
      number: head.number,
      rows: head.rowCount,
      at: `${head.faultKind ?? ''} ${head.faultAt ?? ''}`,
    };
    const subject = subjectLine(translate(locale, 'mail.audit-head.subject', { day: head.day }));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: translate(locale, found, { ...values, day: dayIn(locale) }),
      greeting: translate(locale, 'mail.greetingNobody'),
      paragraphs: both.flatMap((language) => [
        translate(language, found, { ...values, day: dayIn(language) }),
        translate(language, 'mail.audit-head.keep'),
      ]),
      button: { label: translate(locale, 'mail.audit-head.open'), path: `/${locale}/audit` },
      facts: [
        [translate(locale, 'mail.audit-head.fact.seal'), String(head.number)],
        [translate(locale, 'mail.audit-head.fact.hash'), head.hash],
        [
          translate(locale, 'mail.audit-head.fact.command'),
          `npm run cli -- audit verify --head ${head.hash}`,
        ],
      ],
      footer: [translate(locale, 'mail.audit-head.why')],
    });
    return { ...bodies, subject };
  }
}
