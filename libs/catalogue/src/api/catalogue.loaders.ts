import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { RequestContext } from '#graphql';
import { CatalogueReads } from '../domain/catalogue-reads.js';
import { CourseReads } from '../domain/course-reads.js';
import { toCityType, toFocusAreaType, toSectorType } from './catalogue.mapper.js';
import type { CityType, FocusAreaType, SectorType } from './catalogue.types.js';
import { toCourseType } from './course.mapper.js';
import type { CourseModuleType, CourseOutlineItemType, CourseType } from './course.type.js';

type ByUuid<Value> = DataLoader<string, Value | null>;

/** Loaders of one request, by uuid: however many rows ask, each set is read once. */
@Injectable()
export class CatalogueLoaders {
  constructor(
    private readonly reads: CatalogueReads,
    private readonly courseReads: CourseReads,
  ) {}

  cities(ctx: RequestContext): ByUuid<CityType> {
    return byUuid(ctx, 'catalogue.cities', (uuids) => this.reads.citiesByIds(uuids), toCityType);
  }

  /** In whatever state: for what names its course. Whoever asks for a course itself passes `seesCourse`. */
  courses(ctx: RequestContext): ByUuid<CourseType> {
    return byUuid(ctx, 'catalogue.courses', (uuids) => this.courseReads.byIds(uuids), toCourseType);
  }

  sectors(ctx: RequestContext): ByUuid<SectorType> {
    return byUuid(ctx, 'catalogue.sectors', (uuids) => this.reads.sectorsByIds(uuids), toSectorType);
  }

  focusAreas(ctx: RequestContext): ByUuid<FocusAreaType> {
    return byUuid(
      ctx,
      'catalogue.focus-areas',
      (uuids) => this.reads.focusAreasByIds(uuids),
      toFocusAreaType,
    );
  }

  /** The sectors of a focus area; null for one without any. */
  sectorsOfFocusArea(ctx: RequestContext): ByUuid<SectorType[]> {
    const read = (uuids: readonly string[]) => this.reads.sectorsOfFocusAreas(uuids, ctx.locale);
    return byUuid(ctx, 'catalogue.sectors-of-focus-area', read, (sectors) => sectors.map(toSectorType));
  }

  /** The outline of a course; null for one without any. */
  outlines(ctx: RequestContext): ByUuid<CourseOutlineItemType[]> {
    return byUuid(ctx, 'catalogue.outlines', (uuids) => this.courseReads.outlinesOf(uuids), same);
  }

  /** The modules of a course; null for one without any. */
  modules(ctx: RequestContext): ByUuid<CourseModuleType[]> {
    return byUuid(ctx, 'catalogue.modules', (uuids) => this.courseReads.modulesOf(uuids), same);
  }

  /** The courses that come before one, in whatever state; null for one without any. */
  prerequisites(ctx: RequestContext): ByUuid<CourseType[]> {
    const read = (uuids: readonly string[]) => this.courseReads.prerequisitesOf(uuids);
    return byUuid(ctx, 'catalogue.prerequisites', read, (courses) => courses.map(toCourseType));
  }
}

const same = <Value>(value: Value): Value => value;

function byUuid<View, Value>(
  ctx: RequestContext,
  key: string,
  read: (uuids: readonly string[]) => Promise<Map<string, View>>,
  toValue: (view: View) => Value,
): ByUuid<Value> {
  const load = async (uuids: readonly string[]): Promise<(Value | null)[]> => {
    const views = await read(uuids);
    return uuids.map((uuid) => {
      const view = views.get(uuid);
      return view === undefined ? null : toValue(view);
    });
  };
  return ctx.loaders.get(key, () => new DataLoader(load, { maxBatchSize: 1_000 }));
}
