import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS, personActor } from '#authz';
import { Config, type SignInProvider } from '#config';
import { type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { EnrolmentRefusalCode } from './enrolment.rules.js';
import { Enrolments, lockPerson } from './enrolments.js';
import { InvitationReads } from './invitation-reads.js';
import { isAddressOf } from './invitations.sql.js';
import { selectPersonOfAddress } from './person-of-address.sql.js';
import type { VouchedFor } from './provider-claims.rules.js';
import { type AnswerRefusal, ProviderClient, type ProviderReason } from './provider-client.js';
import type { ProviderPurpose } from './provider.entity.js';
import { ProviderLinks } from './provider-links.js';
import {
  holderOf,
  identityOf,
  insertAttempt,
  lockOpenInvitationById,
  markUsed,
  ownIdentity,
  type StoredAttempt,
  takeAttempt,
} from './provider.sql.js';
import { type Caller, type OpenedSignIn, SignIns } from './sign-ins.js';
import { hashToken, isToken, newToken } from './token.js';

export interface BeginWithProvider {
  /** Key of the provider in the settings. */
  readonly provider: string;
  readonly purpose: ProviderPurpose;
  /** Of the invitation's link, for that purpose. */
  readonly invitationToken: string | null;
  readonly browserToken: string;
}

export type BeginWithProviderRefusal = Refusal<
  | EnrolmentRefusalCode
  | 'UNAUTHENTICATED'
  | 'NOT_FOUND'
  | 'PROVIDER_AWAY'
  | 'PROVIDER_NOT_LINKED'
  | 'INVITATION_NOT_FOUND'
>;

export interface ProviderAnswer extends Caller {
  readonly provider: string;
  /** The query of the address at which the browser came back. */
  readonly query: string;
  readonly browserToken: string | undefined;
}

export type FinishWithProviderRefusal = Refusal<
  | EnrolmentRefusalCode
  | 'NOT_FOUND'
  | 'PROVIDER_AWAY'
  | 'PROVIDER_CANCELLED'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_ATTEMPT_OVER'
  | 'PROVIDER_NOT_LINKED'
  | 'PROVIDER_OF_ANOTHER'
  | 'PROVIDER_LINKED_ALREADY'
  | 'PROVIDER_LINK_FIRST'
  | 'PROVIDER_CODE_FIRST'
  | 'INVITATION_NOT_FOUND'
>;
export type FinishWithProviderResult = Result<OpenedSignIn, FinishWithProviderRefusal>;

/** Why somebody for whom a provider vouched was not let in; for the audit. */
type Reason = ProviderReason | 'UNKNOWN_IDENTITY' | 'ANOTHER_PERSON';

/** Signs in, confirms and links through a ministry's own provider. Who somebody is, is issuer and subject together, and nothing
 *  else: no address of a token ever finds a person (docs/adr/0017). */
@Injectable()
export class SignInWithProviderService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly client: ProviderClient,
    private readonly signIns: SignIns,
    private readonly enrolments: Enrolments,
    private readonly invitations: InvitationReads,
    private readonly links: ProviderLinks,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** The address at the provider to go to; the way there and back is good for ten minutes, once, in this browser. Refuses
   *  NOT_FOUND for a provider that the settings do not name, PROVIDER_AWAY; UNAUTHENTICATED for all but a sign-in; as `decideEnrolment`
   *  when one is to be linked; PROVIDER_NOT_LINKED when there is none to confirm with; INVITATION_NOT_FOUND for a link that
   *  opens none. */
  async begin(
    actor: Actor,
    command: BeginWithProvider,
  ): Promise<Result<{ address: string }, BeginWithProviderRefusal>> {
    const provider = this.providerOf(command.provider);
    if (!provider) return refuse('NOT_FOUND');
    const { purpose, browserToken } = command;
    const admitted = await this.admitted(actor, provider, command);
    if (!admitted.ok) return admitted;
    const state = newToken();
    const address = await this.client.addressOf(provider, { state, browserToken, purpose });
    if (!address.ok) return address;
    const keepsActor = purpose !== 'SIGN_IN';
    await this.unitOfWork.run((tx) =>
      tx.sql(
        insertAttempt({
          stateHash: hashToken(state),
          browserHash: hashToken(browserToken),
          provider: provider.key,
          purpose,
          personId: keepsActor ? actor.personId : null,
          signInId: keepsActor ? actor.signInId : null,
          invitationId: admitted.value.invitationId,
        }),
      ),
    );
    return accept({ address: address.value });
  }

  /** What the provider answered. The attempt is used up whatever becomes of it. Refuses NOT_FOUND as `begin`;
   *  PROVIDER_ATTEMPT_OVER for a state that this browser did not get for this provider, used before, or ten minutes old; what `ProviderClient.vouchedFor`
   *  refuses; and as `enter`, `confirm`, `link` and `linkInvited`. */
  async finish(actor: Actor, answer: ProviderAnswer): Promise<FinishWithProviderResult> {
    const provider = this.providerOf(answer.provider);
    if (!provider) return refuse('NOT_FOUND');
    const state = new URLSearchParams(answer.query).get('state') ?? '';
    const { browserToken } = answer;
    if (!isToken(state) || !isToken(browserToken)) return refuse('PROVIDER_ATTEMPT_OVER');
    const [attempt] = await this.unitOfWork.run((tx) =>
      tx.sql(takeAttempt(hashToken(state), hashToken(browserToken), provider.key)),
    );
    if (!attempt?.isLive) return refuse('PROVIDER_ATTEMPT_OVER');
    const { purpose } = attempt;
    // Out of any transaction: it waits for somebody else's server.
    const vouched = await this.client.vouchedFor(provider, { state, browserToken, purpose }, answer.query);
    if (!vouched.ok) return this.notVouched(actor, provider, vouched.refusal);
    const facts = { provider, attempt, answer, who: vouched.value };
    const result = await this.unitOfWork.run((tx) => this.decide(tx, actor, facts));
    const reason = result.ok ? null : REASONS[result.refusal.code];
    if (reason) await this.recordRefusal(actor, provider, reason);
    return result;
  }

  private decide(tx: Tx, actor: Actor, facts: Facts): Promise<FinishWithProviderResult> {
    const decisions: Record<ProviderPurpose, () => Promise<FinishWithProviderResult>> = {
      SIGN_IN: () => this.enter(tx, facts),
      CONFIRM: () => this.confirm(tx, actor, facts),
      LINK: () => this.link(tx, actor, facts),
      INVITATION: () => this.linkInvited(tx, actor, facts),
    };
    return decisions[facts.attempt.purpose]();
  }

  /** Refuses PROVIDER_NOT_LINKED: nobody here has this identity, and nobody is made. The person is locked before the identity, as
   *  wherever one is linked, unlinked or given back. */
  private async enter(tx: Tx, { provider, who, answer }: Facts): Promise<FinishWithProviderResult> {
    const [holder] = await tx.sql(holderOf(provider.issuer, who.subject));
    if (holder) await lockPerson(tx, holder.personId);
    const [identity] = await tx.sql(identityOf(provider.issuer, who.subject));
    if (!identity) return refuse('PROVIDER_NOT_LINKED');
    await tx.sql(markUsed(identity.id));
    return accept(await this.open(tx, identity.personId, { provider, who, answer }));
  }

  /** Refuses PROVIDER_OF_ANOTHER for the identity of somebody else, or of nobody. */
  private async confirm(
    tx: Tx,
    actor: Actor,
    { provider, who, attempt }: Facts,
  ): Promise<FinishWithProviderResult> {
    if (!isStillThere(actor, attempt)) return refuse('PROVIDER_ATTEMPT_OVER');
    const [identity] = await tx.sql(identityOf(provider.issuer, who.subject));
    if (!identity || identity.personId !== actor.personId) return refuse('PROVIDER_OF_ANOTHER');
    await tx.sql(markUsed(identity.id));
    return accept(await this.signIns.prove(tx, actor, 'OIDC', who.provenSecondsAgo ?? 0));
  }

  /** Refuses as `decideEnrolment`, asked again under the person's lock; and as `ProviderLinks.add`. */
  private async link(
    tx: Tx,
    actor: Actor,
    { provider, who, attempt }: Facts,
  ): Promise<FinishWithProviderResult> {
    if (!isStillThere(actor, attempt)) return refuse('PROVIDER_ATTEMPT_OVER');
    const admitted = await this.enrolments.admit(tx, actor);
    if (!admitted.ok) return admitted;
    const linked = await this.links.add(tx, actor.personId!, provider, who.subject);
    if (!linked.ok) return linked;
    await this.links.record(tx, actor, linked.value);
    return accept(await this.signIns.prove(tx, actor, 'OIDC', who.provenSecondsAgo ?? 0));
  }

  /** Whoever holds an invitation's link, and is signed in with its address or has it verified by the provider, gets their identity
   *  there linked to the person of that address, and is signed in; the invitation itself is accepted by a button. An identity
   *  that is somebody's already signs that person in. Refuses INVITATION_NOT_FOUND when it stands open no more; PROVIDER_CODE_FIRST when
   *  the address is not theirs for all that we know; PROVIDER_LINK_FIRST for a person who signs in more strongly already;
   *  ENROLMENT_CLOSED, PROVIDER_LINKED_ALREADY. */
  private async linkInvited(tx: Tx, actor: Actor, facts: Facts): Promise<FinishWithProviderResult> {
    const { provider, who, attempt } = facts;
    const [known] = await tx.sql(identityOf(provider.issuer, who.subject));
    if (known) return this.enter(tx, facts);
    const [invitation] = await tx.sql(lockOpenInvitationById(attempt.invitationId!));
    if (!invitation) return refuse('INVITATION_NOT_FOUND');
    const isHere =
      isStillThere(actor, attempt) &&
      (await tx.sql(isAddressOf(actor.personId!, invitation.email))).length > 0;
    if (!isHere && who.email !== invitation.email.toLowerCase()) return refuse('PROVIDER_CODE_FIRST');
    const [person] = isHere
      ? [{ id: actor.personId! }]
      : await tx.sql<{ id: string }>({ text: selectPersonOfAddress('$1'), values: [invitation.email] });
    if (!person) return refuse('INVITATION_NOT_FOUND');
    const admitted = await this.enrolments.admit(
      tx,
      isHere ? actor : personActor(person.id, [], { strength: 'NONE' }),
    );
    if (!admitted.ok)
      return admitted.refusal.code === 'STEP_UP_REQUIRED' ? refuse('PROVIDER_LINK_FIRST') : admitted;
    const linked = await this.links.add(tx, person.id, provider, who.subject);
    if (!linked.ok) return linked;
    const opened = await this.open(tx, person.id, facts);
    await this.links.record(tx, opened.actor, linked.value);
    return accept(opened);
  }

  private open(
    tx: Tx,
    personId: string,
    { provider, who, answer }: Pick<Facts, 'provider' | 'who' | 'answer'>,
  ): Promise<OpenedSignIn> {
    const { provenSecondsAgo } = who;
    return this.signIns.open(
      tx,
      personId,
      { method: 'OIDC', provider: provider.key, provenSecondsAgo },
      answer,
    );
  }

  /** Whether somebody may go to the provider for this; before anything is asked there. */
  private async admitted(
    actor: Actor,
    { issuer }: SignInProvider,
    { purpose, invitationToken }: BeginWithProvider,
  ): Promise<Result<{ invitationId: string | null }, BeginWithProviderRefusal>> {
    if (purpose === 'INVITATION') {
      const invitation = await this.invitations.byToken(invitationToken ?? '');
      return invitation?.state === 'OPEN'
        ? accept({ invitationId: invitation.id })
        : refuse('INVITATION_NOT_FOUND');
    }
    if (purpose === 'SIGN_IN') return accept({ invitationId: null });
    if (!actor.personId) return refuse('UNAUTHENTICATED');
    if (purpose === 'LINK') {
      const admitted = await this.enrolments.decide(actor);
      return admitted.ok ? accept({ invitationId: null }) : admitted;
    }
    const personId = actor.personId;
    const own = await this.unitOfWork.run((tx) => tx.sql(ownIdentity(personId, issuer)));
    return own.length > 0 ? accept({ invitationId: null }) : refuse('PROVIDER_NOT_LINKED');
  }

  private async notVouched(
    actor: Actor,
    provider: SignInProvider,
    refusal: AnswerRefusal,
  ): Promise<FinishWithProviderResult> {
    if (refusal.code !== 'PROVIDER_REFUSED') return { ok: false, refusal };
    await this.recordRefusal(actor, provider, (refusal.detail as { reason: ProviderReason }).reason);
    return refuse('PROVIDER_REFUSED');
  }

  /** Apart from what was refused, which has rolled back. */
  private async recordRefusal(actor: Actor, provider: SignInProvider, reason: Reason): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        actor: actor.personId ? actor : ANONYMOUS,
        action: 'identity.refuse-provider',
        subjectType: 'provider',
        subjectId: provider.key,
        before: null,
        after: { reason },
      }),
    );
  }

  private providerOf(key: string): SignInProvider | undefined {
    return this.config.signInProviders.find((provider) => provider.key === key);
  }
}

interface Facts {
  readonly provider: SignInProvider;
  readonly attempt: StoredAttempt;
  readonly answer: ProviderAnswer;
  readonly who: VouchedFor;
}

/** Is the person who went there still signed in here, in the same sign-in? */
const isStillThere = (actor: Actor, { personId, signInId }: StoredAttempt): boolean =>
  actor.personId !== null && actor.personId === personId && actor.signInId === signInId;

/** Refusals that somebody who watches over sign-ins wants to see. */
const REASONS: Partial<Record<FinishWithProviderRefusal['code'], Reason>> = {
  PROVIDER_NOT_LINKED: 'UNKNOWN_IDENTITY',
  PROVIDER_CODE_FIRST: 'UNKNOWN_IDENTITY',
  PROVIDER_OF_ANOTHER: 'ANOTHER_PERSON',
};
