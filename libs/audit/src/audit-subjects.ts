import type { Actor } from '#authz';
import type { LocalizedText } from '#kernel';

/** A subject as the audit speaks of it: by its name of today. */
export interface AuditSubjectFacts {
  readonly name: LocalizedText;
  /** Path of its page below the language, such as `/sessions/ses_…`; null where it has none. */
  readonly page: string | null;
}

/** Knows the names of one type of subject. The lib that owns the rows provides one, as a plain provider of its api module;
 *  it is found at boot. */
export abstract class AuditSubjectSource {
  /** As rows of the audit name it: `session`. */
  abstract readonly type: string;
  /** Of its global ids: `ses`; null where it has none. */
  abstract readonly prefix: string | null;
  /** The subjects by their uuids, for who reads; what is gone has no entry. */
  abstract describe(actor: Actor, uuids: readonly string[]): Promise<ReadonlyMap<string, AuditSubjectFacts>>;
  /** Uuids of subjects whose name holds a text, however it is spelt, 200 at most. Asked of people only. */
  find?(actor: Actor, text: string): Promise<readonly string[]>;
}
