import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { Config } from '#config';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { ExperienceRepository } from './experience.repository.js';
import {
  decideGrounds,
  type ExperienceContent,
  type ExperienceContentRefusal,
  type ExperienceGroundsRefusal,
  readExperience,
} from './experience.rules.js';

type WritingRefusal = ExperienceContentRefusal | ExperienceGroundsRefusal;
export type CreateExperienceRefusal = WritingRefusal | Refusal<'IDEMPOTENCY_KEY_REUSED'>;
export type EditExperienceRefusal = WritingRefusal | Refusal<'EXPERIENCE_NOT_FOUND' | 'EXPERIENCE_CHANGED'>;

/** What the committee does with the experiences of other countries. Nobody is told of it. Source: docs/stories/experiences.md. */
@Injectable()
export class ExperiencesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly experiences: ExperienceRepository,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** A new one; answers its id. The same key with the same content answers what it answered first. Refuses as `readExperience`
   *  and `decideGrounds` do, and IDEMPOTENCY_KEY_REUSED. */
  async create(
    actor: Actor,
    typed: ExperienceContent,
    idempotencyKey?: string | null,
  ): Promise<Result<string, CreateExperienceRefusal>> {
    const read = readExperience(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const known = await claimKey(tx, actor, 'catalogue.create-experience', idempotencyKey, {
        body: typed,
        id,
      });
      if (known) return known;
      const verdict = await this.decide(tx, read.value);
      if (!verdict.ok) return verdict;
      await this.experiences.insert(tx, id, read.value);
      await this.audit.record(tx, {
        actor,
        action: 'catalogue.create-experience',
        subjectType: 'experience',
        subjectId: id,
        before: null,
        after: read.value,
      });
      return accept(id);
    });
  }

  /** Writes one anew, shows it to everybody or takes it back; answers its id. `version` is the one that was seen. Refuses as
   *  `create`, and EXPERIENCE_NOT_FOUND, EXPERIENCE_CHANGED (somebody else wrote meanwhile). */
  async edit(
    actor: Actor,
    experienceId: string,
    version: number,
    typed: ExperienceContent,
  ): Promise<Result<string, EditExperienceRefusal>> {
    const read = readExperience(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      const standing = await this.experiences.lockById(tx, experienceId);
      if (!standing) return refuse('EXPERIENCE_NOT_FOUND', { path: ['experienceId'] });
      if (standing.version !== version) return refuse('EXPERIENCE_CHANGED');
      const verdict = await this.decide(tx, read.value);
      if (!verdict.ok) return verdict;
      const { id, ...before } = standing;
      await this.experiences.update(tx, id, read.value);
      await this.audit.record(tx, {
        actor,
        action: 'catalogue.edit-experience',
        subjectType: 'experience',
        subjectId: id,
        before,
        after: { ...read.value, version: version + 1 },
      });
      return accept(id);
    });
  }

  private async decide(tx: Tx, content: ExperienceContent) {
    return decideGrounds(content, await this.experiences.grounds(tx, this.config.programmeTimeZone, content));
  }
}
