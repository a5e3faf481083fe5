import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, badInput, CurrentActor, fromGlobalId } from '#graphql';
import { SESSION_PREFIX } from '#sessions/api';
import { type ReachView, RecipientReads } from '../domain/recipient-reads.js';
import { CampaignReachType } from './campaign.types.js';
import { CampaignSegmentInput, SegmentInputs } from './segment.input.js';

/** The figures beside a segment while it is being chosen. */
@Resolver()
export class SegmentReachResolver {
  constructor(
    private readonly reads: RecipientReads,
    private readonly segments: SegmentInputs,
  ) {}

  @Query(() => CampaignReachType, { description: 'What a segment would reach now. Nothing is written.' })
  @Allow('outreach.write-campaign')
  async segmentReach(
    @Args('segment', { type: () => CampaignSegmentInput }) segment: CampaignSegmentInput,
    @Args('sessionId', { type: () => ID, nullable: true }) sessionId: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReachView> {
    const session = sessionId ? fromGlobalId(SESSION_PREFIX, sessionId) : null;
    if (sessionId && !session) throw badInput('not the id of a session');
    return this.reads.reach(actor, await this.segments.read(segment), session);
  }
}
