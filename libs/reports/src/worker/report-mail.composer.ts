import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { People } from '#identity';
import type { LocalizedText } from '#kernel';
import { type MessageKey, translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { KIND_OF_ACT } from '../domain/report-tidings.js';
import { referenceOf } from '../domain/report.views.js';

interface StepFacts {
  readonly reportId: string;
  readonly version: number;
  readonly act: keyof typeof KIND_OF_ACT;
  readonly serial: number;
  readonly createdAt: Date;
  readonly title: LocalizedText;
  readonly personName: string;
  readonly comment: string | null;
}

const WORDS = {
  SUBMIT: ['mail.report.submitted.subject', 'mail.report.submitted.intro', 'mail.report.submitted.next'],
  FORWARD: ['mail.report.forwarded.subject', 'mail.report.forwarded.intro', 'mail.report.forwarded.next'],
  RETURN: ['mail.report.returned.subject', 'mail.report.returned.intro', 'mail.report.returned.next'],
  APPROVE: ['mail.report.approved.subject', 'mail.report.approved.intro', 'mail.report.approved.next'],
} as const satisfies Record<StepFacts['act'], readonly MessageKey[]>;

const factsKey = (reportId: string | null, version: number | null, kind: string): string =>
  `${reportId} ${version} ${kind}`;

/** Tells both sides what became of a report. A step that was taken stays taken, so its mail is always wanted. */
@Injectable()
export class ReportMailComposer extends MessageComposer {
  readonly kinds = Object.values(KIND_OF_ACT);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const [steps, people] = await Promise.all([
      this.unitOfWork.read(stepsOf(rows.flatMap((row) => row.causeId ?? []))),
      this.people.byIds(rows.flatMap((row) => row.personId ?? [])),
    ]);
    const facts = new Map(
      steps.map((step) => [factsKey(step.reportId, step.version, KIND_OF_ACT[step.act]), step]),
    );
    return new Map(
      rows.map((row) => {
        const step = facts.get(factsKey(row.causeId, row.subjectVersion, row.kind));
        return [row.id, step ? this.write(row, step, people.get(row.personId ?? '')?.fullName ?? '') : null];
      }),
    );
  }

  private write({ locale }: LedgerRow, step: StepFacts, toName: string): ComposedMail {
    const reference = referenceOf(step);
    const title = step.title[locale] || step.title.km || step.title.en;
    const say = (key: MessageKey): string =>
      translate(locale, key, {
        reference,
        title,
        version: step.version,
        person: step.personName,
        name: toName,
      });
    const [subjectKey, introKey, nextKey] = WORDS[step.act];
    const subject = subjectLine(say(subjectKey));
    return {
      ...mailLayout({
        locale,
        origin: this.config.publicUrl,
        title: subject,
        preheader: say(introKey),
        greeting: say('mail.greeting'),
        paragraphs: [say(introKey), say(nextKey)],
        button: {
          label: say('mail.report.open'),
          path: `/${locale}/reports/rpt_${step.reportId.replaceAll('-', '')}`,
        },
        facts: [
          [say('mail.report.title'), title],
          [say('mail.report.version'), `${reference} · ${step.version}`],
          ...(step.comment ? [[say('mail.report.comment'), step.comment] as const] : []),
        ],
        footer: [say('mail.report.why')],
      }),
      subject,
      toName,
    };
  }
}

const stepsOf = (reportIds: readonly string[]): SqlQuery<StepFacts> => sql`
  select s.report_id as "reportId", s.version, s.act, r.serial, r.created_at as "createdAt",
    coalesce(v.content, r.content) -> 'title' as title, p.full_name as "personName", s.comment
  from report_steps s join reports r on r.id = s.report_id join people p on p.id = s.person_id
  left join report_versions v on v.report_id = s.report_id and v.number = s.version
  where s.report_id = any(${reportIds}) and s.act <> 'CREATE'`;
