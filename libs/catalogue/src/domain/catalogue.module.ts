import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { StorageModule } from '#storage';
import { CatalogueReads } from './catalogue-reads.js';
import { CityRoleScopes } from './city-role-scopes.js';
import { CourseReads } from './course-reads.js';
import { CourseRepository } from './course.repository.js';
import { CoursesService } from './courses.service.js';
import { ExperienceReads } from './experience-reads.js';
import { ExperienceRepository } from './experience.repository.js';
import { ExperiencesService } from './experiences.service.js';
import { MaterialFileRepository } from './material-file.repository.js';
import { MaterialHandIns } from './material-hand-ins.js';
import { MaterialFiles } from './material-files.service.js';
import { MaterialPolicy } from './material.policy.js';
import { MaterialReads } from './material-reads.js';
import { MaterialRepository } from './material.repository.js';
import { MaterialsPersonHolding } from './materials.person-holding.js';
import { MaterialsPersonalData } from './materials.personal-data.js';
import { MaterialsService } from './materials.service.js';
import { PathReads } from './path-reads.js';
import { PathRepository } from './path.repository.js';
import { PathsService } from './paths.service.js';

const SERVICES = [
  CatalogueReads,
  CourseReads,
  CoursesService,
  ExperienceReads,
  ExperiencesService,
  MaterialFiles,
  MaterialHandIns,
  MaterialReads,
  MaterialsService,
  PathReads,
  PathsService,
];

/** What is taught, and where. */
@Module({
  imports: [StorageModule],
  providers: [
    AuditTrail,
    CityRoleScopes,
    CourseRepository,
    ExperienceRepository,
    MaterialFileRepository,
    MaterialPolicy,
    MaterialRepository,
    MaterialsPersonalData,
    MaterialsPersonHolding,
    PathRepository,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class CatalogueModule {}
