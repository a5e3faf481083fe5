import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { type PasskeyAnswer, PasskeyProof } from './passkey-proof.js';
import { type Caller, type OpenedSignIn, SignIns } from './sign-ins.js';

export type PasskeyResult = Result<OpenedSignIn, Refusal<'PASSKEY_REFUSED'>>;

/** Signs in with a passkey, and confirms with one that it is still the same person. */
@Injectable()
export class SignInWithPasskeyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proof: PasskeyProof,
    private readonly signIns: SignIns,
  ) {}

  /** Signs in whoever's passkey signed. Refuses PASSKEY_REFUSED for anything that is not as it should be. */
  async signIn(answer: PasskeyAnswer & Caller): Promise<PasskeyResult> {
    // A refused result would roll back, and the challenge must stay used: so it leaves in a wrapper.
    const { result } = await this.unitOfWork.run(async (tx): Promise<{ result: PasskeyResult }> => {
      const personId = await this.proof.personOf(tx, null, answer);
      if (personId === null) return { result: refuse('PASSKEY_REFUSED') };
      return { result: accept(await this.signIns.open(tx, personId, 'PASSKEY', answer)) };
    });
    return result;
  }

  /** Proves the actor's sign-in anew with a passkey of theirs. Refuses PASSKEY_REFUSED. */
  async confirm(actor: Actor, answer: PasskeyAnswer): Promise<PasskeyResult> {
    const { result } = await this.unitOfWork.run(async (tx): Promise<{ result: PasskeyResult }> => {
      const personId = await this.proof.personOf(tx, actor, answer);
      if (personId === null) return { result: refuse('PASSKEY_REFUSED') };
      return { result: accept(await this.signIns.prove(tx, actor, 'PASSKEY')) };
    });
    return result;
  }
}
