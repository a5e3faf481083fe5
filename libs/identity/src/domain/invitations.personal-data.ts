import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource, TURN } from '#privacy';

/** Invitations to a role, and roles given and taken. */
@Injectable()
export class InvitationsPersonalData extends PersonalDataSource {
  readonly subject = 'identity.invitations';
  override readonly turn = TURN.ADDRESSED;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['invitations'],
      what: {
        km: 'ឈ្មោះ និងអ៊ីមែលរបស់អ្នកដែលត្រូវបានអញ្ជើញមកបំពេញតួនាទី',
        en: 'Name and e-mail address of who was invited to a role',
      },
      why: { km: 'ដើម្បីផ្ញើតំណផ្ទាល់ខ្លួន', en: 'To send the personal link' },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នកដែលផ្តល់តួនាទីនោះ', en: 'Those who give that role' },
    },
    {
      tables: ['role_changes'],
      what: { km: 'តួនាទីដែលបានផ្តល់ និងបញ្ចប់ និងមូលហេតុ', en: 'Roles given and taken, and why' },
      why: { km: 'ដើម្បីដឹងថាអ្នកណាបានសម្រេច', en: 'To know who decided' },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: { km: 'អ្នក និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'You and administrators' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const invited = await tx.sql(sql<Record<string, string | Date | null>>`
      select i.role, i.sent_at as "sentAt", i.accepted_at as "acceptedAt", i.withdrawn_at as "withdrawnAt" from invitations i
      where i.accepted_by = ${personId} order by i.sent_at`);
    const changes = await tx.sql(sql<Record<string, string | Date | null>>`
      select role, change, reason, changed_at as "at" from role_changes where person_id = ${personId} order by changed_at, id`);
    return [
      {
        name: 'invitationsToRoles',
        title: { km: 'ការអញ្ជើញមកបំពេញតួនាទី', en: 'Invitations to roles' },
        rows: invited,
      },
      { name: 'roleChanges', title: { km: 'ការផ្លាស់ប្តូរតួនាទី', en: 'Changes of roles' }, rows: changes },
    ];
  }

  /** An invitation names an address only: the one that is theirs, or one that was, which stands sealed beside the audit. One that is
   *  a colleague's too stays, for it may be theirs. Index: ix_sealed_values__person_id. */
  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      delete from invitations i where i.accepted_by = ${personId} or (
        lower(i.email) in (
          select lower(p.email) from people p where p.id = ${personId}
          union all select lower(s.value) from sealed_values s where s.person_id = ${personId} and strpos(s.value, '@') > 0)
        and not exists (select from people other where lower(other.email) = lower(i.email) and other.id <> ${personId}))`);
    await tx.sql(sql`update role_changes set reason = null where person_id = ${personId}`);
  }
}
