import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import {
  type Duty,
  type ExportedRows,
  type HeldData,
  type PassingRows,
  PersonalDataSource,
  TURN,
} from '#privacy';

/** What is long over: codes, when the limits of an hour know no more of them (ix_sign_in_codes__expires_at), and sign-ins that
 *  ended; the audit keeps that they were. */
export const PASSING_SIGN_INS: readonly PassingRows[] = [
  {
    subject: 'identity.sign-in-codes',
    table: 'sign_in_codes',
    isOver: 'expires_at < app_now() - make_interval(days => $1)',
  },
  {
    subject: 'identity.sign-ins',
    table: 'sign_ins',
    isOver: 'least(expires_at, ended_at) < app_now() - make_interval(days => $1)',
  },
];

/** The people themselves, their roles, how they sign in. The last at an erasure: others still read who it is. */
@Injectable()
export class IdentityPersonalData extends PersonalDataSource {
  readonly subject = 'identity';
  override readonly turn = TURN.PEOPLE;
  override readonly passing = PASSING_SIGN_INS;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['people'],
      what: {
        km: 'ឈ្មោះ អ៊ីមែល ឬលេខទូរសព្ទ និងភាសាដែលអ្នកជ្រើស',
        en: 'Name, e-mail address or phone number, and the language that you chose',
      },
      why: {
        km: 'ដើម្បីដឹងថាអ្នកណាមានកន្លែង និងផ្ញើសារទៅអ្នក',
        en: 'To know who has a seat, and to write to you',
      },
      ground: 'PUBLIC_TASK',
      kept: 'data-rights.inactive-people',
      seenBy: {
        km: 'អ្នក ក្រុមការងារ គ្រូបង្គោលនៃវគ្គរបស់អ្នក (អាសយដ្ឋានតែជុំវិញវគ្គ) និងអ្នកសម្របសម្រួលនៃអង្គភាពរបស់អ្នក',
        en: 'You, the working group, the trainers of your sessions (contacts only around the session), the coordinator of your organisation',
      },
    },
    {
      tables: ['role_grants'],
      what: { km: 'តួនាទីក្នុងកម្មវិធី', en: 'What you are in the programme' },
      why: { km: 'ដើម្បីសម្រេចថាអ្នកណាអាចធ្វើអ្វី', en: 'To decide who may do what' },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នក និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'You and administrators' },
    },
    {
      tables: ['sign_ins'],
      what: {
        km: 'អ្នកបានចូលគណនីនៅពេលណា ដោយវិធីណា និងក្នុងកម្មវិធីរុករកណា',
        en: 'When and how you signed in, when you were last seen, and a mark by which your browser is known again',
      },
      why: { km: 'ដើម្បីការពារគណនីរបស់អ្នក', en: 'To keep your account safe' },
      ground: 'SECURITY',
      kept: 'identity.sign-ins',
      seenBy: { km: 'អ្នក', en: 'You' },
    },
    {
      tables: ['sign_in_codes'],
      what: {
        km: 'អាសយដ្ឋានដែលបានសុំកូដ និងសញ្ញាសម្គាល់កម្មវិធីរុករក និងបណ្តាញដែលបានសុំ។ កូដខ្លួនវាមិនត្រូវបានរក្សាទុកទេ',
        en: 'The address that asked for a code, and marks of the browser and the network that asked; the code itself is kept nowhere',
      },
      why: { km: 'ដើម្បីឱ្យអ្នកចូលគណនីបាន', en: 'So that you can sign in' },
      ground: 'SECURITY',
      kept: 'identity.sign-in-codes',
      seenBy: { km: 'គ្មាននរណា', en: 'Nobody' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const person = await tx.sql(sql<Record<string, string | Date | null>>`
      select full_name as "fullName", email, phone, locale as language, created_at as "knownSince" from people where id = ${personId}`);
    const roles = await tx.sql(sql<Record<string, string | Date>>`
      select role, granted_at as "grantedAt" from role_grants where person_id = ${personId} order by granted_at, id`);
    const signIns = await tx.sql(sql<Record<string, string | Date | null>>`
      select method, created_at as "at", last_seen_at as "lastSeenAt", ended_at as "endedAt" from sign_ins
      where person_id = ${personId} order by created_at, id`);
    return [
      { name: 'person', title: { km: 'អ្នក', en: 'You' }, rows: person },
      { name: 'roles', title: { km: 'តួនាទី', en: 'Roles' }, rows: roles },
      { name: 'signIns', title: { km: 'ការចូលគណនី', en: 'Sign-ins' }, rows: signIns },
    ];
  }

  override async erase(tx: Tx, personId: string, pseudonym: string): Promise<void> {
    // Codes name an address only. Where a colleague shares it they may be theirs, and pass within a day.
    await tx.sql(sql`
      delete from sign_in_codes c using people p where p.id = ${personId} and lower(c.email) = lower(p.email)
        and not exists (select from people other where lower(other.email) = lower(p.email) and other.id <> p.id)`);
    await tx.sql(sql`delete from sign_ins where person_id = ${personId}`);
    await tx.sql(sql`delete from role_grants where person_id = ${personId}`);
    await tx.sql(sql`
      update people set full_name = ${pseudonym}, email = null, phone = null, match_key = 'erased ' || id, erased_at = app_now()
      where id = ${personId} and erased_at is null`);
  }

  override async activeSince(tx: Tx, personIds: readonly string[], since: Date): Promise<string[]> {
    const rows = await tx.sql(sql<{ id: string }>`
      select p.id from people p where p.id = any(${personIds}::uuid[]) and (p.created_at >= ${since}
        or exists (select from role_grants g where g.person_id = p.id)
        or exists (select from sign_ins s where s.person_id = p.id and s.last_seen_at >= ${since}))`);
    return rows.map(({ id }) => id);
  }

  override async dutiesOf(tx: Tx, personId: string): Promise<Duty[]> {
    const [row] = await tx.sql(sql<{ administrator: boolean; organisations: number }>`
      select exists (select from role_grants g where g.person_id = ${personId} and g.role = 'ADMINISTRATOR')
          and not exists (select from role_grants g where g.person_id <> ${personId} and g.role = 'ADMINISTRATOR') as administrator,
        (select count(*)::int from role_grants g where g.person_id = ${personId} and g.role = 'COORDINATOR' and not exists (
          select from role_grants o where o.role = 'COORDINATOR' and o.scope_id = g.scope_id and o.person_id <> g.person_id)) as organisations`);
    const duties: Duty[] = [];
    if (row?.administrator) duties.push({ code: 'LAST_ADMINISTRATOR', count: 1 });
    if (row && row.organisations > 0) duties.push({ code: 'ONLY_COORDINATOR', count: row.organisations });
    return duties;
  }
}
