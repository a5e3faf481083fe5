import type { Actor } from '#authz';

/** Opens what rows hold in place of a value that can be erased (ADR 0016): `sealed:` and a digest. The lib that keeps such
 *  values provides one, as a plain provider of its module; it is found at boot. */
export abstract class AuditSealedTexts {
  /** The values behind texts of the audit, for who reads. What was erased, does not fit its digest, or is not for this
   *  reader has no entry. */
  abstract open(actor: Actor, texts: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
