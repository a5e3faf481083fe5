import { Injectable } from '@nestjs/common';
import { NodeSource, type RequestContext } from '#graphql';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { COURSE_PREFIX, seesCourse } from './course.mapper.js';

@Injectable()
export class CourseNodeSource extends NodeSource {
  readonly prefix = COURSE_PREFIX;
  readonly typeName = 'Course';

  constructor(private readonly loaders: CatalogueLoaders) {
    super();
  }

  async load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    const courses = await Promise.all(uuids.map((uuid) => this.loaders.courses(ctx).load(uuid)));
    return courses.map((course) => (course && seesCourse(ctx.actor, course) ? course : null));
  }
}
