/* I9: the files of lists. Story: docs/stories/authorisation-matrix.md. */
import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { isGate, type SpawnedApp } from '#testing';
import { EXPORT_LISTS } from '../../libs/exports/src/api/lists/index.js';
import { ExportFiles, type Filters } from '../contract/exports-reader.js';
import { type Answered, nothingAnswered, type Seen } from './matrix/asking.js';
import { globalId, type Marker, textMarkersIn } from './matrix/canaries.js';
import { readExpected } from './matrix/expectations.js';
import { ACTORS, type ActorOfMatrix, tokenOf } from './matrix/grounds.js';
import { startMatrixApi, universeOf, wrongCells } from './matrix/run.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

let world: MatrixWorld;
let api: SpawnedApp;
beforeAll(async () => {
  world = await buildWorld();
  api = await startMatrixApi(world);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await world?.db.drop();
});

/** With what each list is asked that belongs to something: the own and the other's. */
function filtersOf(list: string): Filters[] {
  const each = (name: string, prefix: string, table: string, markers: readonly Marker[]): Filters[] =>
    markers.flatMap((marker) =>
      (world.rows.ids.get(`${table} ${marker}`) ?? []).map((id) => ({ [name]: globalId(prefix, id) })),
    );
  if (list.startsWith('organisation-') && !/proposals|domains/.test(list))
    return each('organisation', 'org', 'organisations', ['aa0', 'bb0']);
  if (list === 'submissions') return each('topic', 'top', 'topics', ['cc0']);
  if (list === 'recipients') return each('campaign', 'cpg', 'campaigns', ['cc0', 'ca0', 'cb0']);
  if (list === 'roster' || list === 'answers') return each('session', 'ses', 'sessions', ['ca0', 'cb0']);
  if (list === 'overview-people')
    return ['INVITED', 'REGISTERED', 'ATTENDED'].map((measure) => ({ measure }));
  if (list === 'overview-pledges') return ['PLEDGED', 'ACCEPTED'].map((measure) => ({ measure }));
  if (list === 'organisation-proposals') return [{}, { decided: 'yes' }];
  return [{}];
}

async function sheetText(file: Buffer): Promise<string> {
  const [sheet] = await readXlsxFile(Readable.from(file));
  return JSON.stringify(sheet!.data);
}

/** What one actor is given of all lists, as CSV, or as a workbook. */
async function filesOf(actor: ActorOfMatrix, format: 'CSV' | 'XLSX'): Promise<Answered> {
  const answered = nothingAnswered();
  const cookies = new Map(actor.marker ? [[actor.name, `__Host-samaki=${tokenOf(actor.marker)}`]] : []);
  const files = new ExportFiles(api.url, cookies);
  const who = actor.marker ? actor.name : null;
  for (const list of EXPORT_LISTS.keys()) {
    // Nobody takes so many in an hour.
    await world.db.ownerSql('delete from export_tokens');
    for (const filters of filtersOf(list)) {
      const { token } = await files.start(who, list, filters, format);
      if (!token) continue;
      const file = await files.fetchFile(who, token, format.toLowerCase());
      if (file.status !== 200) continue;
      const text =
        format === 'CSV' ? await file.text() : await sheetText(Buffer.from(await file.arrayBuffer()));
      const seen = answered.fields.get(`List.${list}`) ?? new Set<Seen>();
      for (const marker of [...markersOf(list, text), '-' as const]) seen.add(marker);
      answered.fields.set(`List.${list}`, seen);
    }
  }
  return answered;
}

/** Lists about the committee itself, and of people with a part in the programme. Elsewhere their names and their courses stand beside
 *  what is somebody's, and do not make it theirs. */
const OF_STAFF = new Set(['audit', 'campaigns', 'invitations', 'reports', 'topics', 'users']);
const markersOf = (list: string, text: string): Marker[] =>
  textMarkersIn(text).filter((marker) => !marker.startsWith('c') || OF_STAFF.has(list));

describe('the files of lists', () => {
  it.each(isGate ? (['CSV', 'XLSX'] as const) : (['CSV'] as const))(
    'hold whose rows it was written down, as %s',
    async (format) => {
      const matrix = new Map<ActorOfMatrix, Answered>();
      for (const actor of ACTORS) matrix.set(actor, await filesOf(actor, format));
      const lists = [...EXPORT_LISTS.keys()].map((list) => `List.${list}`);
      const expected = readExpected('who-exports-what.txt');
      expect([...expected.keys()].toSorted()).toEqual(lists.toSorted());
      expect(wrongCells(matrix, expected, 'fields', universeOf(matrix, 'fields'), lists)).toEqual([]);
    },
    300_000,
  );
});
