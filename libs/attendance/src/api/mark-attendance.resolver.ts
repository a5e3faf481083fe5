import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  assertPlainText,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { refuse } from '#kernel';
import { REGISTRATION_PREFIX } from '#registrations/api';
import { SessionPolicy } from '#sessions';
import { SESSION_PREFIX, SessionLoaders } from '#sessions/api';
import { MarkAttendanceService } from '../domain/mark-attendance.service.js';
import { MarkAttendanceInput, MarkAttendancePayload } from './attendance.type.js';

/** An id that no registration has, for whatever is not the id of one: the rules then say so of that mark. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Resolver()
export class MarkAttendanceResolver {
  constructor(
    private readonly service: MarkAttendanceService,
    private readonly policy: SessionPolicy,
    private readonly sessions: SessionLoaders,
  ) {}

  @Mutation(() => MarkAttendancePayload, {
    description:
      'Marks who came to a session, by its trainer or those who run the programme. The same marks may be sent twice.',
  })
  @Allow('attendance.mark')
  async markAttendance(
    @Args('input') input: MarkAttendanceInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<MarkAttendancePayload> {
    assertPlainText(input.reason ?? '', 'reason');
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    if (sessionId && !(await this.policy.mayReadInside(actor, sessionId)))
      throw forbidden('not a trainer of this session');
    const marks = input.marks.map(({ registrationId, status, version }) => ({
      registrationId: fromGlobalId(REGISTRATION_PREFIX, registrationId) ?? NOBODY,
      status,
      version: version ?? 0,
    }));
    const result = sessionId
      ? await this.service.mark(actor, { sessionId, marks, reason: input.reason ?? null })
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!result.ok) return { session: null, changed: 0, errors: [userError(ctx.locale, result.refusal)] };
    const session = await this.sessions.byId(ctx).load(sessionId!);
    return { session, changed: result.value.length, errors: [] };
  }
}
