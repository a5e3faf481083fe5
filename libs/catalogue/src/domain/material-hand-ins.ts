import { Injectable, Optional } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { sql, UnitOfWork } from '#database';
import { CourseTrainers } from './course-trainers.port.js';

/** Who handed in a version, for whoever may know. */
export interface HandIn {
  readonly versionId: string;
  readonly materialId: string;
  /** Of the version. */
  readonly number: number;
  readonly personId: string;
  readonly name: string;
}

/** Who handed in what, and where somebody may hand in now, for readers. What is done asks `MaterialPolicy`. */
@Injectable()
export class MaterialHandIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly trainers?: CourseTrainers,
  ) {}

  /** The courses to whose materials the actor may add now; null for every one. */
  async coursesOf(actor: Actor): Promise<ReadonlySet<string> | null> {
    if (can(actor, 'catalogue.manage')) return null;
    if (!can(actor, 'catalogue.add-materials')) return new Set();
    return (await this.trainers?.trainedBy(actor)) ?? new Set();
  }

  /** Of these materials: every version for those who write courses, the own for others. Indexes: uq_material_versions__material_id_number,
   *  pk_material_hand_ins. */
  async of(actor: Actor, materialIds: readonly string[]): Promise<HandIn[]> {
    if (materialIds.length === 0 || !can(actor, 'catalogue.add-materials')) return [];
    const all = can(actor, 'catalogue.manage');
    return this.unitOfWork.readAs(
      actor,
      sql<HandIn>`
      select h.version_id as "versionId", v.material_id as "materialId", v.number, h.person_id as "personId", p.full_name as name
      from material_versions v join material_hand_ins h on h.version_id = v.id join people p on p.id = h.person_id
      where v.material_id = any(${materialIds}::uuid[]) and (${all} or h.person_id = ${actor.personId})`,
    );
  }
}
