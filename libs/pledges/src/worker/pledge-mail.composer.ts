import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { People } from '#identity';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { isStillWanted, pledgeMail } from './pledge-mail.js';
import { PledgeMailFactsReads } from './pledge-mail.facts.js';

/** Writes the mails about pledges, to both sides. */
@Injectable()
export class PledgeMailComposer extends MessageComposer {
  readonly kinds = [
    'pledges.received',
    'pledges.to-decide',
    'pledges.accepted',
    'pledges.declined',
    'pledges.decided',
  ];

  constructor(
    private readonly facts: PledgeMailFactsReads,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.facts.byPledgeIds(rows.flatMap((row) => row.causeId ?? []));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = row.causeId ? facts.get(row.causeId) : undefined;
        if (!fact || !isStillWanted(row.kind, fact)) return [row.id, null];
        const name = (row.personId && people.get(row.personId)?.fullName) || null;
        const { subject: words, ...content } = pledgeMail(row.kind, fact, row.locale, name);
        const subject = subjectLine(words);
        const layout = mailLayout({ ...content, title: subject, origin: this.config.publicUrl });
        return [row.id, { ...layout, subject, ...(name && { toName: name }) }];
      }),
    );
  }
}
