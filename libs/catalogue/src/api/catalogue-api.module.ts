import { Module } from '@nestjs/common';
import { StorageModule } from '#storage';
import { CatalogueModule } from '../domain/catalogue.module.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { CityNodeSource, FocusAreaNodeSource, SectorNodeSource } from './catalogue.nodes.js';
import { CityResolver, FocusAreaResolver, SectorResolver } from './catalogue.resolvers.js';
import { CourseAuditSubject } from './course.audit-subject.js';
import { CourseMutations } from './course.mutations.js';
import { CourseNodeSource } from './course.node.js';
import { CourseResolver } from './course.resolver.js';
import { CourseExperiencesResolver, ExperienceResolver } from './experience.resolver.js';
import { ExperienceAuditSubject, ExperienceNodeSource } from './experience.sources.js';
import { MaterialFileRoute } from './material-file.route.js';
import { CourseMaterialsResolver, MaterialAuditSubject, MaterialMutations } from './material.resolver.js';
import { CoursePathsResolver, PathAuditSubject, PathNodeSource, PathResolver } from './path.resolver.js';

@Module({
  imports: [CatalogueModule, StorageModule],
  providers: [
    CatalogueLoaders,
    CityResolver,
    FocusAreaResolver,
    SectorResolver,
    CityNodeSource,
    FocusAreaNodeSource,
    SectorNodeSource,
    CourseResolver,
    CourseMutations,
    CourseNodeSource,
    CourseAuditSubject,
    PathResolver,
    CoursePathsResolver,
    PathNodeSource,
    PathAuditSubject,
    ExperienceResolver,
    CourseExperiencesResolver,
    ExperienceNodeSource,
    ExperienceAuditSubject,
    CourseMaterialsResolver,
    MaterialMutations,
    MaterialAuditSubject,
    MaterialFileRoute,
  ],
  exports: [CatalogueLoaders],
})
export class CatalogueApiModule {}
