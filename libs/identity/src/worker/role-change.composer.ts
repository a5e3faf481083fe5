import { Injectable } from '@nestjs/common';
import type { Role } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Locale, LocalizedText } from '#kernel';
import { type MessageKey, translate } from '#locale';
import {
  type ComposedMail,
  type LedgerRow,
  mailLayout,
  MessageComposer,
  MessageLedger,
  subjectLine,
} from '#messaging';
import { RoleScopeSources } from '../domain/role-scopes.js';
import { roleWords } from './role-words.js';

const KIND_OF = { GIVEN: 'identity.role-given', TAKEN: 'identity.role-taken' } as const;

interface Change {
  readonly id: string;
  readonly personId: string;
  readonly change: keyof typeof KIND_OF;
  readonly role: Role;
  readonly scopeId: string | null;
  readonly reason: string | null;
  readonly fullName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly changedByName: string | null;
}

/** Writes the message to somebody whose roles changed. */
@Injectable()
export class QueueRoleMail {
  constructor(private readonly ledger: MessageLedger) {}

  /** Hearing of the same change twice writes one message. Who has no address is told by nobody. */
  async hear(payloads: readonly { readonly changeId: string }[], tx: Tx): Promise<void> {
    const changes = await tx.sql(changesByIds(payloads.map(({ changeId }) => changeId)));
    await this.ledger.queue(
      tx,
      changes.map((change) => ({
        kind: KIND_OF[change.change],
        personId: change.personId,
        toAddress: change.email,
        locale: change.locale,
        cause: { type: 'role-change', id: change.id },
        dedupeKey: `${KIND_OF[change.change]}~${change.id}`,
      })),
    );
  }
}

const WORDS = {
  GIVEN: ['mail.roleGiven.subject', 'mail.roleGiven.intro', 'mail.roleGiven.next'],
  TAKEN: ['mail.roleTaken.subject', 'mail.roleTaken.intro', 'mail.roleTaken.next'],
} as const satisfies Record<Change['change'], readonly MessageKey[]>;

/** Tells somebody which role was given or taken, by whom and why. It happened, so its mail is always wanted. */
@Injectable()
export class RoleChangeComposer extends MessageComposer {
  readonly kinds = Object.values(KIND_OF);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scopes: RoleScopeSources,
    private readonly config: Config,
  ) {
    super();
  }

  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const changes = await this.unitOfWork.read(changesByIds(rows.flatMap((row) => row.causeId ?? [])));
    const names = await this.scopes.namesOf(changes);
    const byId = new Map(changes.map((change) => [change.id, change]));
    return new Map(
      rows.map((row) => {
        const change = byId.get(row.causeId ?? '');
        return [row.id, change ? this.mail(row, change, names.get(change.scopeId ?? '') ?? null) : null];
      }),
    );
  }

  private mail({ locale }: LedgerRow, change: Change, scopeName: LocalizedText | null): ComposedMail {
    const say = (key: MessageKey): string =>
      translate(locale, key, {
        role: roleWords(locale, change.role, scopeName),
        person: change.changedByName ?? translate(locale, 'mail.team'),
        name: change.fullName,
      });
    const [subjectKey, introKey, nextKey] = WORDS[change.change];
    const subject = subjectLine(say(subjectKey));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: say(introKey),
      greeting: say('mail.greeting'),
      paragraphs: [say(introKey), say(nextKey)],
      ...(change.change === 'GIVEN' && {
        button: { label: say('mail.roleGiven.open'), path: `/${locale}/sign-in` },
      }),
      ...(change.reason && { facts: [[say('mail.fact.reason'), change.reason] as const] }),
      footer: [say('mail.roleGiven.why')],
    });
    return { subject, ...bodies, toName: change.fullName };
  }
}

const changesByIds = (ids: readonly string[]): SqlQuery<Change> => sql`
  select c.id, c.person_id as "personId", c.change, c.role, c.scope_id as "scopeId", c.reason, p.full_name as "fullName",
    p.email, p.locale, by.full_name as "changedByName"
  from role_changes c join people p on p.id = c.person_id left join people by on by.id = c.changed_by
  where c.id = any(${ids}) and p.email is not null`;
