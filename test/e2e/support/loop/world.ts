/* What stands when docs/stories/the-loop.md begins. */
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { saveCourse } from '#catalogue';
import { type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { ChangeSessionStateService, PlanSessionService } from '#sessions';
import type { TestDatabase } from '#testing';
import { DEMO_COURSES } from '../../../../apps/cli/src/demo/courses.data.js';
import { MARKER } from '../../../../apps/cli/src/demo/load-demonstration.js';
import {
  aPerson,
  giveRoles,
  layOverviewStory,
  type OverviewStory,
} from '../../../../libs/overview/test/overview.builder.js';
import { composeProgramme } from '../../../../libs/registrations/test/programme.builder.js';
import { at } from '../main-story/data.js';
import { KEPT_OUT, PEOPLE, WHEN } from './cast.js';

export interface LoopWorld {
  readonly overview: OverviewStory;
  /** Of the row. */
  readonly sessionId: string;
  /** Global ids. */
  readonly session: string;
  readonly tonle: string;
  /** Rows of people before the first registration. */
  readonly peopleBefore: number;
}

/** A row's id as the api names it. */
export const globalId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
export const uuidOf = (id: string): string =>
  id.replace(/^\w+_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Lays the world of docs/stories/overview.md, the people and the session beside it, and sets the clock. */
export async function layLoop(db: TestDatabase): Promise<LoopWorld> {
  const overview = await layOverviewStory(db);
  await giveRoles(db, overview);
  await db.travelTo(at(WHEN.begin));
  await layPeople(db, overview);
  const sessionId = await laySession(db, overview);
  const [row] = await db.ownerSql<{ n: number }>('select count(*)::int as n from people');
  return {
    overview,
    sessionId,
    session: globalId('ses', sessionId),
    tonle: globalId('org', overview.organisations['Tonle Mobility']!),
    peopleBefore: row!.n,
  };
}

async function layPeople(db: TestDatabase, { people, organisations }: OverviewStory): Promise<void> {
  const nita = await aPerson(db, PEOPLE.nita.fullName, { email: PEOPLE.nita.email, locale: 'en' });
  const vibol = await aPerson(db, PEOPLE.vibol.fullName, { email: null, phone: '+85512000301' });
  for (const [organisation, members] of [
    ['Tonle Mobility', [people['Sun Mara'], people['Kim Sovann']]],
    ['Angkor Guides', [people['Chan Sreymom'], people['Lim Chenda']]],
    ['Green School', [people['Keo Bopha'], nita, vibol]],
  ] as const)
    for (const member of members)
      await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
        organisations[organisation],
        member,
      ]);
  await db.ownerSql(
    `insert into outreach_exclusions (organisation_id, reason, excluded_by)
     select $1, $2, person_id from role_grants where role = 'WORKING_GROUP'`,
    [organisations['Angkor Guides'], KEPT_OUT],
  );
  await db.ownerSql(
    `insert into consents (purpose, is_given, address_hash, source, wording)
     values ('CAMPAIGNS', false, outreach_address_hash($1), 'EARLIER', '1')`,
    [PEOPLE.sovann.email],
  );
  // Granted after those of the one-click sign-ins, which therefore stay theirs.
  const kosal = await aPerson(db, PEOPLE.kosal.fullName, { email: PEOPLE.kosal.email, locale: 'en' });
  for (const role of ['WORKING_GROUP', 'HEAD_OF_GOVERNMENT_OFFICE'])
    await db.ownerSql('insert into role_grants (id, person_id, role) values ($1, $2, $3)', [
      newId(),
      kosal,
      role,
    ]);
}

/** By the doors of the catalogue and of the sessions. */
async function laySession(db: TestDatabase, { cities }: OverviewStory): Promise<string> {
  const programme = await composeProgramme(db);
  try {
    const courseId = await programme.get(UnitOfWork).run(prepare);
    const [trainer] = await db.ownerSql<{ id: string }>(
      `select person_id as id from role_grants where role = 'TRAINER'`,
    );
    const planned = await programme.get(PlanSessionService).createSession(SYSTEM, {
      content: {
        courseId,
        mode: 'IN_PERSON',
        cityId: cities['battambang']!,
        venue: { km: 'សាលាក្រុងបាត់ដំបង សាលប្រជុំ', en: 'Battambang City Hall, meeting hall' },
        mapUrl: null,
        accessNote: null,
        joinUrl: null,
        languages: ['km'],
        startsAt: at('2027-01-19 13:30'),
        endsAt: at('2027-01-19 17:00'),
        doorsOpenAt: at('2027-01-19 13:00'),
        timeZone: 'Asia/Phnom_Penh',
        registrationOpensAt: null,
        registrationClosesAt: null,
      },
      seats: { capacity: 5, onlineCapacity: null },
      addressHoldMinutes: 0,
      trainers: [
        {
          trainerId: trainer!.id,
          name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
          position: { km: 'អ្នកជំនាញបរិស្ថានទីក្រុង', en: 'Specialist in urban environment' },
        },
      ],
    });
    if (!planned.ok) throw new Error(`The session was refused: ${JSON.stringify(planned)}`);
    const opened = await programme.get(ChangeSessionStateService).openSession(SYSTEM, planned.value);
    if (!opened.ok) throw new Error(`The session was not opened: ${JSON.stringify(opened)}`);
    return planned.value;
  } finally {
    await programme.close();
  }
}

/** The course; and the word that this database has its data, so that the launcher adds no demonstration to it. */
async function prepare(tx: Tx): Promise<string> {
  await new AuditTrail().record(tx, { actor: SYSTEM, ...MARKER, before: null, after: {} });
  return saveCourse(
    tx,
    DEMO_COURSES.find(({ code }) => code === 'waste-environment')!,
  );
}
