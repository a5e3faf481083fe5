import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { SwitchAttendanceModeService } from '../../domain/switch-attendance-mode.service.js';
import { toTicketType } from '../ticket.mapper.js';
import { AttendanceModeEnum, TicketType } from '../ticket.type.js';

@InputType()
export class SwitchAttendanceModeInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
  @Field(() => AttendanceModeEnum) mode: keyof typeof AttendanceModeEnum;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SwitchAttendanceModeError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class SwitchAttendanceModePayload {
  @Field(() => TicketType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  ticket: TicketType | null;
  @Field(() => [SwitchAttendanceModeError]) errors: SwitchAttendanceModeError[];
}

@Resolver()
export class SwitchModeResolver {
  constructor(
    private readonly service: SwitchAttendanceModeService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => SwitchAttendanceModePayload, {
    description:
      'Changes between the room and on-line in a hybrid session while seats last; the next in line has the seat left behind.',
  })
  @Allow('registrations.switch-mode')
  async switchAttendanceMode(
    @Args('input') { reference, mode }: SwitchAttendanceModeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SwitchAttendanceModePayload> {
    const result = await this.service.switchTo(actor, reference, mode);
    if (!result.ok) return { ticket: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }
}
