import { AuditTrail } from '#audit';
import { type Actor, personActor, type Role } from '#authz';
import { CatalogueReads, loadReferenceData } from '#catalogue';
import { Config } from '#config';
import { createDataSource, EventListeners, PublicReads, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import type { OverviewFigure, OverviewFilter } from '#overview';
import { DecideReportService, ReportReads, SubmitReportService, WriteReportService } from '#reports';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { ReportFigures } from '../src/domain/report-figures.js';
import type { ReportContent } from '../src/domain/report-content.js';
import { ReportRepository } from '../src/domain/report.repository.js';
import { ReportPrinter } from '../src/pdf/report-printer.js';
import { ReportTypesetter } from '../src/pdf/report-typesetter.js';
import { ReportTidings } from '../src/domain/report-tidings.js';

/** The overview of docs/stories/report.md; a test may change what it says. */
export class StoryOverview {
  attended = 302n;
  private readonly cities = new Map<string, readonly [bigint, bigint, bigint]>();

  /** Registered, attended and accepted pledges of a city. */
  setCity(id: string, figures: readonly [bigint, bigint, bigint]): void {
    this.cities.set(id, figures);
  }

  async read(_tx: Tx, filter: OverviewFilter): Promise<OverviewFigure[]> {
    const city = filter.cityId ? this.cities.get(filter.cityId) : undefined;
    const [registered, attended, accepted] = city ?? [345n, this.attended, 38n];
    return [
      { measure: 'INVITED', unit: 'PEOPLE', value: city ? 0n : 612n },
      { measure: 'REGISTERED', unit: 'PEOPLE', value: registered },
      { measure: 'ATTENDED', unit: 'PEOPLE', value: attended },
      { measure: 'PLEDGED', unit: 'PLEDGES', value: 71n },
      { measure: 'ACCEPTED', unit: 'PLEDGES', value: accepted },
      { measure: 'ACCEPTED', unit: 'USD', value: 18_450_000n },
      { measure: 'ACCEPTED', unit: 'KHR', value: 96_000_000n },
    ];
  }
}

export interface ReportWorld {
  readonly overview: StoryOverview;
  readonly unitOfWork: UnitOfWork;
  readonly write: WriteReportService;
  readonly submit: SubmitReportService;
  readonly reads: ReportReads;
  readonly printer: ReportPrinter;
  /** Judges, with rows locked as this repository locks them. */
  readonly decide: (reports?: ReportRepository) => DecideReportService;
  readonly sovannary: Actor;
  /** Of the working group and a deputy chair. */
  readonly kosal: Actor;
  readonly chair: Actor;
  readonly office: Actor;
  readonly colleague: Actor;
  readonly close: () => Promise<void>;
}

/** The people of the story, their roles, the three cities, and the services over a test's database. */
export async function composeReports(db: TestDatabase, poolSize = 6): Promise<ReportWorld> {
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  await unitOfWork.run(loadReferenceData);
  const overview = new StoryOverview();
  const cities = await db.ownerSql<{ code: string; id: string }>(
    'select code, id from cities where is_pilot',
  );
  const figuresOf: Record<string, [bigint, bigint, bigint]> = {
    'phnom-penh': [160n, 141n, 13n],
    'siem-reap': [110n, 96n, 16n],
    battambang: [75n, 64n, 9n],
  };
  for (const { code, id } of cities) overview.setCity(id, figuresOf[code] ?? [0n, 0n, 0n]);
  const figures = new ReportFigures(overview);
  const repository = new ReportRepository();
  const tidings = new ReportTidings(new MessageLedger());
  const audit = new AuditTrail();
  const person = (name: string, email: string, ...roles: Role[]): Promise<Actor> =>
    aPerson(db, name, email, roles);
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const publicReads = new PublicReads(config);
  const typesetter = new ReportTypesetter();
  const reads = new ReportReads(unitOfWork, figures);
  return {
    overview,
    unitOfWork,
    write: new WriteReportService(unitOfWork, repository, figures, audit),
    submit: new SubmitReportService(unitOfWork, repository, figures, tidings, audit),
    reads,
    printer: new ReportPrinter(reads, new CatalogueReads(publicReads), typesetter, config),
    decide: (reports = repository) => new DecideReportService(unitOfWork, reports, tidings, audit),
    sovannary: await person('ម៉ៅ សុវណ្ណារី', 'sovannary@committee.example', 'WORKING_GROUP'),
    kosal: await person('ប៉ែន កុសល', 'kosal@committee.example', 'WORKING_GROUP', 'CHAIR'),
    chair: await person('អ៊ុក សម្បត្តិ', 'chair@committee.example', 'CHAIR'),
    office: await person('អ៊ឹម សិរីវុឌ្ឍ', 'office@government.example', 'HEAD_OF_GOVERNMENT_OFFICE'),
    colleague: await person('ទេព ចន្ថា', 'chantha@government.example', 'HEAD_OF_GOVERNMENT_OFFICE'),
    close: async () => {
      typesetter.onApplicationShutdown();
      await publicReads.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

async function aPerson(
  db: TestDatabase,
  name: string,
  email: string,
  roles: readonly Role[],
): Promise<Actor> {
  const personId = newId();
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $3)`,
    [personId, name, email],
  );
  for (const role of roles)
    await db.ownerSql('insert into role_grants (id, person_id, role) values ($1, $2, $3)', [
      newId(),
      personId,
      role,
    ]);
  const grants = roles.map((role) => ({ role, scopeId: null }));
  return personActor(personId, grants);
}

/** What Mao Sovannary writes. */
export const storyContent = (sentence = 'ផ្តោតលើគ្រប់វិស័យ'): ReportContent => ({
  title: {
    km: 'របាយការណ៍ស្តីពីការបណ្តុះបណ្តាល និងការគាំទ្រទីក្រុងឆ្លាតវៃ ប្រចាំឆ្នាំ២០២៦',
    en: 'Report on training and support for smart cities in 2026',
  },
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    {
      heading: { km: 'លទ្ធផលសំខាន់', en: 'Main results' },
      text: {
        km: 'មនុស្ស [attended] នាក់ ក្នុងចំណោម [invited] នាក់ដែលបានអញ្ជើញ បានទទួលការបណ្តុះបណ្តាល។',
        en: 'Of [invited] people invited, [attended] were trained.',
      },
      hasCityTable: true,
    },
    {
      heading: { km: 'ធនធានដែលបានទទួល', en: 'Support received' },
      text: {
        km: `ប្រាក់ដុល្លារអាមេរិក [accepted.usd] និងប្រាក់រៀល [accepted.khr] ត្រូវបានទទួល។\n${sentence}។`,
        en: `USD [accepted.usd] and KHR [accepted.khr] were accepted.\nThe next year goes on with every sector.`,
      },
      hasCityTable: false,
    },
  ],
});
