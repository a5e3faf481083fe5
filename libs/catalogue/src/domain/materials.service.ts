import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { Config } from '#config';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, newId, readSignedId, refuse, type Refusal, type Result, signId } from '#kernel';
import { Blobs, type FileRefusal, readPdf } from '#storage';
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

const PURPOSE = 'catalogue material file';

type SourceRefusal = MaterialSourceRefusal | Refusal<'MATERIAL_FILE_NOT_FOUND'>;
type StandingRefusal = Refusal<'MATERIAL_NOT_FOUND' | 'MATERIAL_CHANGED'>;
export type AddMaterialRefusal =
  | MaterialContentRefusal
  | SourceRefusal
  | Refusal<'COURSE_NOT_FOUND' | 'TOO_MANY_MATERIALS' | 'IDEMPOTENCY_KEY_REUSED'>;
export type EditMaterialRefusal = MaterialContentRefusal | StandingRefusal;
export type AddVersionRefusal = SourceRefusal | StandingRefusal | Refusal<'TOO_MANY_VERSIONS'>;

/** A material and the revision of it that was seen. */
export interface SeenMaterial {
  readonly materialId: string;
  readonly revision: number;
}

/** What the committee does with the materials of courses. Nobody is told of it. Source: docs/stories/course-materials.md. */
@Injectable()
export class MaterialsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly materials: MaterialRepository,
    private readonly blobs: Blobs,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Keeps a file that is handed in; answers the word by which `add` and `addVersion` name it. Until then nobody reads it. Refuses
   *  as `readPdf` does. */
  async keepFile(content: Buffer): Promise<Result<string, FileRefusal>> {
    const read = readPdf(content);
    if (!read.ok) return read;
    const stored = await this.blobs.put(read.value);
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      await this.materials.insertFile(tx, id, stored);
      return accept(signId(this.config.secret, PURPOSE, id));
    });
  }

  /** A new material with its first version; answers its id. The same key with the same content answers what it answered first.
   *  Refuses as `readMaterial` and `readSource` do, and COURSE_NOT_FOUND, MATERIAL_FILE_NOT_FOUND, TOO_MANY_MATERIALS,
   *  IDEMPOTENCY_KEY_REUSED. */
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
      const course = await this.materials.lockCourse(tx, courseId);
      if (!course) return refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
      if (course.materials >= MOST_MATERIALS) return refuse('TOO_MANY_MATERIALS');
      const version = await this.versionOf(tx, source.value);
      if (!version.ok) return version;
      await this.materials.insert(tx, id, courseId, content.value);
      await this.materials.addVersion(tx, id, 1, version.value);
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
   *  `readSource` does, and MATERIAL_FILE_NOT_FOUND, MATERIAL_NOT_FOUND, MATERIAL_CHANGED, TOO_MANY_VERSIONS. */
  async addVersion(
    actor: Actor,
    seen: SeenMaterial,
    typed: TypedSource,
  ): Promise<Result<string, AddVersionRefusal>> {
    const source = readSource(typed);
    if (!source.ok) return source;
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lockSeen(tx, seen);
      if (!found.ok) return found;
      const { id, newest } = found.value;
      if (newest >= MOST_VERSIONS) return refuse('TOO_MANY_VERSIONS');
      const version = await this.versionOf(tx, source.value);
      if (!version.ok) return version;
      const number = newest + 1;
      await this.materials.addVersion(tx, id, number, version.value);
      await this.materials.countRevision(tx, id);
      const after = { number, ...version.value };
      await this.record(tx, actor, 'catalogue.add-material-version', id, { number: newest }, after);
      return accept(id);
    });
  }

  private async lockSeen(
    tx: Tx,
    { materialId, revision }: SeenMaterial,
  ): Promise<Result<StandingMaterial, StandingRefusal>> {
    const material = await this.materials.lockById(tx, materialId);
    if (!material) return refuse('MATERIAL_NOT_FOUND', { path: ['materialId'] });
    return material.revision === revision ? accept(material) : refuse('MATERIAL_CHANGED');
  }

  private async versionOf(tx: Tx, source: MaterialSource): Promise<Result<NewVersion, SourceRefusal>> {
    if ('url' in source) return accept(source);
    const fileId = readSignedId(this.config.secrets, PURPOSE, source.file);
    return fileId && (await this.materials.fileExists(tx, fileId))
      ? accept({ fileId, fileName: source.fileName })
      : refuse('MATERIAL_FILE_NOT_FOUND', { path: ['file'] });
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
