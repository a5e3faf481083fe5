import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { lockRoles } from '#identity';
import { PersonalDataSources, TURN } from '#privacy';
import { Duties } from './duties.js';
import { newPseudonym } from './erasure.rules.js';
import { OneByOne } from './one-by-one.js';
import { recordsOf } from './people.sql.js';

const AT_ONCE = 100;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Does what was asked for and not taken back. */
@Injectable()
export class ErasePersonService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PersonalDataSources,
    private readonly duties: Duties,
    private readonly audit: AuditTrail,
    private readonly oneByOne: OneByOne,
  ) {}

  /** Erases everybody whose time has come, each in a transaction of their own. Answers how many. Who came to have a duty
   *  meanwhile, or whose erasure failed, is left for the next round and keeps nobody else waiting. Throws while nobody answers
   *  for a table. */
  async eraseDue(): Promise<number> {
    await this.unitOfWork.run((tx) => this.assertAllClaimed(tx));
    return this.oneByOne.count('an erasure that is due', this.allDue(), (id) =>
      this.unitOfWork.run((tx) => this.eraseAsked(tx, id)),
    );
  }

  /** Ids of erasures whose time has come, a page at a time, each once. Index: ix_erasures__due_at. */
  private async *allDue(): AsyncGenerator<string> {
    for (let after: { at: string; id: string } = { at: '-infinity', id: NO_ID }; ;) {
      const page: { at: string; id: string }[] = await this.unitOfWork.read(sql<{ at: string; id: string }>`
        select id, due_at::text as at from erasures
        where cancelled_at is null and done_at is null and due_at <= app_now() and (due_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)
        order by due_at, id limit ${AT_ONCE}`);
      for (const { id } of page) yield id;
      const last = page.at(-1);
      if (!last) return;
      after = last;
    }
  }

  /** Erases a person who has had no part for years. */
  async eraseInactive(tx: Tx, personId: string): Promise<void> {
    await lockRoles(tx);
    await tx.sql(sql`
      insert into erasures (id, person_id, due_at, done_at) values (gen_random_uuid(), ${personId}, app_now(), app_now())`);
    await this.erase(tx, personId, 'Had no part in the programme for years');
  }

  private async eraseAsked(tx: Tx, erasureId: string): Promise<boolean> {
    // Their roles go: another's, whose duty theirs makes, is not taken meanwhile.
    await lockRoles(tx);
    // Whoever takes it back at this moment comes first or too late.
    const [asked] = await tx.sql(sql<{ personId: string }>`
      select person_id as "personId" from erasures
      where id = ${erasureId} and cancelled_at is null and done_at is null for update skip locked`);
    if (!asked) return false;
    const [duty] = await this.duties.of(tx, asked.personId);
    if (duty) return false;
    await this.erase(tx, asked.personId, null);
    await tx.sql(sql`update erasures set done_at = app_now(), reason = null where id = ${erasureId}`);
    return true;
  }

  private async assertAllClaimed(tx: Tx): Promise<void> {
    const unclaimed = await this.sources.unclaimed(tx);
    if (unclaimed.length > 0)
      throw new Error(`Nobody can be erased while nobody answers for ${unclaimed.join(', ')}`);
  }

  /** Every lib in its turn, for the person and every record that was merged into theirs. Seats come first, under their locks; once more at the end, for one that was taken while the
   *  person's row was waited for. */
  private async erase(tx: Tx, personId: string, reason: string | null): Promise<void> {
    await this.assertAllClaimed(tx);
    const pseudonym = newPseudonym();
    const records = await recordsOf(tx, personId);
    const sources = this.sources.all();
    for (const source of sources) for (const id of records) await source.erase(tx, id, pseudonym);
    for (const source of sources)
      if (source.turn === TURN.SEATS) for (const id of records) await source.erase(tx, id, pseudonym);
    await this.audit.record(tx, {
      actor: SYSTEM,
      action: 'data-rights.erase-person',
      subjectType: 'person',
      subjectId: personId,
      before: null,
      after: { pseudonym },
      reason,
    });
  }
}
