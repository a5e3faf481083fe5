import { canaryReference, canaryText, type Marker } from './canaries.js';
import { at, BOTH, type Grounds } from './grounds.js';
import type { Rows } from './rows.js';

const rangesOf = (...blocks: readonly [Date, Date][]): string =>
  `{${blocks.map(([from, to]) => `["${from.toISOString()}","${to.toISOString()}")`).join(',')}}`;

/** An outline, and a module with what it teaches. */
async function partsOf(w: Grounds, marker: Marker, course: string): Promise<void> {
  await w.rows.add('course_outline_items', marker, { course_id: course, rank: 1, offset_minutes: 0 });
  const module = await w.rows.add('course_modules', marker, { course_id: course, rank: 1, minutes: 60 });
  await w.rows.add('course_objectives', marker, { module_id: module, rank: 1 });
}

/** What the trainer of this side handed in, for everybody. */
async function handedIn(w: Grounds, side: 'a' | 'b', course: string): Promise<void> {
  const material = await w.rows.add('course_materials', 'cc0', {
    course_id: course,
    language: 'km',
    audience: 'EVERYBODY',
    is_shown: true,
  });
  const version = await w.rows.add('material_versions', 'cc0', {
    material_id: material,
    number: 1,
    url: 'https://slides.example.org/1',
    file_name: null,
  });
  await w.rows.add('material_hand_ins', `c${side}3`, {
    version_id: version,
    person_id: w.rows.id('people', `c${side}3`),
  });
}

/** In each city a session that is being held, one that is to come, and one that is weeks away. */
export async function sessions(w: Grounds): Promise<void> {
  const ofCourse = { sector_id: w.sector, audience_kinds: ['NGO'] };
  const course = await w.rows.add('courses', 'cc0', { ...ofCourse, code: 'canary' });
  await partsOf(w, 'cc0', course);
  const first = await w.rows.add('courses', 'cc0', { ...ofCourse, code: 'first' });
  await partsOf(w, 'cc0', first);
  const draft = await w.rows.add('courses', 'cc5', { ...ofCourse, code: 'draft', state: 'DRAFT' });
  await partsOf(w, 'cc5', draft);
  for (const [marker, is_published, on] of [
    ['cc0', true, course],
    ['cc5', false, draft],
  ] as const) {
    const path = await w.rows.add('learning_paths', marker, { is_published });
    await w.db.ownerSql(
      'insert into learning_path_courses (path_id, rank, course_id) values ($1, 1, $2), ($1, 2, $3)',
      [path, first, on],
    );
    const material = await w.rows.add('course_materials', marker, {
      course_id: on,
      language: 'km',
      audience: 'EVERYBODY',
      is_shown: is_published,
    });
    const [file] = await w.db.ownerSql<{ id: string }>(
      `insert into material_files (id, sha256, bytes) values (gen_random_uuid(), sha256($1::bytea), 1000) returning id`,
      [marker],
    );
    await w.rows.add('material_versions', marker, {
      material_id: material,
      number: 1,
      file_id: file!.id,
      url: null,
    });
    await w.rows.add('material_versions', marker, {
      material_id: material,
      number: 2,
      file_id: file!.id,
      url: null,
    });
    const experience = await w.rows.add('experiences', marker, {
      is_published,
      country_code: 'ID',
      year: 2014,
      source_url: 'https://petabencana.id/',
    });
    await w.db.ownerSql(
      `with s as (insert into experience_sectors (experience_id, rank, sector_id) values ($1, 1, $2))
       insert into experience_courses (experience_id, rank, course_id) values ($1, 1, $3), ($1, 2, $4)`,
      [experience, w.sector, first, on],
    );
  }
  for (const side of BOTH) await handedIn(w, side, course);
  for (const later of [course, draft])
    await w.db.ownerSql('insert into course_prerequisites (course_id, prerequisite_id) values ($1, $2)', [
      later,
      first,
    ]);
  // Between the sessions that are to come, so that a series of the first meets it.
  await w.db.ownerSql(
    `insert into public_holidays (country_code, held_on, name_km, name_en) values ('KH', $1, 'ថ្ងៃឈប់សម្រាកបន្ថែម', 'Additional Holiday')
     on conflict do nothing`,
    [at(10)],
  );
  for (const side of BOTH)
    // One that is being held, with its link; one that is to come; one of which its trainer has no reason to reach anybody yet.
    for (const starts of [-0.05, 5, 25]) {
      const [begins, ends] = [at(starts), at(starts + 0.2)];
      const session = await w.rows.add('sessions', `c${side}0`, {
        course_id: course,
        mode: starts < 0 ? 'ONLINE' : 'IN_PERSON',
        city_id: w.cities[side],
        languages: ['km'],
        starts_at: begins,
        ends_at: ends,
        blocks: starts > 0 ? rangesOf([begins, at(starts + 0.1)], [at(starts + 0.15), ends]) : null,
        doors_open_at: at(starts - 0.05),
        time_zone: 'Asia/Phnom_Penh',
        moved_from: at(starts + 1),
        registration_opens_at: at(-40),
        registration_closes_at: at(starts),
        reconfirm_by: starts > 0 ? at(starts - 1) : null,
        min_participants: starts > 0 ? 3 : null,
        decide_by: starts > 0 ? at(starts - 1) : null,
      });
      await w.rows.add('session_seats', `c${side}0`, {
        session_id: session,
        capacity: 4,
        closes_at: at(starts),
        schedule_version: 1,
        questions_version: 1,
        guest_hold_minutes: starts > 20 ? 30 : null,
      });
      // Asked with registering, and under a condition; what stands in a question is public.
      const first = await w.rows.add('session_questions', `c${side}0`, {
        session_id: session,
        form: 'REGISTRATION',
        kind: 'YES_NO',
        position: 0,
        is_required: false,
      });
      await w.rows.add('session_questions', `c${side}0`, {
        session_id: session,
        form: 'AFTER_CONFIRMATION',
        kind: 'NUMBER',
        position: 1,
        is_required: true,
        minimum: 0,
        maximum: 60,
        shown_if_question_id: first,
        shown_if_answers: ['YES'],
      });
      await w.rows.add('session_trainers', `c${side}0`, {
        session_id: session,
        person_id: w.rows.id('people', `c${side}3`),
        languages: ['km'],
      });
      await w.rows.add('session_observers', `${side}${side}2`, {
        session_id: session,
        person_id: w.rows.id('people', `${side}${side}2`),
      });
    }
  // And one that was held long ago, to which nobody came.
  const longAgo = at(-60);
  for (const side of BOTH)
    await w.rows.add('sessions', `c${side}0`, {
      course_id: course,
      city_id: w.cities[side],
      mode: 'IN_PERSON',
      languages: ['km'],
      starts_at: longAgo,
      ends_at: at(-59.8),
      doors_open_at: longAgo,
      time_zone: 'Asia/Phnom_Penh',
      held_at: at(-59),
    });
}

/** Who comes, who waits, who came; what was pledged: in the own city and in the other. */
export async function registrations(w: Grounds): Promise<void> {
  const [area, sector] = [w.area, w.sector];
  for (const marker of ['aa0', 'ab0', 'ba0', 'bb0'] as const) {
    const [organisation, city] = [marker[0] as 'a' | 'b', marker[1] as 'a' | 'b'];
    const ofOrganisation = w.rows.id('organisations', `${organisation}${organisation}0`);
    const coordinator = w.rows.id('people', `${organisation}${organisation}2`);
    const held = w.rows.id('sessions', `c${city}0`);
    const registration = await register(w, marker, held, {
      organisation_id: ofOrganisation,
      enrolled_by: coordinator,
    });
    await w.rows.add('attendances', marker, {
      registration_id: registration,
      status: 'ATTENDED',
      version: 2,
      marked_by: w.rows.id('people', `c${city}3`),
    });
    await w.rows.add('waitlist_passes', marker, {
      registration_id: registration,
      reason: 'GROUP_TOO_LARGE',
      seats_free: 2,
    });
    await answer(w.rows, marker, registration, w.rows.id('session_questions', `c${city}0`));
    const toCome = w.rows.id('sessions', `c${city}0`, 1);
    const group =
      organisation === city
        ? await w.rows.add('registration_groups', marker, {
            session_id: toCome,
            organisation_id: ofOrganisation,
          })
        : null;
    await register(w, marker, toCome, {
      organisation_id: ofOrganisation,
      group_id: group,
      status: 'WAITLISTED',
      waitlist_rank: organisation === 'a' ? 1 : 2,
      confirmed_at: null,
    });
    await w.rows.add('date_wishes', marker, {
      course_id: w.rows.id('courses', 'cc0', 1),
      asked_city_id: w.cities[city],
      // Those of the own city are asked to confirm the address.
      ...(organisation !== city && { city_id: w.cities[city], confirmed_at: at(-1) }),
      locale: 'en',
    });
    await w.rows.add('enrolment_draft_rows', marker, {
      organisation_id: ofOrganisation,
      session_id: w.rows.id('sessions', `c${city}0`, 1),
      reason: 'BOOKED_ELSEWHERE',
      kept_by: coordinator,
    });
    const inKind = organisation === city;
    // Of days to come: the officer of the other city decides of nothing more by it yet.
    if (inKind)
      await w.rows.add('approval_deputies', `c${city}4`, {
        person_id: w.rows.id('people', `c${city}4`),
        deputy_id: w.rows.id('people', city === 'a' ? 'cb4' : 'ca4'),
        starts_on: '2999-01-01',
        ends_on: '2999-01-05',
      });
    await w.rows.add('pledges', marker, {
      organisation_id: ofOrganisation,
      organisation_kind: 'NGO',
      city_id: w.cities[city],
      sector_id: sector,
      focus_area_id: area,
      session_id: held,
      kind: inKind ? 'IN_KIND' : 'MONEY',
      ...(inKind
        ? { unit_code: 'hours', quantity_thousandths: 7_000 }
        : { currency: 'USD', amount_minor: 70_000 }),
      status: 'ACCEPTED',
      offered_by: coordinator,
      corrected_at: at(-1),
      decided_by: w.rows.id('people', 'cc5'),
      decided_at: at(-1),
    });
  }
  // The participant comes to both, and said so again of the first: the ticket of the second tells of the reminder, and asks.
  for (const side of BOTH)
    for (const which of [0, 1])
      await register(w, `${side}${side}1`, w.rows.id('sessions', `c${side}0`, which), {
        edited_at: at(-3),
        reconfirm_asked_at: at(-2),
        reconfirmed_at: which === 0 ? at(-1) : null,
      });
  // And is offered a seat weeks away.
  for (const side of BOTH)
    await register(w, `${side}${side}1`, w.rows.id('sessions', `c${side}0`, 2), {
      status: 'OFFERED',
      confirmed_at: null,
      promoted_at: at(-1),
      hold_until: at(1),
    });
  // Two whose seat is held weeks away, until the address is confirmed.
  for (const marker of ['da0', 'eb0'] as const)
    await register(w, marker, w.rows.id('sessions', `c${marker[1] as 'a' | 'b'}0`, 2), {
      status: 'PENDING',
      pending_reason: 'ADDRESS',
      hold_until: at(0.02),
      confirmed_at: null,
    });
  await w.rows.add('overview_rollup_checks', 'cc0', {
    compared: 5,
    wrong: 1,
    examples: JSON.stringify([{ figure: 'Canary-cc0 overview_rollup_checks' }]),
  });
  // One that may still be answered, offered by each organisation.
  for (const side of BOTH)
    await w.rows.add('pledges', `${side}${side}0`, {
      organisation_id: w.rows.id('organisations', `${side}${side}0`),
      organisation_kind: 'NGO',
      city_id: w.cities[side],
      sector_id: sector,
      focus_area_id: area,
      kind: 'MONEY',
      currency: 'USD',
      amount_minor: 50_000,
      status: 'OFFERED',
      decision_reason: null,
      offered_by: w.rows.id('people', `${side}${side}2`),
    });
  await w.db.ownerSql(
    `update session_seats s set taken = (select count(*) from registrations r where r.session_id = s.session_id and r.status in ('CONFIRMED', 'OFFERED', 'PENDING')),
       waiting = (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED'), next_rank = 3`,
  );
}

/** Whoever is at a session that is being held has a seat of a quota, on-line; the quota keeps others, and some are set aside for an
 *  organisation. */
export async function quotas(w: Grounds): Promise<void> {
  for (const side of BOTH) {
    await w.rows.add('seat_quotas', `${side}${side}0`, {
      session_id: w.rows.id('sessions', `c${side}0`),
      organisation_kind: 'ORGANISATION',
      organisation_id: w.rows.id('organisations', `${side}${side}0`),
      seats: 1,
      links: 1,
    });
    await w.db.ownerSql(
      `with q as (insert into seat_quotas (id, session_id, organisation_kind, city_id, seats, release_hours)
         values (gen_random_uuid(), $1, 'NGO', $2, 2, 48) returning id, session_id),
       r as (update registrations r set promotion_quota_id = q.id, promotion_cause = 'QUOTA_RELEASED', attendance_mode = 'IN_PERSON'
         from q where r.session_id = q.session_id)
       update session_seats s set quotas = 2, online_capacity = 0 from q where s.session_id = q.session_id`,
      [w.rows.id('sessions', `c${side}0`), w.cities[side]],
    );
  }
}

/** What somebody answered to a question. */
export async function answer(
  rows: Rows,
  marker: Marker,
  registrationId: string,
  questionId: string,
): Promise<void> {
  await rows.add('registration_answers', marker, {
    registration_id: registrationId,
    question_id: questionId,
    answer: [canaryText(marker, 'registration_answers', 'answer')],
  });
}

async function register(w: Grounds, marker: Marker, sessionId: string, more: object): Promise<string> {
  const person = w.rows.id('people', marker);
  const all = w.rows.ids.get(`registrations ${marker}`)?.length ?? 0;
  return w.rows.add('registrations', marker, {
    session_id: sessionId,
    person_id: person,
    locale: 'en',
    status: 'CONFIRMED',
    reference: canaryReference(marker, `--------- ${all + 1}`.replace(' ', '000')),
    confirmed_at: at(-1),
    promoted_at: at(-1),
    ...more,
  });
}
