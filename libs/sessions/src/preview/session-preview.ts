import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CatalogueReads, CourseReads } from '#catalogue';
import { accept, fromPackageRoot, type Locale, refuse, type Refusal, type Result } from '#kernel';
import { Typesetter, TYPESETTER_DEFAULTS, type TypesetRefusal, type TypesetterSettings } from '#typesetting';
import { SessionReads } from '../domain/session-reads.js';
import { type PreviewLetter, previewLetter } from './preview-letter.js';

/** Draws pictures of sessions. */
@Injectable()
export class PreviewTypesetter extends Typesetter {
  protected override readonly settings: TypesetterSettings = {
    ...TYPESETTER_DEFAULTS,
    format: 'png',
    template: fromPackageRoot('libs', 'sessions', 'templates', 'preview.typ'),
  };
}

export interface SessionPicture {
  readonly png: Buffer;
  /** Names what the picture says: the same as long as it says the same. */
  readonly digest: string;
}

/** Pictures that are kept; each has about 40 kB. */
const MOST_KEPT = 500;

/** What a link to a session looks like where it is shared. A picture is drawn once for what it says, and kept. */
@Injectable()
export class SessionPreview {
  private readonly kept = new Map<string, SessionPicture>();
  /** Being drawn: whoever asks for the same waits for the same. */
  private readonly drawing = new Map<string, Promise<Result<SessionPicture, TypesetRefusal>>>();

  constructor(
    private readonly reads: SessionReads,
    private readonly catalogue: CatalogueReads,
    private readonly courses: CourseReads,
    private readonly typesetter: PreviewTypesetter,
  ) {}

  /** The picture of a session, 1200 by 630 pixels. Refuses SESSION_NOT_FOUND, TYPESETTER_BUSY and TYPESETTER_FAILED. */
  async picture(
    sessionId: string,
    locale: Locale,
  ): Promise<Result<SessionPicture, Refusal<'SESSION_NOT_FOUND'> | TypesetRefusal>> {
    const letter = await this.letterOf(sessionId, locale);
    if (!letter) return refuse('SESSION_NOT_FOUND');
    const digest = createHash('sha256').update(JSON.stringify(letter)).digest('base64url').slice(0, 22);
    const kept = this.kept.get(digest);
    if (kept) {
      // To the end of the line: what is asked for stays longest.
      this.kept.delete(digest);
      this.kept.set(digest, kept);
      return accept(kept);
    }
    const drawing = this.drawing.get(digest) ?? this.draw(digest, letter);
    this.drawing.set(digest, drawing);
    return drawing;
  }

  private async draw(digest: string, letter: PreviewLetter): Promise<Result<SessionPicture, TypesetRefusal>> {
    try {
      const set = await this.typesetter.set(letter);
      if (!set.ok) return set;
      const picture = { png: set.value, digest };
      this.kept.set(digest, picture);
      const [oldest] = this.kept.keys();
      if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
      return accept(picture);
    } finally {
      this.drawing.delete(digest);
    }
  }

  private async letterOf(sessionId: string, locale: Locale): Promise<PreviewLetter | null> {
    const session = (await this.reads.byIds([sessionId])).get(sessionId);
    if (!session) return null;
    const [courses, cities] = await Promise.all([
      this.courses.byIds([session.courseId]),
      this.catalogue.citiesByIds(session.cityId ? [session.cityId] : []),
    ]);
    const course = courses.get(session.courseId);
    const city = session.cityId ? cities.get(session.cityId) : undefined;
    if (!course) return null;
    return previewLetter(
      { session, title: course.title, cityName: city?.name ?? null, weave: city?.weave ?? null },
      locale,
    );
  }
}
