import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource, TURN } from '#privacy';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { type Question, saidAnswer } from './question.rules.js';
import { QUESTION_COLUMNS } from './questions.sql.js';
import { newReference } from './reference.js';

/** Seats and places in line. The first at an erasure, under the seat locks: what is ahead is given back. */
@Injectable()
export class RegistrationsPersonalData extends PersonalDataSource {
  readonly subject = 'registrations';
  override readonly turn = TURN.SEATS;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['registrations', 'waitlist_passes'],
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
    {
      tables: ['registration_answers'],
      what: {
        km: 'ចម្លើយរបស់អ្នកចំពោះសំណួរនៃវគ្គដែលអ្នកចុះឈ្មោះ',
        en: 'What you answered to the questions of a session that you registered for',
      },
      why: {
        km: 'ដើម្បីរៀបចំវគ្គឱ្យសមនឹងអ្នកចូលរួម',
        en: 'To prepare the session for those who come',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: {
        km: 'អ្នក គ្រូបង្គោលនៃវគ្គ និងក្រុមការងារ',
        en: 'You, the trainers of the session and the working group',
      },
    },
  ];

  constructor(private readonly cancelling: CancelRegistrationService) {
    super();
  }

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.title_en as course, c.title_km as "courseKm", coalesce(s.postponed_starts_at, s.starts_at) as "startsAt", r.status, r.organisation_name as organisation,
        r.reference, r.locale as language, r.created_at as "registeredAt", r.cancelled_at as "cancelledAt", r.decline_reason as "declineReason"
      from registrations r join sessions s on s.id = r.session_id join courses c on c.id = s.course_id
      where r.person_id = ${personId} order by r.created_at, r.id`);
    const answers = await tx.sql(answersOfPerson(personId));
    return [
      { name: 'registrations', title: { km: 'ការចុះឈ្មោះ', en: 'Registrations' }, rows },
      {
        name: 'answers',
        title: { km: 'ចម្លើយចំពោះសំណួរនៃវគ្គ', en: 'Answers to questions of sessions' },
        rows: answers.map(saidOf),
      },
    ];
  }

  /** Kept answers first: nobody who wants a seat waits for that. */
  override async erase(tx: Tx, personId: string): Promise<void> {
    const held = await tx.sql(
      sql<{ id: string }>`select id from registrations where person_id = ${personId}`,
    );
    const ids = held.map(({ id }) => id);
    await tx.sql(forgetAnswers(ids));
    await tx.sql(sql`delete from registration_answers where registration_id = any(${ids}::uuid[])`);
    await this.cancelling.giveBackAll(tx, SYSTEM, personId);
    const rows = await tx.sql(sql<{ id: string }>`
      select id from registrations where person_id = ${personId} order by id for no key update`);
    // The code opens the ticket's page, and stands in mails that were sent: it leads nowhere any more.
    for (const { id } of rows)
      await tx.sql(
        sql`update registrations set organisation_name = '-', decline_reason = null, reference = ${newReference()} where id = ${id}`,
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

interface AnswerRow extends Pick<Question, 'kind' | 'options' | 'text'> {
  readonly course: string;
  readonly startsAt: Date;
  readonly answer: readonly string[];
  readonly answeredAt: Date;
}

/** Index: pk_registration_answers. */
const answersOfPerson = (personId: string): SqlQuery<AnswerRow> => ({
  text: `select c.title_en as course, coalesce(s.postponed_starts_at, s.starts_at) as "startsAt", q.kind, q.options, q.text, a.answer, a.answered_at as "answeredAt"
    from registrations r join registration_answers a on a.registration_id = r.id
    join (select ${QUESTION_COLUMNS}, q.position from session_questions q) q on q.id = a.question_id
    join sessions s on s.id = r.session_id join courses c on c.id = s.course_id
    where r.person_id = $1 order by r.created_at, r.id, q.form desc, q.position, q.id`,
  values: [personId],
});

/** Question and answer in both languages, as whoever answered read them. */
function saidOf({
  course,
  startsAt,
  text,
  answeredAt,
  ...row
}: AnswerRow): Record<string, string | Date | null> {
  const said = saidAnswer(row, row.answer);
  return {
    course,
    startsAt,
    question: text.en,
    questionKm: text.km,
    answer: said.en,
    answerKm: said.km,
    answeredAt,
  };
}
