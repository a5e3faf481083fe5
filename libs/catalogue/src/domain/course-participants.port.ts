import type { Actor } from '#authz';

/** Asked of the libs above, which know who has a seat. */
export abstract class CourseParticipants {
  /** Those of the courses in a session of which the actor has a seat or had one. */
  abstract confirmedIn(actor: Actor, courseIds: readonly string[]): Promise<ReadonlySet<string>>;
}
