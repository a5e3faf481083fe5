import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { People } from '#identity';
import type { Locale } from '#kernel';
import {
  type ComposedMail,
  type LedgerRow,
  mailLayout,
  type MailParts,
  MessageComposer,
  subjectLine,
} from '#messaging';

/** A mail to somebody with an account about what has its id in the row's `causeId`: a session, or seats of one. */
@Injectable()
export abstract class SessionMailComposer<Facts> extends MessageComposer {
  constructor(
    protected readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    protected readonly config: Config,
  ) {
    super();
  }

  /** By cause, read at the moment of sending; what is no longer told of is left out. */
  protected abstract factsOf(causeIds: readonly string[]): Promise<ReadonlyMap<string, Facts>>;
  protected abstract partsOf(
    facts: Facts,
    locale: Locale,
    name: string | null,
    personId: string | null,
  ): MailParts;

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.factsOf(rows.flatMap((row) => row.causeId ?? []));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = facts.get(row.causeId ?? '');
        if (!fact) return [row.id, null];
        const name = (row.personId && people.get(row.personId)?.fullName) || null;
        const { subject: words, ...content } = this.partsOf(fact, row.locale, name, row.personId);
        const subject = subjectLine(words);
        const bodies = mailLayout({ ...content, title: subject, origin: this.config.publicUrl });
        return [row.id, { ...bodies, subject, ...(name && { toName: name }) }];
      }),
    );
  }
}
