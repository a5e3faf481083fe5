import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { foldText } from '#kernel';
import { PERSON_PREFIX } from './viewer.mapper.js';

/** People in the audit, by the name that they have now. */
@Injectable()
export class PersonAuditSubject extends AuditSubjectSource {
  readonly type = 'person';
  readonly prefix = PERSON_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: string }>`
      select id, full_name as name from people where id = any(${uuids}::uuid[])`,
    );
    return new Map(rows.map(({ id, name }) => [id, { name: { km: name, en: name }, page: null }]));
  }

  /** Among those who ever signed in: nobody else acts under a name. `matchKeyOf` writes the contact, a blank, and the
   *  name without blanks. */
  override async find(actor: Actor, text: string): Promise<string[]> {
    const key = foldText(text).replaceAll(' ', '');
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string }>`
      select p.id from people p where strpos(split_part(p.match_key, ' ', 2), ${key}) > 0
        and exists (select from sign_ins i where i.person_id = p.id) order by p.id limit 200`,
    );
    return rows.map(({ id }) => id);
  }
}
