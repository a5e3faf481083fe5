import { DomainEvent } from '#database';

/** Somebody asked for a sign-in code. Published for known and unknown addresses alike, so that both answers cost
 *  the same; whoever hears it mails to the known ones only. */
export class SignInCodeRequestedV1 extends DomainEvent<{ readonly codeId: string }> {
  static override readonly topic = 'identity.sign-in-code.requested.v1';
}

/** How somebody signs in was changed; they are told. */
export class SignInChangedV1 extends DomainEvent<{ readonly changeId: string }> {
  static override readonly topic = 'identity.sign-in.changed.v1';
}
