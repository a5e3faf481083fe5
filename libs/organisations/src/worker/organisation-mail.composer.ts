import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { People } from '#identity';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { isStillWanted, ORGANISATION_MAILS, organisationMail } from './organisation-mail.js';
import { OrganisationMailFactsReads } from './organisation-mail.facts.js';

/** Writes the mails about organisations, to their people and to the committee. */
@Injectable()
export class OrganisationMailComposer extends MessageComposer {
  readonly kinds = Object.keys(ORGANISATION_MAILS);

  constructor(
    private readonly facts: OrganisationMailFactsReads,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.facts.ofRows(rows);
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = row.causeId ? facts.get(row.causeId) : undefined;
        if (!fact || !isStillWanted(row.kind, fact)) return [row.id, null];
        const name = (row.personId && people.get(row.personId)?.fullName) || null;
        const { subject: words, ...content } = organisationMail(row.kind, fact, row.locale, name);
        const subject = subjectLine(words);
        const layout = mailLayout({ ...content, title: subject, origin: this.config.publicUrl });
        return [row.id, { ...layout, subject, ...(name && { toName: name }) }];
      }),
    );
  }
}
