import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { People } from '#identity';
import type { LocalizedText } from '#kernel';
import { type MessageKey, translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import type { Disposition } from '../domain/submissions.sql.js';

interface Facts {
  readonly submissionId: string;
  readonly topicId: string;
  readonly title: LocalizedText;
  readonly sector: LocalizedText;
  readonly organisation: LocalizedText;
  readonly disposition: Disposition | null;
  readonly reason: LocalizedText | null;
}

const WORDS: Readonly<Record<string, 'received' | 'outcome'>> = {
  'consultations.received': 'received',
  'consultations.outcome': 'outcome',
};

/** Writes the mails about submissions: that one has come, and what was made of it. */
@Injectable()
export class ConsultationMailComposer extends MessageComposer {
  readonly kinds = Object.keys(WORDS);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.unitOfWork.read(factsOf(rows.flatMap((row) => row.causeId ?? [])));
    const bySubmission = new Map(facts.map((fact) => [fact.submissionId, fact]));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = bySubmission.get(row.causeId ?? '');
        return [
          row.id,
          fact ? this.write(row, fact, people.get(row.personId ?? '')?.fullName ?? null) : null,
        ];
      }),
    );
  }

  private write(row: LedgerRow, facts: Facts, name: string | null): ComposedMail {
    const { locale } = row;
    const words = WORDS[row.kind]!;
    const say = (key: MessageKey): string =>
      translate(locale, key, {
        title: facts.title[locale],
        organisation: facts.organisation[locale],
        name: name ?? '',
      });
    const subject = subjectLine(say(`mail.consultation.${words}.subject`));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: say(`mail.consultation.${words}.preheader`),
      greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
      paragraphs: [say(`mail.consultation.${words}.intro`)],
      button: {
        label: say('mail.consultation.open'),
        path: `/${locale}/topics/top_${facts.topicId.replaceAll('-', '')}`,
      },
      facts: [
        [say('mail.consultation.fact.topic'), [facts.title[locale], facts.sector[locale]]],
        [say('mail.consultation.fact.organisation'), facts.organisation[locale]],
        ...(words === 'outcome' && facts.disposition && facts.reason
          ? ([
              [say('mail.consultation.fact.answer'), say(`mail.consultation.${facts.disposition}`)],
              [say('mail.fact.reason'), facts.reason[locale]],
            ] as const)
          : []),
      ],
      footer: [say('mail.consultation.why')],
    });
    return { ...bodies, subject, ...(name && { toName: name }) };
  }
}

const factsOf = (submissionIds: readonly string[]): SqlQuery<Facts> => sql`
  select s.id as "submissionId", t.id as "topicId", jsonb_build_object('km', t.title_km, 'en', t.title_en) as title,
    jsonb_build_object('km', c.name_km, 'en', c.name_en) as sector,
    jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation, s.disposition,
    case when s.reason_km is not null then jsonb_build_object('km', s.reason_km, 'en', s.reason_en) end as reason
  from submissions s join topics t on t.id = s.topic_id join sectors c on c.id = t.sector_id
  join organisations o on o.id = s.organisation_id where s.id = any(${submissionIds})`;
