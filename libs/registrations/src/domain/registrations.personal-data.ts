import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource, TURN } from '#privacy';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { newReference } from './reference.js';

/** Seats and places in line. The first at an erasure, under the seat locks: what is ahead is given back. */
@Injectable()
export class RegistrationsPersonalData extends PersonalDataSource {
  readonly subject = 'registrations';
  override readonly turn = TURN.SEATS;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['registrations'],
      what: {
        km: 'វគ្គដែលអ្នកចុះឈ្មោះ ឈ្មោះអង្គភាពដែលអ្នកសរសេរ និងលេខសំបុត្រ',
        en: 'The sessions you registered for, the organisation that you wrote, the code of your ticket',
      },
      why: { km: 'ដើម្បីរក្សាកន្លែងឱ្យអ្នក', en: 'To hold your seat' },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: {
        km: 'អ្នក គ្រូបង្គោលនៃវគ្គ ក្រុមការងារ និងអ្នកសម្របសម្រួលនៃអង្គភាព',
        en: 'You, the trainers of the session, the working group and the coordinator of the organisation',
      },
    },
  ];

  constructor(private readonly cancelling: CancelRegistrationService) {
    super();
  }

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.title_en as course, c.title_km as "courseKm", s.starts_at as "startsAt", r.status, r.organisation_name as organisation,
        r.reference, r.locale as language, r.created_at as "registeredAt", r.cancelled_at as "cancelledAt"
      from registrations r join sessions s on s.id = r.session_id join courses c on c.id = s.course_id
      where r.person_id = ${personId} order by r.created_at, r.id`);
    return [{ name: 'registrations', title: { km: 'ការចុះឈ្មោះ', en: 'Registrations' }, rows }];
  }

  /** Kept answers first: nobody who wants a seat waits for that. */
  override async erase(tx: Tx, personId: string): Promise<void> {
    const held = await tx.sql(
      sql<{ id: string }>`select id from registrations where person_id = ${personId}`,
    );
    await tx.sql(forgetAnswers(held.map(({ id }) => id)));
    await this.cancelling.giveBackAll(tx, SYSTEM, personId);
    const rows = await tx.sql(sql<{ id: string }>`
      select id from registrations where person_id = ${personId} order by id for no key update`);
    // The code opens the ticket's page, and stands in mails that were sent: it leads nowhere any more.
    for (const { id } of rows)
      await tx.sql(
        sql`update registrations set organisation_name = '-', reference = ${newReference()} where id = ${id}`,
      );
  }

  override async activeSince(tx: Tx, personIds: readonly string[], since: Date): Promise<string[]> {
    const rows = await tx.sql(sql<{ id: string }>`
      select distinct r.person_id as id from registrations r join sessions s on s.id = r.session_id
      where r.person_id = any(${personIds}::uuid[]) and (r.created_at >= ${since} or s.ends_at >= ${since})`);
    return rows.map(({ id }) => id);
  }
}

/** What forms were answered about these registrations. Index: ix_idempotency_keys__registration_id. */
const forgetAnswers = (registrationIds: readonly string[]): SqlQuery<never> => sql`
  delete from idempotency_keys where registration_id = any(${registrationIds}::uuid[])`;
