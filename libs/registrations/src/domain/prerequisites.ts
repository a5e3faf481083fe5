import { Injectable, Optional } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import type { KnownPerson } from './enrolment.sql.js';
import { PrerequisiteFacts } from './prerequisite-facts.port.js';
import type { SeatsAtLock } from './seats.sql.js';

type Reads = Pick<Tx, 'sql'>;
type Asking = Pick<SeatsAtLock, 'sessionId' | 'asksPrerequisites'>;

/** Who may have a seat in a session whose course comes after others. Source: docs/stories/prerequisites.md. */
@Injectable()
export class Prerequisites {
  constructor(@Optional() private readonly facts?: PrerequisiteFacts) {}

  /** Does this person, null for somebody new, lack a course that comes before the session's? */
  async areMissing(reads: Reads, seats: Asking, personId: string | null): Promise<boolean> {
    if (!seats.asksPrerequisites) return false;
    return personId === null || !(await this.ready(reads, seats, [personId])).has(personId);
  }

  /** Of these match keys, those of people who lack one; whoever is not among `known` is new. */
  async missingOf(
    reads: Reads,
    seats: Asking,
    matchKeys: readonly string[],
    known: readonly Pick<KnownPerson, 'id' | 'matchKey'>[],
  ): Promise<ReadonlySet<string>> {
    if (!seats.asksPrerequisites) return new Set();
    const ready = await this.ready(
      reads,
      seats,
      known.map(({ id }) => id),
    );
    const readyKeys = new Set(known.flatMap(({ id, matchKey }) => (ready.has(id) ? [matchKey] : [])));
    return new Set(matchKeys.filter((key) => !readyKeys.has(key)));
  }

  /** Throws where courses come before and nobody can say who has done them. */
  private async ready(reads: Reads, seats: Asking, people: readonly string[]): Promise<ReadonlySet<string>> {
    if (!this.facts) throw new Error('Nobody provides PrerequisiteFacts');
    const before = await reads.sql(coursesBefore(seats.sessionId));
    const courseIds = before.map(({ id }) => id);
    return courseIds.length > 0 ? this.facts.doneAll(reads, people, courseIds) : new Set(people);
  }
}

/** Index: pk_course_prerequisites. */
const coursesBefore = (sessionId: string): SqlQuery<{ id: string }> => sql<{ id: string }>`
  select p.prerequisite_id as id from sessions s join course_prerequisites p on p.course_id = s.course_id where s.id = ${sessionId}`;
