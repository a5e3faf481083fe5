import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { toGlobalId } from '#graphql';
import { Authenticators } from '../domain/authenticators.service.js';
import { Enrolments } from '../domain/enrolments.js';
import { OwnPasskeys } from '../domain/own-passkeys.service.js';
import { OwnProviders } from '../domain/own-providers.service.js';
import { People } from '../domain/people.service.js';
import { SignInList } from '../domain/sign-in-list.js';
import type { AccountType } from './account.type.js';

export const PASSKEY_PREFIX = 'psk';
export const SIGN_IN_PREFIX = 'sgn';

/** The account page's facts. */
@Injectable()
export class AccountReads {
  constructor(
    private readonly people: People,
    private readonly enrolments: Enrolments,
    private readonly passkeys: OwnPasskeys,
    private readonly authenticators: Authenticators,
    private readonly list: SignInList,
    private readonly providers: OwnProviders,
  ) {}

  async of(actor: Actor): Promise<AccountType> {
    const personId = actor.personId!;
    const [people, enrolment, passkeys, codesLeft, waiting, signIns, providers] = await Promise.all([
      this.people.byIds([personId]),
      this.enrolments.of(personId),
      this.passkeys.of(actor),
      this.authenticators.recoveryCodesLeft(actor),
      this.authenticators.waiting(actor),
      this.list.of(actor),
      this.providers.of(actor),
    ]);
    const { fullName, email, phone, locale } = people.get(personId)!;
    return {
      fullName,
      email,
      phone,
      locale,
      duty: enrolment.duty,
      openUntil: enrolment.isOpen ? enrolment.openUntil : null,
      passkeys: passkeys.map((passkey) => ({ ...passkey, id: toGlobalId(PASSKEY_PREFIX, passkey.id) })),
      providers,
      authenticator: enrolment.hasAuthenticator ? { recoveryCodesLeft: codesLeft } : null,
      waitingAuthenticator: waiting,
      signIns: signIns.map((signIn) => ({
        ...signIn,
        id: toGlobalId(SIGN_IN_PREFIX, signIn.id),
        current: signIn.id === actor.signInId,
      })),
    };
  }
}
