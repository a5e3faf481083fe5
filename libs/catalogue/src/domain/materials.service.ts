import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { MaterialFiles } from './material-files.service.js';
import { MaterialPolicy } from './material.policy.js';
import { MaterialRepository, type NewVersion, type StandingMaterial } from './material.repository.js';
import {
  type MaterialContent,
  type MaterialContentRefusal,
  type MaterialSource,
  type MaterialSourceRefusal,
  MOST_MATERIALS,
  MOST_VERSIONS,
  readMaterial,
  readSource,
  type TypedSource,
} from './material.rules.js';

type SourceRefusal = MaterialSourceRefusal | Refusal<'MATERIAL_FILE_NOT_FOUND'>;
type StandingRefusal = Refusal<'MATERIAL_NOT_FOUND' | 'MATERIAL_CHANGED'>;
export type AddMaterialRefusal =
  | MaterialContentRefusal
  | SourceRefusal
  | Refusal<'COURSE_NOT_FOUND' | 'FORBIDDEN' | 'TOO_MANY_MATERIALS' | 'IDEMPOTENCY_KEY_REUSED'>;
export type EditMaterialRefusal = MaterialContentRefusal | StandingRefusal;
export type AddVersionRefusal = SourceRefusal | StandingRefusal | Refusal<'FORBIDDEN' | 'TOO_MANY_VERSIONS'>;

/** A material and the revision of it that was seen. */
export interface SeenMaterial {
  readonly materialId: string;
  readonly revision: number;
}

/** What the committee does with the materials of courses, and who trains a session of one. Nobody is told of it. Source: docs/stories/course-materials.md. */
@Injectable()
export class MaterialsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly materials: MaterialRepository,
    private readonly files: MaterialFiles,
    private readonly policy: MaterialPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /** A new material with its first version; answers its id. The same key with the same content answers what it answered first.
   *  Refuses as `readMaterial` and `readSource` do, and COURSE_NOT_FOUND, MATERIAL_FILE_NOT_FOUND, TOO_MANY_MATERIALS,
   *  IDEMPOTENCY_KEY_REUSED; FORBIDDEN to a trainer who trains no session of the course now. */
  async add(
    actor: Actor,
    courseId: string,
    typed: { readonly content: MaterialContent; readonly source: TypedSource },
    idempotencyKey?: string | null,
  ): Promise<Result<string, AddMaterialRefusal>> {
    const content = readMaterial(typed.content);
    if (!content.ok) return content;
    const source = readSource(typed.source);
    if (!source.ok) return source;
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const body = { courseId, ...typed };
      const known = await claimKey(tx, actor, 'catalogue.add-material', idempotencyKey, { body, id });
      if (known) return known;
      const isTheirs = await this.policy.mayAddTo(tx, actor, courseId);
      const course = await this.materials.lockCourse(tx, courseId);
      if (!course || !(isTheirs || course.isPublished))
        return refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
      if (!isTheirs) return refuse('FORBIDDEN');
      if (course.materials >= MOST_MATERIALS) return refuse('TOO_MANY_MATERIALS');
      const version = await this.versionOf(tx, source.value);
      if (!version.ok) return version;
      await this.materials.insert(tx, id, courseId, content.value);
      await this.materials.addVersion(tx, id, { number: 1, version: version.value, by: actor.personId });
      const after = { courseId, ...content.value, number: 1, ...version.value };
      await this.record(tx, actor, 'catalogue.add-material', id, null, after);
      return accept(id);
    });
  }

  /** Writes its title, language and audience anew, shows it or takes it back; answers its id. Its versions stay. Refuses as
   *  `readMaterial` does, and MATERIAL_NOT_FOUND, MATERIAL_CHANGED (somebody else wrote meanwhile). */
  async edit(
    actor: Actor,
    seen: SeenMaterial,
    typed: MaterialContent,
  ): Promise<Result<string, EditMaterialRefusal>> {
    const read = readMaterial(typed);
    if (!read.ok) return read;
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lockSeen(tx, seen);
      if (!found.ok) return found;
      const { id, title, language, audience, isShown } = found.value;
      const before = { title, language, audience, isShown };
      await this.materials.update(tx, id, read.value);
      await this.record(tx, actor, 'catalogue.edit-material', id, before, read.value);
      return accept(id);
    });
  }

  /** A new version, which its audience reads from now on; those of before are kept. Answers the material's id. Refuses as
   *  `readSource` does, and MATERIAL_FILE_NOT_FOUND, MATERIAL_NOT_FOUND, MATERIAL_CHANGED, TOO_MANY_VERSIONS; FORBIDDEN to a trainer whose it
   *  is not, or who trains no session of its course now. */
  async addVersion(
    actor: Actor,
    seen: SeenMaterial,
    typed: TypedSource,
  ): Promise<Result<string, AddVersionRefusal>> {
    const source = readSource(typed);
    if (!source.ok) return source;
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lockToFollowUp(tx, actor, seen);
      if (!found.ok) return found;
      const { id, newest } = found.value;
      if (newest >= MOST_VERSIONS) return refuse('TOO_MANY_VERSIONS');
      const version = await this.versionOf(tx, source.value);
      if (!version.ok) return version;
      const number = newest + 1;
      await this.materials.addVersion(tx, id, { number, version: version.value, by: actor.personId });
      await this.materials.countRevision(tx, id);
      const after = { number, ...version.value };
      await this.record(tx, actor, 'catalogue.add-material-version', id, { number: newest }, after);
      return accept(id);
    });
  }

  private async lockToFollowUp(
    tx: Tx,
    actor: Actor,
    seen: SeenMaterial,
  ): Promise<Result<StandingMaterial, StandingRefusal | Refusal<'FORBIDDEN'>>> {
    const courseId = await this.materials.courseOf(tx, seen.materialId);
    const mayAdd = courseId !== null && (await this.policy.mayAddTo(tx, actor, courseId));
    const material = courseId && (await this.materials.lockById(tx, seen.materialId));
    if (!material) return noMaterial();
    const isTheirs = this.policy.mayFollowUp(actor, material);
    // What is not shown is there for nobody else.
    if (!isTheirs && !material.isShown) return noMaterial();
    if (!isTheirs || !mayAdd) return refuse('FORBIDDEN');
    return material.revision === seen.revision ? accept(material) : refuse('MATERIAL_CHANGED');
  }

  private async lockSeen(
    tx: Tx,
    { materialId, revision }: SeenMaterial,
  ): Promise<Result<StandingMaterial, StandingRefusal>> {
    const material = await this.materials.lockById(tx, materialId);
    if (!material) return noMaterial();
    return material.revision === revision ? accept(material) : refuse('MATERIAL_CHANGED');
  }

  private async versionOf(tx: Tx, source: MaterialSource): Promise<Result<NewVersion, SourceRefusal>> {
    if ('url' in source) return accept(source);
    const file = await this.files.claim(tx, source.file);
    return file.ok ? accept({ fileId: file.value, fileName: source.fileName }) : file;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: 'catalogue.add-material' | 'catalogue.edit-material' | 'catalogue.add-material-version',
    subjectId: string,
    before: object | null,
    after: object,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subjectType: 'material', subjectId, before, after });
  }
}

const noMaterial = (): Result<never, Refusal<'MATERIAL_NOT_FOUND'>> =>
  refuse('MATERIAL_NOT_FOUND', { path: ['materialId'] });
