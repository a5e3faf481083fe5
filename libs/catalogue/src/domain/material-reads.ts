import { Injectable, Optional } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { PublicReads } from '#database';
import type { LocalizedText } from '#kernel';
import { CourseParticipants } from './course-participants.port.js';
import { type HandIn, MaterialHandIns } from './material-hand-ins.js';
import { type MaterialAudience, seesMaterial } from './material.rules.js';
import { byId, groupBy, matching, text } from './reading.js';

export interface MaterialVersionView {
  readonly id: string;
  readonly number: number;
  /** Null for a link, as the size is. */
  readonly fileName: string | null;
  readonly bytes: number | null;
  /** Null for a file. */
  readonly url: string | null;
  readonly addedAt: Date;
  /** The name of who handed it in, for those who write courses and for who it is; null otherwise, and where nobody knows. */
  readonly handedInBy: string | null;
}

export interface MaterialView {
  readonly id: string;
  readonly courseId: string;
  readonly title: LocalizedText;
  readonly language: string;
  readonly audience: MaterialAudience;
  readonly isShown: boolean;
  readonly revision: number;
  /** Whether the reader may add a version now. */
  readonly mayAddVersion: boolean;
  /** The newest first; one at least. */
  readonly versions: readonly MaterialVersionView[];
}

/** A file as it is read. */
export interface MaterialFile {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly fileName: string;
}

type Row = Omit<MaterialView, 'versions' | 'mayAddVersion'> & { readonly isOfPublished: boolean };
/** Those that the reader sees, with what they may know of who handed them in. */
interface Seen {
  readonly rows: readonly Row[];
  readonly handIns: readonly HandIn[];
}

type VersionRow = Omit<MaterialVersionView, 'handedInBy'> & { readonly materialId: string };

const MATERIAL = `select m.id, m.course_id as "courseId", ${text('m.title')} as title, m.language, m.audience,
  m.is_shown as "isShown", m.revision, c.state = 'PUBLISHED' as "isOfPublished"
  from course_materials m join courses c on c.id = m.course_id`;

/** Materials for whoever asks: those that they may see. */
@Injectable()
export class MaterialReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly handIns: MaterialHandIns,
    @Optional() private readonly participants?: CourseParticipants,
  ) {}

  async byIds(actor: Actor, ids: readonly string[]): Promise<Map<string, MaterialView>> {
    const rows = await this.publicReads.sql(matching<Row>(`${MATERIAL} where m.id = any($1)`, ids));
    return byId(await this.viewsOf(actor, rows));
  }

  /** Those of each course, the first added first. A course without any has no entry. */
  async ofCourses(actor: Actor, courseIds: readonly string[]): Promise<Map<string, MaterialView[]>> {
    const query = `${MATERIAL} where m.course_id = any($1) order by m.course_id, m.id`;
    const rows = await this.publicReads.sql(matching<Row>(query, courseIds));
    return groupBy(await this.viewsOf(actor, rows), ({ courseId }) => courseId);
  }

  /** The file of a version: the newest for its audience, any of them for trainers. Null for a link and for what is not theirs. */
  async file(actor: Actor, versionId: string): Promise<MaterialFile | null> {
    const [found] = await this.publicReads.sql<Row & MaterialFile & { isNewest: boolean }>({
      text: `select m.*, f.sha256, f.bytes, v.file_name as "fileName",
          not exists (select from material_versions n where n.material_id = v.material_id and n.number > v.number) as "isNewest"
        from material_versions v join material_files f on f.id = v.file_id join (${MATERIAL}) m on m.id = v.material_id
        where v.id = $1`,
      values: [versionId],
    });
    if (!found || !(found.isNewest || can(actor, 'catalogue.read-materials'))) return null;
    const { rows } = await this.seen(actor, [found]);
    return rows.length > 0 ? { sha256: found.sha256, bytes: found.bytes, fileName: found.fileName } : null;
  }

  private async seen(actor: Actor, rows: readonly Row[]): Promise<Seen> {
    const asked = rows.filter(({ audience, isShown }) => isShown && audience !== 'TRAINERS');
    const courseIds = [...new Set(asked.map(({ courseId }) => courseId))];
    const confirmed =
      actor.personId && courseIds.length > 0
        ? await this.participants?.confirmedIn(actor, courseIds)
        : undefined;
    const reader = {
      writes: can(actor, 'catalogue.manage'),
      trains: can(actor, 'catalogue.read-materials'),
    };
    const handIns = await this.handIns.of(
      actor,
      rows.map(({ id }) => id),
    );
    const own = ownOf(actor, handIns);
    const seen = rows.filter((row) =>
      seesMaterial(
        { ...reader, isConfirmed: confirmed?.has(row.courseId) ?? false, isOwn: own.has(row.id) },
        row,
      ),
    );
    return { rows: seen, handIns };
  }

  private async viewsOf(actor: Actor, found: readonly Row[]): Promise<MaterialView[]> {
    const { rows, handIns } = await this.seen(actor, found);
    const courses = rows.length > 0 ? await this.handIns.coursesOf(actor) : null;
    const own = ownOf(actor, handIns);
    const names = new Map(handIns.map(({ versionId, name }) => [versionId, name]));
    const versions = await this.versionsOf(rows);
    return rows.map((row) => ({
      ...row,
      mayAddVersion: courses === null || (courses.has(row.courseId) && own.has(row.id)),
      versions: (versions.get(row.id) ?? []).map((version) => ({
        ...version,
        handedInBy: names.get(version.id) ?? null,
      })),
    }));
  }

  private async versionsOf(rows: readonly Row[]): Promise<Map<string, VersionRow[]>> {
    const query = `select v.material_id as "materialId", v.id, v.number, v.file_name as "fileName", f.bytes, v.url,
        v.added_at as "addedAt"
      from material_versions v left join material_files f on f.id = v.file_id
      where v.material_id = any($1) order by v.material_id, v.number desc`;
    const found = await this.publicReads.sql(
      matching<VersionRow>(
        query,
        rows.map(({ id }) => id),
      ),
    );
    return groupBy(found, ({ materialId }) => materialId);
  }
}

/** What the reader handed in the first version of. */
const ownOf = (actor: Actor, handIns: readonly HandIn[]): ReadonlySet<string> =>
  new Set(
    handIns.flatMap(({ number, personId, materialId }) =>
      number === 1 && personId === actor.personId ? [materialId] : [],
    ),
  );
