import type { Actor } from '#authz';
import type { Tx } from '#database';

/** Asked of the libs above, which know who trains. A session counts that is not cancelled and ended `HAND_IN_DAYS` ago at most. */
export abstract class CourseTrainers {
  /** The courses of which the actor trains a session that counts. */
  abstract trainedBy(actor: Actor): Promise<ReadonlySet<string>>;

  /** Does the actor train a session of the course that counts? If so, that stays so until `tx` ends. Locks the sessions. */
  abstract keepsTraining(tx: Tx, actor: Actor, courseId: string): Promise<boolean>;
}
