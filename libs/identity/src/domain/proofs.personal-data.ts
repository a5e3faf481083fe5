import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** How people prove who they are: passkeys, authenticators, identities at providers, codes for the day they are lost. */
@Injectable()
export class ProofsPersonalData extends PersonalDataSource {
  readonly subject = 'identity.proofs';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['passkeys', 'passkey_challenges', 'authenticators', 'recovery_codes'],
      what: {
        km: 'សោសម្ងាត់ (passkey) កម្មវិធីផ្ទៀងផ្ទាត់ និងកូដសង្គ្រោះរបស់អ្នក',
        en: 'Your passkeys with their names, your authenticator, your recovery codes as hashes',
      },
      why: { km: 'ដើម្បីដឹងថាពិតជាអ្នកមែន', en: 'To know that it is you' },
      ground: 'SECURITY',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នក', en: 'You' },
    },
    {
      tables: ['provider_identities', 'provider_attempts'],
      what: {
        km: 'ប្រព័ន្ធចូលគណនីរបស់ក្រសួងដែលអ្នកបានភ្ជាប់ និងលេខសម្គាល់ដែលប្រព័ន្ធនោះប្រើសម្រាប់អ្នក',
        en: 'The ministry’s sign-in that you linked, and the identifier by which it knows you',
      },
      why: { km: 'ដើម្បីឱ្យអ្នកចូលគណនីតាមក្រសួងរបស់អ្នក', en: 'So that you can sign in through your ministry' },
      ground: 'SECURITY',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នក', en: 'You' },
    },
    {
      tables: ['sign_in_changes', 'sign_in_recoveries'],
      what: {
        km: 'ពេលណាអ្នកបានបន្ថែម ដកចេញ ឬបាត់វិធីចូលគណនី និងអ្នកណាបានជួយ',
        en: 'When you added, removed or lost a way to sign in, and who helped',
      },
      why: { km: 'ដើម្បីប្រាប់អ្នក និងការពារគណនីរបស់អ្នក', en: 'To tell you, and to keep your account safe' },
      ground: 'SECURITY',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នក និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'You and administrators' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const passkeys = await tx.sql(sql<Record<string, string | Date | null>>`
      select name, created_at as "addedAt", last_used_at as "lastUsedAt" from passkeys where person_id = ${personId} order by created_at`);
    const authenticators = await tx.sql(sql<Record<string, number | Date | null>>`
      select a.created_at as "addedAt", a.confirmed_at as "confirmedAt",
        (select count(*)::int from recovery_codes c where c.person_id = a.person_id and c.used_at is null) as "recoveryCodesLeft"
      from authenticators a where a.person_id = ${personId}`);
    const providers = await tx.sql(sql<Record<string, string | Date | null>>`
      select issuer, subject, created_at as "linkedAt", last_used_at as "lastUsedAt" from provider_identities
      where person_id = ${personId} order by created_at, id`);
    const changes = await tx.sql(sql<Record<string, string | Date | null>>`
      select kind, detail, created_at as "at" from sign_in_changes where person_id = ${personId} order by created_at, id`);
    const recoveries = await tx.sql(sql<Record<string, string | Date | null>>`
      select reason, asked_at as "askedAt", approved_at as "approvedAt", declined_at as "declinedAt" from sign_in_recoveries
      where person_id = ${personId} order by asked_at`);
    return [
      { name: 'passkeys', title: { km: 'សោសម្ងាត់', en: 'Passkeys' }, rows: passkeys },
      {
        name: 'authenticators',
        title: { km: 'កម្មវិធីផ្ទៀងផ្ទាត់', en: 'Authenticator' },
        rows: authenticators,
      },
      {
        name: 'providerIdentities',
        title: { km: 'ការចូលគណនីតាមក្រសួង', en: 'Sign-in through a ministry' },
        rows: providers,
      },
      {
        name: 'signInChanges',
        title: { km: 'ការផ្លាស់ប្តូរវិធីចូលគណនី', en: 'Changes of how you sign in' },
        rows: changes,
      },
      { name: 'recoveries', title: { km: 'ការសង្គ្រោះ', en: 'Recoveries' }, rows: recoveries },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from passkeys where person_id = ${personId}`);
    await tx.sql(sql`delete from passkey_challenges where person_id = ${personId}`);
    await tx.sql(sql`delete from authenticators where person_id = ${personId}`);
    await tx.sql(sql`delete from recovery_codes where person_id = ${personId}`);
    await tx.sql(sql`delete from provider_identities where person_id = ${personId}`);
    await tx.sql(sql`delete from provider_attempts where person_id = ${personId}`);
    await tx.sql(sql`delete from sign_in_changes where person_id = ${personId}`);
    await tx.sql(sql`delete from sign_in_recoveries where person_id = ${personId}`);
  }
}
