import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, forbidden, type RequestContext } from '#graphql';
import {
  OrganisationCountsType,
  OrganisationPersonType,
  OrganisationRegistrationType,
  RosterEntryType,
} from '#registrations/api';
import { SessionPolicy } from '#sessions';
import { SessionType } from '#sessions/api';
import { AttendanceReads, type AttendanceView } from '../domain/attendance-reads.js';
import { AttendanceCountsType, AttendanceType } from './attendance.type.js';

/** The mark of a registration, one query for all of a request. */
const marks = (reads: AttendanceReads, ctx: RequestContext): DataLoader<string, AttendanceView | null> =>
  ctx.loaders.get(
    'attendance.marks',
    () =>
      new DataLoader<string, AttendanceView | null>(async (ids) => {
        const views = await reads.byRegistrationIds(ctx.actor, ids);
        return ids.map((id) => views.get(id) ?? null);
      }),
  );

/** What attendance adds to the roster. */
@Resolver(() => RosterEntryType)
export class RosterAttendanceField {
  constructor(private readonly reads: AttendanceReads) {}

  @ResolveField(() => AttendanceType, { nullable: true, description: 'Null while nobody has marked it.' })
  @AllowWithParent()
  async attendance(
    @Parent() entry: RosterEntryType,
    @Ctx() ctx: RequestContext,
  ): Promise<AttendanceType | null> {
    return marks(this.reads, ctx).load(entry.registrationUuid);
  }
}

/** … to a session, for those who hold it. */
@Resolver(() => SessionType)
export class SessionAttendanceField {
  constructor(
    private readonly reads: AttendanceReads,
    private readonly policy: SessionPolicy,
  ) {}

  @ResolveField(() => AttendanceCountsType)
  @Allow('registrations.read-roster')
  async attendanceCounts(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<AttendanceCountsType> {
    if (!(await this.policy.mayReadInside(actor, session.uuid)))
      throw forbidden('not a trainer of this session');
    const [counts, window] = await Promise.all([
      this.reads.counts(actor, session.uuid),
      this.reads.window(actor, session.uuid),
    ]);
    return { ...counts, opensAt: window?.opensAt ?? session.startsAt, open: window?.isOpen ?? false };
  }
}

/** … to an organisation's registrations. */
@Resolver(() => OrganisationRegistrationType)
export class OrganisationRegistrationAttendanceField {
  constructor(private readonly reads: AttendanceReads) {}

  @ResolveField(() => AttendanceType, { nullable: true, description: 'Null while nobody has marked it.' })
  @AllowWithParent()
  async attendance(
    @Parent() registration: OrganisationRegistrationType,
    @Ctx() ctx: RequestContext,
  ): Promise<AttendanceType | null> {
    return marks(this.reads, ctx).load(registration.registrationUuid);
  }
}

/** … and to its people. */
@Resolver(() => OrganisationPersonType)
export class OrganisationPersonAttendanceField {
  constructor(private readonly reads: AttendanceReads) {}

  @ResolveField(() => Int, { description: 'Sessions that the person came to for the organisation.' })
  @AllowWithParent()
  async timesAttended(@Parent() person: OrganisationPersonType, @Ctx() ctx: RequestContext): Promise<number> {
    const { organisationUuid, personUuid } = person;
    const loader = ctx.loaders.get(
      `attendance.times.${organisationUuid}`,
      () =>
        new DataLoader<string, number>(async (ids) => {
          const times = await this.reads.timesAttended(ctx.actor, organisationUuid, ids);
          return ids.map((id) => times.get(id) ?? 0);
        }),
    );
    return loader.load(personUuid);
  }
}

@Resolver(() => OrganisationCountsType)
export class OrganisationTrainedField {
  constructor(private readonly reads: AttendanceReads) {}

  @ResolveField(() => Int, { description: 'People who came to a session at least once.' })
  @AllowWithParent()
  async trained(
    @Parent() { organisationUuid, cityUuids }: OrganisationCountsType,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    const loader = ctx.loaders.get(
      `attendance.trained.${cityUuids?.join() ?? 'all'}`,
      () =>
        new DataLoader<string, number>(async (ids) => {
          const trained = await this.reads.trained(ctx.actor, ids, cityUuids);
          return ids.map((id) => trained.get(id) ?? 0);
        }),
    );
    return loader.load(organisationUuid);
  }
}
