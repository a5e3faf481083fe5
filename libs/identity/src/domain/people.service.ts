import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { type Locale, newId, tidyText } from '#kernel';
import { type Contact, matchKeyOf, matchKeyWithin } from './contact.rules.js';

export interface PersonView {
  readonly id: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
}

export interface NewPerson {
  /** 1 to 200 characters. */
  readonly fullName: string;
  readonly contact: Contact;
  readonly locale: Locale;
}

/** People. */
@Injectable()
export class People {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The actor's own record; null for who has none. */
  async self(actor: Actor): Promise<PersonView | null> {
    if (!actor.personId) return null;
    const [row] = await this.unitOfWork.readAs(actor, peopleByIds([actor.personId]));
    return row ?? null;
  }

  /** For mails: past row-level security, so never for somebody who asks. */
  async byIds(ids: readonly string[]): Promise<Map<string, PersonView>> {
    const rows = await this.unitOfWork.read(peopleByIds(ids));
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The person of this name and contact, added when there is none; whoever was merged means the survivor. Answers the id. The locale of someone known
   *  stays as they last chose it. */
  async findOrAdd(tx: Tx, person: NewPerson): Promise<string> {
    const fullName = tidyText(person.fullName);
    const { kind, value } = person.contact;
    const matchKey = matchKeyOf(fullName, person.contact);
    const [added] = await tx.sql(sql<{ id: string }>`
      insert into people (id, full_name, email, phone, locale, match_key)
      values (${newId()}, ${fullName}, ${kind === 'EMAIL' ? value : null}, ${kind === 'PHONE' ? value : null}, ${person.locale}, ${matchKey})
      on conflict (match_key) do nothing returning id`);
    if (added) return added.id;
    const [known] = await tx.sql(
      sql<{ id: string }>`select coalesce(merged_into, id) as id from people where match_key = ${matchKey}`,
    );
    if (!known) throw new Error('A person of this key was there and is gone');
    return known.id;
  }

  /** Sees to it that a code to sign in reaches this address: adds the person when nobody has it. Index: ix_people__email. */
  async ensureAddress(tx: Tx, person: NewPerson): Promise<void> {
    const [known] = await tx.sql(anyoneAt(person.contact.value));
    if (!known) await this.findOrAdd(tx, person);
  }

  /** A new person who has neither e-mail nor phone, known within one organisation. Answers the id. */
  async addWithoutContact(
    tx: Tx,
    person: { readonly fullName: string; readonly organisationId: string; readonly locale: Locale },
  ): Promise<string> {
    const fullName = tidyText(person.fullName);
    for (let number = 1; ; number += 1) {
      const matchKey = matchKeyWithin(person.organisationId, fullName, number);
      const [added] = await tx.sql(sql<{ id: string }>`
        insert into people (id, full_name, locale, match_key) values (${newId()}, ${fullName}, ${person.locale}, ${matchKey})
        on conflict (match_key) do nothing returning id`);
      if (added) return added.id;
    }
  }
}

const anyoneAt = (email: string): SqlQuery<{ id: string }> => sql`
  select id from people where lower(email) = lower(${email}) limit 1`;

const peopleByIds = (ids: readonly string[]): SqlQuery<PersonView> => sql`
  select id, full_name as "fullName", email, phone, locale from people where id = any(${ids})`;
