import { sql, type Tx } from '#database';

/** Keeps ten seats of one session, weeks away, for NGOs until three days before; whoever of an NGO has a seat counts. */
export async function loadQuotas(tx: Tx, id: string, sessionId: string): Promise<void> {
  await tx.sql(sql`
    insert into seat_quotas (id, session_id, organisation_kind, seats, release_hours) values (${id}, ${sessionId}, 'NGO', 10, 72)`);
  await tx.sql(sql`
    update registrations r set quota_ids = quotas_of(r.session_id, o.kind, o.city_id)
    from organisations o where o.id = r.organisation_id and r.session_id = ${sessionId} and r.status = 'CONFIRMED'`);
  await tx.sql(sql`
    update seat_quotas q set taken = (select count(*) from registrations r
      where r.session_id = q.session_id and r.status = 'CONFIRMED' and q.id = any(r.quota_ids))
    where q.session_id = ${sessionId}`);
  await tx.sql(sql`update session_seats set quotas = 1 where session_id = ${sessionId}`);
}

/** One session, weeks away, holds the seat of a guest for half an hour, until the address is confirmed. */
export async function loadAddressHold(tx: Tx, sessionId: string): Promise<void> {
  await tx.sql(sql`update session_seats set guest_hold_minutes = 30 where session_id = ${sessionId}`);
}

/** Eight of the seats of one session are on-line; of those who have a seat, every third has one of them. */
export async function loadHybrid(tx: Tx, sessionId: string): Promise<void> {
  await tx.sql(
    sql`update sessions set join_url = 'https://meet.samaki.example/hybrid' where id = ${sessionId}`,
  );
  await tx.sql(sql`
    update registrations r set attendance_mode = case when c.place % 3 = 0 then 'ONLINE' else 'IN_PERSON' end
    from (select id, row_number() over (order by created_at, id) as place from registrations where session_id = ${sessionId}) c
    where c.id = r.id`);
  await tx.sql(sql`
    update session_seats set online_capacity = 8, online_taken = (select count(*) from registrations r
      where r.session_id = ${sessionId} and r.status = 'CONFIRMED' and r.attendance_mode = 'ONLINE')
    where session_id = ${sessionId}`);
}

/** Lets a session ask two questions with registering, the second where the first is answered with yes. Nobody must answer. */
export async function loadQuestions(
  tx: Tx,
  [lunch, dish]: readonly [string, string],
  sessionId: string,
): Promise<void> {
  const dishes = [
    { id: '1', text: { km: 'មានសាច់', en: 'With meat' } },
    { id: '2', text: { km: 'មានត្រី', en: 'With fish' } },
    { id: '3', text: { km: 'បួស', en: 'Vegetarian' } },
  ];
  await tx.sql(sql`
    insert into session_questions (id, session_id, form, position, kind, text_km, text_en, is_required, options, shown_if_question_id, shown_if_answers)
    values
      (${lunch}, ${sessionId}, 'REGISTRATION', 0, 'YES_NO', 'តើអ្នកនឹងពិសាអាហារថ្ងៃត្រង់ជាមួយយើងទេ?', 'Will you have lunch with us?', false,
        '[]', null, '{}'),
      (${dish}, ${sessionId}, 'REGISTRATION', 1, 'ONE_OF', 'យកអាហារអ្វី?', 'Which lunch?', false,
        ${JSON.stringify(dishes)}::jsonb, ${lunch}, '{YES}')`);
  await tx.sql(sql`update session_seats set questions_version = 1 where session_id = ${sessionId}`);
}
