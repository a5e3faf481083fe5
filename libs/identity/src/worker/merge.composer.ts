import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import { type MessageKey, translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { MERGE_MAIL_KINDS } from '../domain/merging/merge-mail.js';

interface MergeFacts {
  readonly id: string;
  readonly fromName: string;
  readonly intoName: string;
  readonly byName: string | null;
}

const WORDS = {
  'identity.people-merged': [
    'mail.peopleMerged.subject',
    'mail.peopleMerged.intro',
    'mail.peopleMerged.next',
  ],
  'identity.merge-undone': ['mail.mergeUndone.subject', 'mail.mergeUndone.intro', 'mail.mergeUndone.next'],
} as const satisfies Record<string, readonly MessageKey[]>;

/** Tells somebody that two records are one now, or two again. It happened, so its mail is always wanted. */
@Injectable()
export class MergeComposer extends MessageComposer {
  readonly kinds = [...MERGE_MAIL_KINDS];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    super();
  }

  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const merges = await this.unitOfWork.read(sql<MergeFacts>`
      select m.id, f.full_name as "fromName", i.full_name as "intoName", name_of_person(coalesce(m.undone_by, m.merged_by)) as "byName"
      from person_merges m join people f on f.id = m.from_person_id join people i on i.id = m.into_person_id
      where m.id = any(${rows.flatMap((row) => row.causeId ?? [])})`);
    const byId = new Map(merges.map((merge) => [merge.id, merge]));
    return new Map(
      rows.map((row) => {
        const merge = byId.get(row.causeId ?? '');
        return [row.id, merge ? this.mail(row, merge) : null];
      }),
    );
  }

  private mail({ kind, locale }: LedgerRow, { fromName, intoName, byName }: MergeFacts): ComposedMail {
    const [subjectKey, introKey, nextKey] = WORDS[kind as keyof typeof WORDS];
    const say = (key: MessageKey): string =>
      translate(locale, key, {
        from: fromName,
        name: intoName,
        person: byName ?? translate(locale, 'mail.team'),
      });
    const subject = subjectLine(say(subjectKey));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: say(introKey),
      greeting: say('mail.greeting'),
      paragraphs: [say(introKey), say(nextKey)],
      footer: [say('mail.peopleMerged.why')],
    });
    return { subject, ...bodies, toName: intoName };
  }
}
