import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import type { PassingRows } from './passing-rows.js';
import { type ExportedRows, type HeldData, PersonalDataSource } from './personal-data-source.js';

/** Consents, and what the floors below hold: the audit, values sealed beside it, kept answers, news. */
@Injectable()
export class PrivacyPersonalData extends PersonalDataSource {
  readonly subject = 'privacy';
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'privacy.form-answers',
      table: 'idempotency_keys',
      isOver: 'created_at < app_now() - make_interval(days => $1)',
    },
    {
      subject: 'privacy.heard-news',
      table: 'outbox',
      isOver: 'handled_at < app_now() - make_interval(days => $1)',
    },
  ];
  readonly holds: readonly HeldData[] = [
    {
      tables: ['consents'],
      what: {
        km: 'អ្វីដែលអ្នកយល់ព្រម ឬដកការយល់ព្រម៖ ពេលណា កន្លែងណា និងតាមអត្ថបទណា',
        en: 'What you agreed to or took back: when, where and in which words',
      },
      why: {
        km: 'ដើម្បីគោរពអ្វីដែលអ្នកបានយល់ព្រម និងអាចបញ្ជាក់បាន',
        en: 'To keep to your word, and to be able to show it',
      },
      ground: 'CONSENT',
      kept: 'UNTIL_ERASED',
      seenBy: {
        km: 'អ្នក។ គ្រូបង្គោលឃើញតែថា អាចថតរូបអ្នកបានឬទេ',
        en: 'You. Trainers see only whether you may be photographed',
      },
    },
    {
      tables: ['audit_rows', 'sealed_values'],
      what: {
        km: 'អ្នកណាបានធ្វើអ្វីនៅពេលណា ដោយប្រើលេខសម្គាល់ មិនមែនឈ្មោះ។ ឈ្មោះ និងអាសយដ្ឋានមុនពេលកែ ត្រូវបានដាក់ត្រានៅខាងក្រៅ',
        en: 'Who did what and when, by an identifier and not by name. A name or address before a correction is sealed beside it',
      },
      why: {
        km: 'ដើម្បីបញ្ជាក់ថា សេចក្តីសម្រេច និងតួលេខត្រឹមត្រូវ',
        en: 'To prove that decisions and figures came about rightly',
      },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: { km: 'អ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'Administrators' },
    },
    {
      tables: ['idempotency_keys'],
      what: {
        km: 'ចម្លើយដែលបានផ្ញើទៅទម្រង់របស់អ្នក',
        en: 'What your form was answered',
      },
      why: {
        km: 'ដើម្បីកុំឱ្យការចុចពីរដង ធ្វើកិច្ចការមួយពីរដង',
        en: 'So that pressing twice does nothing twice',
      },
      ground: 'PUBLIC_TASK',
      kept: 'privacy.form-answers',
      seenBy: { km: 'គ្មាននរណា', en: 'Nobody' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const words = await tx.sql(sql<Record<string, string | boolean | Date>>`
      select c.purpose, c.is_given as given, c.at, c.source, c.wording from consents c
      where c.person_id = ${personId} order by c.serial`);
    const audit = await tx.sql(sql<Record<string, string | Date | null>>`
      select at, action, actor, reason from audit_rows
      where subject_type = 'person' and subject_id = ${personId} order by id`);
    const sealed = await tx.sql(sql<Record<string, string | Date>>`
      select value, created_at as "createdAt" from sealed_values where person_id = ${personId} order by created_at, digest`);
    return [
      { name: 'consents', title: { km: 'ការយល់ព្រម', en: 'Consents' }, rows: words },
      {
        name: 'record',
        title: { km: 'អ្វីដែលបានកត់ត្រាអំពីអ្នក', en: 'What was recorded about you' },
        // Whoever else acted stays who they are: only that it was you, somebody else or the programme is told.
        rows: audit.map((row) => ({
          ...row,
          actor:
            row['actor'] === `person:${personId}`
              ? 'you'
              : row['actor'] === 'system'
                ? 'system'
                : 'somebody else',
        })),
      },
      {
        name: 'earlierValues',
        title: { km: 'ឈ្មោះ អាសយដ្ឋាន និងហេតុផលមុនៗ', en: 'Earlier names, addresses and reasons' },
        rows: sealed,
      },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(
      sql`update consents set person_id = null where person_id = ${personId} and purpose = 'CAMPAIGNS'`,
    );
    await tx.sql(sql`delete from consents where person_id = ${personId}`);
    await tx.sql(sql`delete from sealed_values where person_id = ${personId}`);
    // By whose it is, never by a name in it: somebody may be called as a letter is. Index: ix_idempotency_keys__person_id.
    await tx.sql(sql`delete from idempotency_keys where person_id = ${personId}`);
  }
}
