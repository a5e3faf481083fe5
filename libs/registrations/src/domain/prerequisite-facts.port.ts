import type { Tx } from '#database';

/** What people have done, asked by registrations and answered by the lib above that knows it.
 *  Source: docs/stories/prerequisites.md. */
export abstract class PrerequisiteFacts {
  /** Of these people, by their uuid, those who have done all of these courses. */
  abstract doneAll(
    reads: Pick<Tx, 'sql'>,
    personIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<ReadonlySet<string>>;
}
