import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, can } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { runsSessionsIn, runsTheProgramme } from '#sessions';
import { areDeputyDays, type DeputyDays, MOST_DEPUTY_DAYS } from './approval-deputy.rules.js';
import {
  type DeputyChoiceView,
  deputyChoices,
  isOver,
  nameable,
  namedAround,
  type NamedDeputy,
  sessionsToDecide,
  type StandingIn,
  standingInFor,
} from './approval-deputies.sql.js';

/** The kind of the mail to who was named. */
export const NAMED_DEPUTY = 'registrations.named-deputy';

export interface NameDeputy extends DeputyDays {
  readonly deputyId: string;
}

export type NameDeputyRefusal = Refusal<'FORBIDDEN' | 'DEPUTY_UNKNOWN' | 'DEPUTY_DAYS_INVALID'>;

export interface DeputiesView {
  /** Whom they named. */
  readonly named: NamedDeputy | null;
  /** Whose deputy they are, or will be. */
  readonly standsInFor: readonly NamedDeputy[];
  readonly choices: readonly DeputyChoiceView[];
  readonly sessionIds: readonly string[];
}

interface Place {
  readonly uuid: string;
  readonly cityUuid: string | null;
}

/** Deputies for approvals, while those who decide are away. Source: docs/stories/approval-deputies.md. */
@Injectable()
export class ApprovalDeputies {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** All of it for somebody who decides. Names of colleagues are read past the second wall, as those of trainers are. */
  async around(actor: Actor): Promise<DeputiesView> {
    const personId = actor.personId!;
    const named = await this.unitOfWork.readAs(actor, namedAround(personId, this.config.programmeTimeZone));
    return {
      named: named.find((one) => one.personId === personId) ?? null,
      standsInFor: named.filter((one) => one.deputyId === personId),
      choices: await this.unitOfWork.read(deputyChoices(personId, !runsTheProgramme(actor))),
      sessionIds: (await this.unitOfWork.read(sessionsToDecide(personId))).map(({ id }) => id),
    };
  }

  /** Names a deputy, in place of the one before, and tells them. Refuses: FORBIDDEN, DEPUTY_UNKNOWN for who is no colleague that may decide
   *  as far as they do, DEPUTY_DAYS_INVALID. */
  async name(
    actor: Actor,
    { deputyId, startsOn, endsOn }: NameDeputy,
  ): Promise<Result<null, NameDeputyRefusal>> {
    const { personId } = actor;
    if (!personId || !can(actor, 'registrations.approve')) return refuse('FORBIDDEN');
    const daysAreNone = refuse('DEPUTY_DAYS_INVALID', {
      path: ['endsOn'],
      detail: { max: MOST_DEPUTY_DAYS },
    });
    if (!areDeputyDays({ startsOn, endsOn })) return daysAreNone;
    return this.unitOfWork.run(async (tx) => {
      const [deputy] = await tx.sql(nameable(personId, deputyId, !runsTheProgramme(actor)));
      if (!deputy) return refuse('DEPUTY_UNKNOWN', { path: ['deputyId'] });
      const [last] = await tx.sql(isOver(endsOn, this.config.programmeTimeZone));
      if (last!.isOver) return daysAreNone;
      // Of two at once the later holds. A new id, so that the mail of the one before finds nothing to tell any more.
      const id = newId();
      await tx.sql(sql`
        insert into approval_deputies (id, person_id, deputy_id, starts_on, ends_on) values (${id}, ${personId}, ${deputyId}, ${startsOn}, ${endsOn})
        on conflict (person_id) do update set id = excluded.id, deputy_id = excluded.deputy_id, starts_on = excluded.starts_on,
          ends_on = excluded.ends_on, named_at = app_now()`);
      await this.audit.record(tx, {
        actor,
        action: 'registrations.name-deputy',
        subjectType: 'person',
        subjectId: deputyId,
        before: null,
        after: { startsOn, endsOn },
      });
      if (deputy.email !== null)
        await this.ledger.queue(tx, [
          {
            kind: NAMED_DEPUTY,
            personId: deputyId,
            toAddress: deputy.email,
            locale: deputy.locale,
            cause: { type: 'approval-deputy', id },
            dedupeKey: `${NAMED_DEPUTY}~${id}`,
          },
        ]);
      return accept(null);
    });
  }

  /** Takes back whom they named; where there is nobody, nothing. */
  async withdraw(actor: Actor): Promise<Result<null, Refusal<'FORBIDDEN'>>> {
    if (!actor.personId || !can(actor, 'registrations.approve')) return refuse('FORBIDDEN');
    return this.unitOfWork.run(async (tx) => {
      const [gone] = await tx.sql(sql<{ deputyId: string; startsOn: string; endsOn: string }>`
        delete from approval_deputies where person_id = ${actor.personId}
        returning deputy_id as "deputyId", starts_on::text as "startsOn", ends_on::text as "endsOn"`);
      if (gone)
        await this.audit.record(tx, {
          actor,
          action: 'registrations.withdraw-deputy',
          subjectType: 'person',
          subjectId: gone.deputyId,
          before: { startsOn: gone.startsOn, endsOn: gone.endsOn },
          after: null,
        });
      return accept(null);
    });
  }

  /** Who reads the list of those who wait: the actor, as somebody of that city for this one read where they stand in for its officer;
   *  null for who decides of nobody there. */
  async readerOfWaiting(actor: Actor, { uuid, cityUuid }: Place): Promise<Actor | null> {
    if (!can(actor, 'registrations.approve')) return null;
    if (runsSessionsIn(actor, cityUuid)) return actor;
    const places = await this.unitOfWork.read(standingInFor(actor.personId, uuid));
    return cityUuid !== null && places.some(({ isOfficer }) => isOfficer)
      ? { ...actor, roles: [...actor.roles, { role: 'CITY_OFFICER', scopeId: cityUuid }] }
      : null;
  }

  /** In whose place the actor decides there now; null for who decides of nobody there. */
  async placesOf(tx: Tx, actor: Actor, { uuid, cityUuid }: Place): Promise<readonly StandingIn[] | null> {
    if (!can(actor, 'registrations.approve')) return null;
    const places = await tx.sql(standingInFor(actor.personId, uuid));
    return runsSessionsIn(actor, cityUuid) || places.some(({ isOfficer }) => isOfficer) ? places : null;
  }

  /** Writes down in whose place somebody decided, and of how many. */
  async recordPlaces(
    tx: Tx,
    actor: Actor,
    places: readonly StandingIn[],
    decided: { readonly sessionId: string; readonly registrations: number },
  ): Promise<void> {
    await this.audit.record(
      tx,
      ...places.map(({ personId }) => ({
        actor,
        action: 'registrations.decide-in-place',
        subjectType: 'person',
        subjectId: personId,
        before: null,
        after: decided,
      })),
    );
  }
}
