import { sql, type SqlQuery } from '#database';
import type { RegistrationStatus } from './registration.entity.js';
import type { Moved } from './waitlist.js';

/** Somebody who moves up by a change. */
export interface MovedUp {
  readonly registrationId: string;
  readonly fullName: string;
  readonly status: RegistrationStatus;
}

/** The same with their names, in the same order. */
export const namesOfMoved = (moved: readonly Moved[]): SqlQuery<MovedUp> => sql<MovedUp>`
  select r.id as "registrationId", p.full_name as "fullName", r.status from unnest(${moved.map(({ id }) => id)}::uuid[]) with ordinality m(id, at)
  join registrations r on r.id = m.id join people p on p.id = r.person_id order by m.at`;
