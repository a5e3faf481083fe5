import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Actor, personActor } from '#authz';
import { type CourseContent, CatalogueModule, loadReferenceData, saveCourse } from '#catalogue';
import { Config, ConfigModule } from '#config';
import { DatabaseModule, UnitOfWork } from '#database';
import { type LocalizedText, newId } from '#kernel';
import { TEST_SECRET, type TestDatabase } from '#testing';

/** 09:00 on Monday 2 November 2026 in Phnom Penh. */
export const MORNING = '2026-11-02T02:00:00Z';

export const both = (km: string, en: string): LocalizedText => ({ km, en });

/** Catalogue over a test's database, composed as the api composes it, or the worker. */
export async function composeCatalogue(
  db: TestDatabase,
  settings: NodeJS.ProcessEnv = {},
  role: 'samaki_app' | 'samaki_worker' = 'samaki_app',
): Promise<INestApplicationContext> {
  const config = Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    ...settings,
  });

  @Module({
    imports: [ConfigModule.with(config), DatabaseModule.forProcess(role, [], 6), CatalogueModule],
  })
  class TestModule {}

  return NestFactory.createApplicationContext(TestModule, { logger: ['error'], abortOnError: false });
}

export interface School {
  readonly sectorId: string;
  /** Courses that are published already. */
  readonly openData: string;
  readonly tourism: string;
  /** Of the working group. */
  readonly dara: Actor;
}

/** The people and courses of the story. */
export async function buildSchool(db: TestDatabase, app: INestApplicationContext): Promise<School> {
  const unitOfWork = app.get(UnitOfWork);
  const course = (code: string, sectorCode: string, en: string) =>
    unitOfWork.run((tx) =>
      saveCourse(tx, {
        code,
        sectorCode,
        title: both('វគ្គ', en),
        lead: both('មួយប្រយោគ', 'One sentence.'),
        description: both('កថាខណ្ឌ', 'A paragraph.'),
        audience: both('មន្ត្រី', 'Officers'),
        outline: [{ offsetMinutes: 0, title: both('បើក', 'Opening') }],
        modules: [
          { title: both('ម៉ូឌុល', 'Module'), minutes: 60, objectives: [both('អាន', 'Read one data set')] },
        ],
      }),
    );
  await unitOfWork.run(loadReferenceData);
  const openData = await course('open-data', 'open-data', 'Open data for public services');
  const tourism = await course('tourism-heritage', 'tourism', 'Smart tourism and the care of heritage');
  const [sector] = await db.ownerSql<{ id: string }>(`select id from sectors where code = 'open-data'`);
  const dara = newId();
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, 'Sok Dara', 'dara@example.org', 'en', 'Sok Dara')`,
    [dara],
  );
  return {
    sectorId: sector!.id,
    openData,
    tourism,
    dara: personActor(dara, [{ role: 'WORKING_GROUP', scopeId: null }]),
  };
}

/** The course of the story. */
export const aCourse = (school: School, more: Partial<CourseContent> = {}): CourseContent => ({
  title: both('អានទិន្នន័យឧបករណ៍វាស់ក្នុងទីក្រុង', "Reading a city's sensors"),
  lead: both('ពីតួលេខដល់ការសម្រេចចិត្ត។', 'From readings to a decision.'),
  description: both('មួយសប្តាហ៍នៃទិន្នន័យពិត។', 'A week of real readings.'),
  audience: both('មន្ត្រី និងអង្គការ', 'Officers and NGOs'),
  sectorId: school.sectorId,
  level: 'INTERMEDIATE',
  audienceKinds: ['NGO', 'INSTITUTION'],
  languages: ['km', 'en'],
  modules: [
    {
      title: both('អ្វីដែលឧបករណ៍វាស់ប្រាប់', 'What a sensor says'),
      minutes: 90,
      objectives: [
        both('បែងចែករង្វាស់ពីការស្មាន', 'Tell a measurement from a guess'),
        both('ប្រាប់កំហុសពីរនៃឧបករណ៍វាស់', 'Name two faults of a sensor'),
      ],
    },
    {
      title: both('ពីទិន្នន័យមួយសប្តាហ៍ដល់ការសម្រេចចិត្ត', 'From a week of readings to a decision'),
      minutes: 120,
      objectives: [both('សរសេរសំណើមួយទំព័រ', 'Write a proposal of one page')],
    },
  ],
  outline: [
    { offsetMinutes: 105, isBreak: false, title: both('មួយសប្តាហ៍នៃទិន្នន័យ', 'A week of readings'), note: null },
    {
      offsetMinutes: 0,
      isBreak: false,
      title: both('អ្វីដែលឧបករណ៍វាស់ប្រាប់', 'What a sensor says'),
      note: both('នៅក្រៅ ក្បែរទន្លេ', 'Outside, by the river'),
    },
    { offsetMinutes: 90, isBreak: true, title: both('សម្រាក', 'Break'), note: null },
  ],
  prerequisiteIds: [school.openData],
  ...more,
});
