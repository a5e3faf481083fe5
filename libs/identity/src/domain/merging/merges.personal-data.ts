import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import {
  type ExportedRows,
  type HeldData,
  type PassingRows,
  PersonalDataSource,
  type Retained,
} from '#privacy';

const WAYS_IN = ['passkeys', 'authenticators', 'recovery_codes', 'provider_identities'] as const;

/** Records that turned out to be one person's, and what an undo needs. */
@Injectable()
export class MergesPersonalData extends PersonalDataSource {
  readonly subject = 'identity.merges';
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'identity.person-merges',
      table: 'person_merge_rows',
      isOver: `merge_id in (select m.id from person_merges m where m.merged_at <= app_now() - make_interval(days => $1))`,
    },
  ];
  readonly holds: readonly HeldData[] = [
    {
      tables: ['person_merges'],
      what: {
        km: 'កំណត់ត្រាពីរដែលជារបស់អ្នកតែម្នាក់៖ អ្នកណាបានបញ្ចូល និងពេលណា',
        en: 'Two records that turned out to be yours: who merged them, and when',
      },
      why: { km: 'ដើម្បីដឹងថាអ្នកណាបានសម្រេច', en: 'To know who decided' },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: { km: 'ក្រុមការងារ និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'The working group and administrators' },
    },
    {
      tables: ['person_merge_rows'],
      what: {
        km: 'អ្វីដែលបានផ្លាស់ទីពេលបញ្ចូលកំណត់ត្រា ដូចមុនពេលបញ្ចូល',
        en: 'What moved when two records were merged, as it was before',
      },
      why: { km: 'ដើម្បីអាចបំបែកវិញបាន', en: 'So that a merge can be taken back' },
      ground: 'PUBLIC_TASK',
      kept: 'identity.person-merges',
      seenBy: { km: 'គ្មាននរណា', en: 'Nobody' },
    },
    {
      tables: ['person_sounds'],
      what: { km: 'ឈ្មោះរបស់អ្នក និងសូររបស់វា', en: 'Your name, and how it sounds' },
      why: {
        km: 'ដើម្បីរកឃើញកំណត់ត្រាពីររបស់អ្នកតែម្នាក់ ទោះសរសេរជាអក្សរណាក៏ដោយ',
        en: 'To find two records of one person, in whichever script they are written',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'គ្មាននរណា', en: 'Nobody' },
    },
    {
      tables: ['person_pairs', 'people_to_compare'],
      what: {
        km: 'កំណត់ត្រាផ្សេងទៀតដែលអាចជារបស់អ្នក និងមូលហេតុ',
        en: 'Other records that may be yours, and why',
      },
      why: {
        km: 'ដើម្បីឲ្យមនុស្សពិនិត្យមើលថា កំណត់ត្រាពីរជារបស់អ្នកតែម្នាក់ឬទេ',
        en: 'So that a human being looks whether two records are one person’s',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'ក្រុមការងារ និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'The working group and administrators' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, Date | null>>`
      select merged_at as "mergedAt", undone_at as "undoneAt" from person_merges
      where into_person_id = ${personId} or from_person_id = ${personId} order by merged_at, id`);
    return [{ name: 'merges', title: { km: 'កំណត់ត្រាដែលបានបញ្ចូល', en: 'Records that were merged' }, rows }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      delete from person_merge_rows r using person_merges m
      where m.id = r.merge_id and (m.from_person_id = ${personId} or m.into_person_id = ${personId})`);
    await tx.sql(sql`delete from person_sounds where person_id = ${personId}`);
    await tx.sql(sql`delete from person_pairs where low_id = ${personId} or high_id = ${personId}`);
  }

  /** Also what the merged record was signed in with, once there can be no undo; the count is of the rows. */
  override async retain(tx: Tx): Promise<Retained[]> {
    const retained = await super.retain(tx);
    for (const table of WAYS_IN)
      await tx.sql({
        text: `delete from ${table} t using person_merges m
          where m.from_person_id = t.person_id and m.undone_at is null and m.undo_until <= app_now()`,
        values: [],
      });
    return retained;
  }
}
