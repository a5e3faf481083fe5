import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, SYSTEM } from '#authz';
import { EventListeners, sql, type Tx, UnitOfWork } from '#database';
import {
  InvitationAcceptedV1,
  Invitations,
  InvitationSentV1,
  type InviteRefusal,
  lockRoles,
  RoleGrants,
} from '#identity';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { holdOwn } from './coordination.js';
import type { CoordinatorRefusal } from './organisation.errors.js';
import { isCoordinatorOf, type SignedIn } from './organisation.policy.js';
import { coordinatorsOf, person, TellAboutOrganisation } from './tell-about-organisation.js';

export type CoordinationRefusal =
  | CoordinatorRefusal
  | InviteRefusal
  | Refusal<'INVITATION_NOT_FOUND' | 'INVITATION_ACCEPTED' | 'LAST_COORDINATOR'>;

export interface InviteCoordinator {
  readonly organisationId: string;
  readonly email: string;
  readonly fullName: string;
  readonly locale: Locale;
}

/** Coordinators invite colleagues, hand over, and give up. An organisation keeps one. Source: docs/stories/organisation-life.md. */
@Injectable()
export class CoordinatorsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
    private readonly roles: RoleGrants,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
    private readonly listeners: EventListeners,
  ) {}

  onModuleInit(): void {
    this.listeners.inTransaction(InvitationSentV1, (tx, { payload }) =>
      this.tellCoordinators(tx, 'organisations.coordinator-invited', payload.invitationId, payload.sending),
    );
    this.listeners.inTransaction(InvitationAcceptedV1, async (tx, { payload }) => {
      await this.finishHandOver(tx, payload.invitationId);
      await this.tellCoordinators(tx, 'organisations.coordinator-added', payload.invitationId);
    });
  }

  /** Invites a colleague as a further coordinator; all coordinators are told, and once more when it is accepted. Answers the organisation's id. Refuses what `holdOwn` and
   *  `Invitations.invite` refuse. */
  async invite(actor: SignedIn, wanted: InviteCoordinator): Promise<Result<string, CoordinationRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const invited = await this.inviteIn(tx, actor, wanted);
      return invited.ok ? accept(wanted.organisationId) : invited;
    });
  }

  /** Invites a successor; once they accept, the actor coordinates it no more. Handing over to somebody else puts the first
   *  one aside, whose invitation is withdrawn. Refuses as `invite`. */
  async handOver(actor: SignedIn, wanted: InviteCoordinator): Promise<Result<string, CoordinationRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const invited = await this.inviteIn(tx, actor, wanted);
      if (!invited.ok) return invited;
      const { organisationId } = wanted;
      const aside = await tx.sql(sql<{ invitationId: string }>`
        select invitation_id as "invitationId" from organisation_hand_overs
        where organisation_id = ${organisationId} and from_person_id = ${actor.personId} and ended_at is null
          and invitation_id <> ${invited.value.id} order by 1`);
      for (const { invitationId } of aside) {
        const withdrawn = await this.invitations.withdraw(tx, actor, invitationId);
        if (!withdrawn.ok) return withdrawn;
      }
      await tx.sql(sql`
        update organisation_hand_overs set ended_at = app_now(), outcome = 'REPLACED'
        where organisation_id = ${organisationId} and from_person_id = ${actor.personId} and ended_at is null`);
      await tx.sql(sql`
        insert into organisation_hand_overs (id, organisation_id, from_person_id, invitation_id)
        values (${newId()}, ${organisationId}, ${actor.personId}, ${invited.value.id})`);
      await this.record(tx, actor, 'organisations.begin-hand-over', organisationId, {
        invitationId: invited.value.id,
      });
      return accept(organisationId);
    });
  }

  /** Takes an invitation back; a hand-over that waited for it is off. Refuses INVITATION_NOT_FOUND (also another
   *  organisation's) and INVITATION_ACCEPTED. */
  async withdraw(
    actor: SignedIn,
    organisationId: string,
    invitationId: string,
  ): Promise<Result<string, CoordinationRefusal>> {
    if (!isCoordinatorOf(actor, organisationId))
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    return this.unitOfWork.run(async (tx) => {
      const withdrawn = await this.invitations.withdraw(tx, actor, invitationId);
      if (!withdrawn.ok) return withdrawn;
      await tx.sql(sql`
        update organisation_hand_overs set ended_at = app_now(), outcome = 'WITHDRAWN'
        where invitation_id = ${invitationId} and ended_at is null`);
      return accept(organisationId);
    });
  }

  /** Gives the own role up. Refuses LAST_COORDINATOR: an organisation keeps one, or the committee decides. */
  async giveUp(actor: SignedIn, organisationId: string): Promise<Result<string, CoordinationRefusal>> {
    if (!isCoordinatorOf(actor, organisationId))
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    return this.unitOfWork.run(async (tx) => {
      // One at a time: of two who give up at once, or of whom one is erased, one stays.
      await lockRoles(tx);
      const others = await tx.sql(sql`
        select from role_grants where role = 'COORDINATOR' and scope_id = ${organisationId} and person_id <> ${actor.personId}`);
      if (others.length === 0) return refuse('LAST_COORDINATOR');
      await this.roles.revoke(tx, actor, actor.personId, { role: 'COORDINATOR', scopeId: organisationId });
      return accept(organisationId);
    });
  }

  private async inviteIn(
    tx: Tx,
    actor: SignedIn,
    { organisationId, email, fullName, locale }: InviteCoordinator,
  ): Promise<Result<{ id: string }, CoordinationRefusal>> {
    const held = await holdOwn(tx, actor, organisationId);
    if (!held.ok) return held;
    return this.invitations.invite(tx, actor, {
      email,
      fullName,
      role: 'COORDINATOR',
      scopeId: organisationId,
      locale,
    });
  }

  /** Whoever invited to coordinate an organisation, its coordinators are told: who invites too, for an open screen of theirs may
   *  have been another's. Not who accepts. */
  private async tellCoordinators(tx: Tx, kind: string, invitationId: string, turn = 1): Promise<void> {
    const [invitation] = await tx.sql(sql<{ organisationId: string; acceptedBy: string | null }>`
      select scope_id as "organisationId", accepted_by as "acceptedBy" from invitations
      where id = ${invitationId} and role = 'COORDINATOR'`);
    if (!invitation) return;
    const { organisationId, acceptedBy } = invitation;
    const telling = { kind, cause: { type: 'coordinator-invitation', id: invitationId }, turn };
    await this.tell.tell(tx, telling, coordinatorsOf(organisationId, acceptedBy));
  }

  /** The successor has the role by now: whoever handed over has it no more, and is told. */
  private async finishHandOver(tx: Tx, invitationId: string): Promise<void> {
    const done = await tx.sql(sql<{ organisationId: string; personId: string }>`
      update organisation_hand_overs set ended_at = app_now(), outcome = 'DONE'
      where invitation_id = ${invitationId} and ended_at is null
      returning organisation_id as "organisationId", from_person_id as "personId"`);
    for (const { organisationId, personId } of done) {
      await this.roles.revoke(tx, SYSTEM, personId, { role: 'COORDINATOR', scopeId: organisationId });
      await this.record(tx, SYSTEM, 'organisations.hand-over', organisationId, { invitationId, personId });
      const telling = {
        kind: 'organisations.handed-over',
        cause: { type: 'organisation', id: organisationId },
        turn: invitationId,
      };
      await this.tell.tell(tx, telling, person(personId));
    }
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    organisationId: string,
    after: object,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'organisation',
      subjectId: organisationId,
      before: null,
      after,
    });
  }
}
