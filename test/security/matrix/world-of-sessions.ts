import { canaryReference, type Marker } from './canaries.js';
import { at, BOTH, type Grounds } from './grounds.js';

/** In each city a session that is being held, one that is to come, and one that is weeks away. */
export async function sessions(w: Grounds): Promise<void> {
  const course = await w.rows.add('courses', 'cc0', { code: 'canary', sector_id: w.sector });
  await w.rows.add('course_outline_items', 'cc0', { course_id: course, rank: 1, offset_minutes: 0 });
  for (const side of BOTH)
    // One that is being held, with its link; one that is to come; one of which its trainer has no reason to reach anybody yet.
    for (const starts of [-0.05, 5, 25]) {
      const session = await w.rows.add('sessions', `c${side}0`, {
        course_id: course,
        mode: starts < 0 ? 'ONLINE' : 'IN_PERSON',
        city_id: w.cities[side],
        languages: ['km'],
        starts_at: at(starts),
        ends_at: at(starts + 0.2),
        doors_open_at: at(starts - 0.05),
        time_zone: 'Asia/Phnom_Penh',
        moved_from: at(starts + 1),
      });
      await w.rows.add('session_seats', `c${side}0`, {
        session_id: session,
        capacity: 4,
        closes_at: at(starts),
        schedule_version: 1,
      });
      await w.rows.add('session_trainers', `c${side}0`, {
        session_id: session,
        person_id: w.rows.id('people', `c${side}3`),
      });
    }
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
    await register(w, marker, w.rows.id('sessions', `c${city}0`, 1), {
      organisation_id: ofOrganisation,
      status: 'WAITLISTED',
      waitlist_rank: organisation === 'a' ? 1 : 2,
      confirmed_at: null,
    });
    const inKind = organisation === city;
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
  // The participant comes to both: the ticket of the second tells of the reminder.
  for (const side of BOTH)
    for (const which of [0, 1])
      await register(w, `${side}${side}1`, w.rows.id('sessions', `c${side}0`, which), {});
  for (const marker of ['da0', 'eb0'] as const)
    await register(w, marker, w.rows.id('sessions', `c${marker[1] as 'a' | 'b'}0`, 2), {});
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
    `update session_seats s set taken = (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'CONFIRMED'),
       waiting = (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED'), next_rank = 3`,
  );
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
