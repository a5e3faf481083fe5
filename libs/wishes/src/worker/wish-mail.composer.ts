import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { type ComposedMail, type LedgerRow, MessageComposer } from '#messaging';
import { SESSION_OPEN, WISH_ASKED } from '../domain/wish-facts.js';
import { wishToken } from '../domain/wish-token.js';
import { openKey, WishMailFacts } from './wish-mail-facts.js';
import { askedMail, sessionOpenMail } from './wish-mail.js';

/** Writes the mails to whoever waits for a next date, or is to confirm that they do. */
@Injectable()
export class WishMailComposer extends MessageComposer {
  readonly kinds = [WISH_ASKED, SESSION_OPEN];

  constructor(
    private readonly facts: WishMailFacts,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null when the wish ended meanwhile, or nobody can register for the session any more: this is the last question before a mail leaves. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const told = rows.filter(({ kind }) => kind === SESSION_OPEN);
    const asked = await this.facts.asked(idsOf(rows.filter(({ kind }) => kind === WISH_ASKED)));
    const open = await this.facts.open(
      idsOf(told),
      told.flatMap(({ subjectId }) => subjectId ?? []),
    );
    return new Map(rows.map((row) => [row.id, this.mail(row, asked, open)]));
  }

  private mail(
    { kind, causeId, subjectId, locale }: LedgerRow,
    asked: Awaited<ReturnType<WishMailFacts['asked']>>,
    open: Awaited<ReturnType<WishMailFacts['open']>>,
  ): ComposedMail | null {
    if (causeId === null) return null;
    const copy = { locale, origin: this.config.publicUrl, token: wishToken(this.config.secret, causeId) };
    if (kind === WISH_ASKED) {
      const wish = asked.get(causeId);
      return wish ? askedMail(wish, copy) : null;
    }
    const session = open.get(openKey(causeId, subjectId));
    return session ? sessionOpenMail(session, copy) : null;
  }
}

const idsOf = (rows: readonly LedgerRow[]): string[] => rows.flatMap(({ causeId }) => causeId ?? []);
