import { Injectable } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { SessionReads } from './session-reads.js';

const RUNS_THE_PROGRAMME = new Set(['WORKING_GROUP', 'ADMINISTRATOR']);

export const runsTheProgramme = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.roles.some((grant) => RUNS_THE_PROGRAMME.has(grant.role));

/** Who may see the inside of a session: its trainers, and those who run the programme. */
@Injectable()
export class SessionPolicy {
  constructor(private readonly reads: SessionReads) {}

  async mayReadInside(actor: Actor, sessionId: string): Promise<boolean> {
    if (runsTheProgramme(actor)) return true;
    if (!actor.personId || !can(actor, 'sessions.read-own')) return false;
    return this.reads.isTrainer(actor, sessionId);
  }
}
