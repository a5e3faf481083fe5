import type { CorpusWorld } from '../world.js';
import { idOf } from './ask.js';

/* The rows of the demonstration that cases speak of. */

/** The organisation of the demonstration's coordinator. */
export const OWN = `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`;
export const own = (world: CorpusWorld): Promise<string> => idOf(world, 'org', OWN);

const OPEN = `select s.id from sessions s join session_seats t on t.session_id = s.id
  where s.starts_at > app_now() + interval '3 days' and s.status = 'OPEN' and s.mode = 'IN_PERSON' order by t.capacity desc, s.id limit 1`;
/** The open session with the most seats. */
export const openSession = (world: CorpusWorld): Promise<string> => idOf(world, 'ses', OPEN);

/** A proposal that waits for the committee. */
export const WAITING = `select id from organisations where name_en = 'Lotus Angkor Hotels'`;

/** A session of the demonstration's trainer, with people in it. */
export const TRAINED = `select t.session_id as id from session_trainers t join role_grants g on g.person_id = t.person_id
  join registrations r on r.session_id = t.session_id and r.status = 'CONFIRMED'
  where g.role = 'TRAINER' order by g.granted_at, g.person_id, t.session_id limit 1`;

/** The person whom the demonstration signs in with a role. */
export async function personOf(world: CorpusWorld, role: string): Promise<string> {
  await world.cookiesOf(role);
  const { id } = await world.row<{ id: string }>(
    `select s.person_id as id from sign_ins s join role_grants g on g.person_id = s.person_id
     where g.role = $1 and s.method = 'DEMO' order by s.created_at, s.id limit 1`,
    role,
  );
  return id;
}

let number = 0;
/** An address that nobody had before. */
export const newAddress = (): string => `corpus-${(number += 1)}@people.example`;
/** A Cambodian number that nobody had before. */
export const newPhone = (): string => `0129${String((number += 1)).padStart(5, '0')}`;
