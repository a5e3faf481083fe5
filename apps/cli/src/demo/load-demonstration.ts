import {
  loadReferenceData as loadCatalogueReferenceData,
  saveCourse,
  saveExperience,
  savePath,
} from '#catalogue';
import { createDataSource, EventListeners, sql, type Tx, UnitOfWork } from '#database';
import { loadReferenceData as loadOrganisationsReferenceData } from '#organisations';
import { loadReferenceData as loadPledgesReferenceData } from '#pledges';
import { loadAttendance } from './attendance-history.js';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { loadCampaigns } from './campaign-history.js';
import { DEMO_COURSES, DEMO_PATH } from './courses.data.js';
import { DEMO_EXPERIENCES } from './experiences.data.js';
import { loadOrganisations, loadPersons, type LoadedPersons } from './load-people.js';
import { loadPledges } from './load-pledges.js';
import { loadPrivacy } from './load-privacy.js';
import { loadProposals } from './load-proposals.js';
import { loadReports } from './load-reports.js';
import { loadRoles } from './load-roles.js';
import { loadAddressHold, loadHybrid, loadQuestions, loadQuotas } from './load-seats.js';
import { loadTopics } from './load-topics.js';
import { inventPeople } from './people.js';
import { Random } from './random.js';
import { type KnownIds, type Registrant, rowsOf, type SessionRows } from './session-rows.js';
import { DEMO_SESSIONS, type DemoSession } from './sessions.data.js';
import { DEMO_VENUES } from './venues.data.js';

/** The audit row that says the data are there. It stays for ever, so they are loaded once for ever; where it stands
 *  before the first start, none are. */
export const MARKER = { action: 'cli.load-demonstration', subjectType: 'demonstration', subjectId: '1' };
/** Any number; two loads on one database wait for each other. */
const LOAD_LOCK = 7_264_512_002;
const SEED = 20_180_428;
const PEOPLE = 345;
/** Sessions for which the demonstration's participant is registered, first of all. */
const SESSIONS_OF_PARTICIPANT = new Set(['tourism', 'open-data']);
/** Of which some seats are kept for NGOs. */
const SESSION_WITH_QUOTA = 'partnership-battambang';
/** Which asks with registering; nothing comes before its course, so that everybody can try it. */
const SESSION_WITH_QUESTIONS = 'water';
/** Whose guests confirm their address. */
const SESSION_WITH_HOLD = 'transport-siem-reap';
/** Held in the room and on-line. */
const HYBRID_SESSION = 'tourism-late';
/** In the order of their references to each other. */
const SESSION_TABLES: readonly (keyof SessionRows)[] = [
  'sessions',
  'session_trainers',
  'session_observers',
  'session_seats',
  'registrations',
  'messages',
  'message_dedupe_keys',
  'audit_rows',
];

export interface DemonstrationLoaded {
  /** False when they were there already; then nothing was written. */
  readonly isNew: boolean;
}

/** Loads the demonstration data into a migrated database, in one transaction, around the day that `app_now()` says;
 *  everything else of them is the same each time. A second call changes nothing. Takes a few seconds.
 *  `onProgress` hears one plain sentence for each step. Throws when the database does; nothing is written then.
 *  Source: docs/stories/two-commands.md. */
export async function loadDemonstration(
  databaseUrl: string,
  onProgress: (step: string) => void = () => undefined,
): Promise<DemonstrationLoaded> {
  const dataSource = createDataSource(databaseUrl, 'samaki_app', { poolSize: 1, statementTimeoutMs: 60_000 });
  await dataSource.initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
    return await unitOfWork.run(async (tx) => {
      await tx.sql(sql`select pg_advisory_xact_lock(${LOAD_LOCK})`);
      if (await isLoaded(tx)) return { isNew: false };
      await loadAll(tx, unitOfWork, onProgress);
      return { isNew: true };
    });
  } finally {
    await dataSource.destroy();
  }
}

async function isLoaded(tx: Tx): Promise<boolean> {
  const rows = await tx.sql(sql`select from audit_rows
    where subject_type = ${MARKER.subjectType} and subject_id = ${MARKER.subjectId} and action = ${MARKER.action}`);
  return rows.length > 0;
}

async function loadAll(tx: Tx, unitOfWork: UnitOfWork, onProgress: (step: string) => void): Promise<void> {
  const [clock] = await tx.sql(sql<{ now: Date }>`select app_now() as now`);
  const now = clock!.now;
  const random = new Random(SEED);

  onProgress('Cities, focus areas, sectors and eight courses');
  await loadCatalogueReferenceData(tx);
  await loadOrganisationsReferenceData(tx);
  await loadPledgesReferenceData(tx);
  const courses = new Map<string, string>();
  for (const course of DEMO_COURSES) courses.set(course.code, await saveCourse(tx, course));
  await savePath(tx, DEMO_PATH);
  for (const experience of DEMO_EXPERIENCES) await saveExperience(tx, experience);

  onProgress('Forty organisations');
  const cities = await idsByCode(tx);
  const organisations = await loadOrganisations(tx, random, now, cities);

  onProgress('People and the demonstration sign-ins');
  const persons = await loadPersons(tx, random, now, { cities, organisations }, inventPeople(random, PEOPLE));

  onProgress('Sessions with their registrations and messages');
  const known = { ...persons, courses, cities, organisations };
  const sessionIds = await loadSessions(tx, random, now, persons, known);

  onProgress('Who came, thirty pledges and two campaigns');
  const own = { cities, organisations, sessionIds, workingGroup: persons.workingGroup };
  await loadPledges(tx, random, now, own);
  await loadAttendance(tx, sessionIds);
  await loadCampaigns(tx, now, own);

  onProgress('Three topics of policy');
  await loadProposals(tx, new Random(SEED + 1), now, { cities, organisations });
  await loadTopics(tx, now, { ...persons, organisations });

  onProgress('Three reports');
  const idOf = (address: string): string => {
    const id = persons.trainers.get(address);
    if (!id) throw new Error(`Nobody of the demonstration has the address ${address}`);
    return id;
  };
  await loadReports(tx, unitOfWork, random, now, {
    workingGroup: persons.workingGroup,
    chair: idOf('chair@samaki.example'),
    office: idOf('head-office@samaki.example'),
  });
  await loadPrivacy(tx, now, {
    coordinator: idOf('coordinator@samaki.example'),
    coordinatorAddress: 'coordinator@samaki.example',
    workingGroup: persons.workingGroup,
  });
  await loadRoles(tx, now, { cities, administrator: idOf('administrator@samaki.example') });
  await insertRows(tx, 'audit_rows', [
    auditRow(random, now, 'system', MARKER.action, MARKER.subjectType, MARKER.subjectId, null, {
      sessions: DEMO_SESSIONS.length,
    }),
  ]);
}

/** Answers the ids of the sessions. What comes after keeps to them: others may stand in the database, of `seed`. */
async function loadSessions(
  tx: Tx,
  random: Random,
  now: Date,
  persons: LoadedPersons,
  known: KnownIds,
): Promise<string[]> {
  const timesUsed = new Map<string, number>();
  const all = DEMO_SESSIONS.map((session) => {
    // One that was added later draws for itself, so that all that is drawn after it stays as it was.
    const drawn = session.postponed ? new Random(SEED + 2) : random;
    const arriving = whoComes(drawn, session, persons, timesUsed);
    return rowsOf(drawn, session, now, known, arriving);
  });
  for (const table of SESSION_TABLES) {
    await insertRows(
      tx,
      table,
      all.flatMap((rows) => rows[table]),
    );
  }
  const ids = all.flatMap((rows) => rows.sessions.map(({ id }) => String(id)));
  const idOf = (wanted: string): string => ids[DEMO_SESSIONS.findIndex(({ key }) => key === wanted)]!;
  const drawn = new Random(SEED + 2);
  await loadQuotas(tx, drawn.idAt(now), idOf(SESSION_WITH_QUOTA));
  await loadQuestions(tx, [drawn.idAt(now), drawn.idAt(now)], idOf(SESSION_WITH_QUESTIONS));
  await loadAddressHold(tx, idOf(SESSION_WITH_HOLD));
  await loadHybrid(tx, idOf(HYBRID_SESSION));
  return ids;
}

/** Draws the people of a session: of its city where it has one, and those first who came to few sessions yet. */
function whoComes(
  random: Random,
  session: DemoSession,
  persons: LoadedPersons,
  timesUsed: Map<string, number>,
): Registrant[] {
  const city = session.venue && DEMO_VENUES[session.venue].cityCode;
  const used = (person: Registrant): number => timesUsed.get(person.id) ?? 0;
  const distance = (person: Registrant): number =>
    used(person) + (city && person.organisation.cityCode !== city ? 2.5 : 0);
  const isOfParticipant = SESSIONS_OF_PARTICIPANT.has(session.key);
  const others = random.shuffled(persons.registrants).sort((a, b) => distance(a) - distance(b));
  const chosen = random.shuffled(others.slice(0, session.arrivals - (isOfParticipant ? 1 : 0)));
  const arriving = isOfParticipant ? [persons.participant, ...chosen] : chosen;
  for (const person of arriving) timesUsed.set(person.id, used(person) + 1);
  return arriving;
}

async function idsByCode(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.sql(sql<{ code: string; id: string }>`select code, id from cities`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}
