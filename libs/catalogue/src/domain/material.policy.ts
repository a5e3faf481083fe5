import { Injectable, Optional } from '@nestjs/common';
import { type Actor, can } from '#authz';
import type { Tx } from '#database';
import { CourseTrainers } from './course-trainers.port.js';

/** Who adds to the materials of a course: those who write courses, and for a time who trains a session of it. What is decided holds until
 *  the transaction ends. Lock order: the sessions of the course, then the course, then its materials. Source: docs/stories/course-materials.md. */
@Injectable()
export class MaterialPolicy {
  constructor(@Optional() private readonly trainers?: CourseTrainers) {}

  async mayAddTo(tx: Tx, actor: Actor, courseId: string): Promise<boolean> {
    if (can(actor, 'catalogue.manage')) return true;
    return (await this.trainers?.keepsTraining(tx, actor, courseId)) ?? false;
  }

  /** A trainer follows up what they handed in themselves: the first version says who. */
  mayFollowUp(actor: Actor, material: { readonly handedInBy: string | null }): boolean {
    if (can(actor, 'catalogue.manage')) return true;
    return actor.personId !== null && material.handedInBy === actor.personId;
  }
}
