import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { NodeSource, type RequestContext, toGlobalId } from '#graphql';
import { ExperienceReads } from '../domain/experience-reads.js';
import { seesExperience } from './experience.resolver.js';
import { EXPERIENCE_PREFIX, toExperienceType } from './experience.type.js';

@Injectable()
export class ExperienceNodeSource extends NodeSource {
  readonly prefix = EXPERIENCE_PREFIX;
  readonly typeName = 'Experience';

  constructor(private readonly reads: ExperienceReads) {
    super();
  }

  async load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    const found = await this.reads.byIds(uuids);
    return uuids.map((uuid) => {
      const view = found.get(uuid);
      return view && seesExperience(ctx.actor, view) ? toExperienceType(view) : null;
    });
  }
}

/** Experiences in the audit, each with the page on which it is written. */
@Injectable()
export class ExperienceAuditSubject extends AuditSubjectSource {
  readonly type = 'experience';
  readonly prefix = EXPERIENCE_PREFIX;

  constructor(private readonly reads: ExperienceReads) {
    super();
  }

  async describe(_actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const views = [...(await this.reads.byIds(uuids)).values()];
    return new Map(
      views.map(({ id, title }) => [
        id,
        { name: title, page: `/manage/experiences/${toGlobalId(EXPERIENCE_PREFIX, id)}` },
      ]),
    );
  }
}
