import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Locale } from '#kernel';
import { translate } from '#locale';
import {
  type ComposedMail,
  type LedgerRow,
  mailLayout,
  MessageComposer,
  MessageLedger,
  subjectLine,
} from '#messaging';
import type { SignInChange } from '../domain/strong-sign-in.entity.js';

const SIGN_IN_CHANGED_KIND = 'identity.sign-in-changed';
const CAUSE = 'sign-in-change';

interface ChangeFacts {
  readonly id: string;
  readonly kind: SignInChange;
  readonly detail: string | null;
  readonly personId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: Locale;
}

/** Writes the mail that tells somebody how their sign-in was changed. Who has no address is not told. */
@Injectable()
export class QueueSignInChanged {
  constructor(private readonly ledger: MessageLedger) {}

  /** Hearing of the same change twice writes one message. */
  async hear(payloads: readonly { readonly changeId: string }[], tx: Tx): Promise<void> {
    const changes = await tx.sql(changesById(payloads.map(({ changeId }) => changeId)));
    await this.ledger.queue(
      tx,
      changes.flatMap(({ id, personId, email, locale }) =>
        email === null
          ? []
          : [
              {
                kind: SIGN_IN_CHANGED_KIND,
                personId,
                toAddress: email,
                locale,
                cause: { type: CAUSE, id },
                dedupeKey: `${SIGN_IN_CHANGED_KIND}~${id}`,
              } as const,
            ],
      ),
    );
  }
}

/** Words the change. It has happened and stays so, and its mail is always wanted. */
@Injectable()
export class SignInChangedComposer extends MessageComposer {
  readonly kinds = [SIGN_IN_CHANGED_KIND];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    super();
  }

  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const changes = await this.unitOfWork.read(changesById(rows.flatMap((row) => row.causeId ?? [])));
    const byId = new Map(changes.map((change) => [change.id, change]));
    return new Map(
      rows.map((row) => {
        const change = byId.get(row.causeId ?? '');
        return [row.id, change ? this.write(row, change) : null];
      }),
    );
  }

  private write({ locale }: LedgerRow, { kind, detail, fullName }: ChangeFacts): ComposedMail {
    const name = this.nameOf(kind, detail, locale);
    const subject = subjectLine(translate(locale, `mail.signInChanged.${kind}.subject`, { name }));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: translate(locale, 'mail.signInChanged.preheader'),
      greeting: translate(locale, 'mail.greeting', { name: fullName }),
      paragraphs: [translate(locale, `mail.signInChanged.${kind}.intro`, { name })],
      button: { label: translate(locale, 'mail.signInChanged.open'), path: `/${locale}/account` },
      after: [translate(locale, 'mail.signInChanged.notYou')],
      footer: [translate(locale, 'mail.signInChanged.why')],
    });
    return { subject, ...bodies, toName: fullName };
  }

  /** The name of a passkey as its owner gave it; of a provider as the settings have it now. */
  private nameOf(kind: SignInChange, detail: string | null, locale: Locale): string {
    const isOfProvider = kind === 'PROVIDER_LINKED' || kind === 'PROVIDER_UNLINKED';
    const provider = isOfProvider && this.config.signInProviders.find(({ key }) => key === detail);
    return provider ? provider.name[locale] : (detail ?? '');
  }
}

const changesById = (ids: readonly string[]): SqlQuery<ChangeFacts> => sql`
  select c.id, c.kind, c.detail, c.person_id as "personId", p.full_name as "fullName", p.email, p.locale
  from sign_in_changes c join people p on p.id = c.person_id where c.id = any(${ids})`;
