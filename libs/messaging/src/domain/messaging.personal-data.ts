import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, type PassingRows, PersonalDataSource } from '#privacy';

/** Stands where an address stood. */
const NO_ADDRESS = '-';

/** The ledger of mail, and the mailbox of a demonstration. A message has an address and ids, never its text. */
@Injectable()
export class MessagingPersonalData extends PersonalDataSource {
  readonly subject = 'messaging';
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'messaging.caught-mails',
      table: 'caught_mails',
      isOver: 'caught_at < app_now() - make_interval(days => $1)',
    },
    {
      subject: 'messaging.addresses',
      table: 'messages',
      isOver: `to_address <> '${NO_ADDRESS}' and status in ('SENT', 'FAILED', 'CANCELLED')
        and greatest(created_at, due_at) < app_now() - make_interval(days => $1)`,
      blank: `to_address = '${NO_ADDRESS}', outcome = case when strpos(outcome, '@') > 0 then null else outcome end`,
    },
  ];
  readonly holds: readonly HeldData[] = [
    {
      tables: ['messages'],
      what: {
        km: 'សារប្រភេទណាត្រូវបានផ្ញើទៅអាសយដ្ឋានណា និងពេលណា។ អត្ថបទរបស់វាមិនត្រូវបានរក្សាទុកទេ',
        en: 'Which kind of message went to which address, and when. Its text is not kept',
      },
      why: {
        km: 'ដើម្បីកុំឱ្យសារបាត់ ឬផ្ញើពីរដង',
        en: 'So that no message is lost and none is sent twice',
      },
      ground: 'PUBLIC_TASK',
      kept: 'messaging.addresses',
      seenBy: { km: 'អ្នកថែទាំប្រព័ន្ធ', en: 'Operators' },
    },
    {
      tables: ['caught_mails'],
      what: {
        km: 'សារដែលប្រព័ន្ធសាកល្បងទុកជំនួសការផ្ញើ',
        en: 'Mails that a demonstration keeps instead of sending',
      },
      why: { km: 'ដើម្បីបង្ហាញកម្មវិធី', en: 'To show the programme' },
      ground: 'PUBLIC_TASK',
      kept: 'messaging.caught-mails',
      seenBy: { km: 'អ្នកដែលសាកល្បង', en: 'Whoever tries the demonstration' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const messages = await tx.sql(sql<Record<string, string | Date | null>>`
      select kind, to_address as "toAddress", locale as language, status, due_at as "dueAt", sent_at as "sentAt"
      from messages where person_id = ${personId} order by created_at, id`);
    return [{ name: 'messages', title: { km: 'សារ', en: 'Messages' }, rows: messages }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      delete from caught_mails c using messages m where m.person_id = ${personId} and c.message_id = m.message_id`);
    // Mail to the address that names nobody, and mails caught there, are the person's too unless somebody shares it.
    await tx.sql(sql`
      with alone as (select lower(p.email) as address from people p where p.id = ${personId} and p.email is not null
        and not exists (select from people other where lower(other.email) = lower(p.email) and other.id <> p.id)),
      gone as (delete from caught_mails c using alone a where lower(c.to_address) = a.address)
      update messages m set to_address = ${NO_ADDRESS}, outcome = null from alone a
      where m.person_id is null and lower(m.to_address) = a.address`);
    await tx.sql(sql`
      update messages set to_address = ${NO_ADDRESS},
        status = case when status in ('DUE', 'RETRY', 'UNKNOWN') then 'CANCELLED' else status end,
        outcome = case when status in ('DUE', 'RETRY', 'UNKNOWN') then 'withdrawn: the person was erased'
          when strpos(outcome, '@') > 0 then null else outcome end
      where person_id = ${personId}`);
  }
}
