import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId } from './ask.js';
import { act, ask, once, openSession, ownOrganisation, typedBy } from './asking.js';

interface Typed {
  readonly place: keyof typeof PLACES;
  readonly text: string;
}

/** A place whose text ends in a file: how it is written there, where it stands, and which list takes it out. */
interface Place {
  readonly list: string;
  readonly as: string;
  readonly filters: (world: CorpusWorld) => Promise<Record<string, string>>;
  readonly write: (world: CorpusWorld, text: string, name: string) => ReturnType<typeof act>;
  /** The stored text, `text`, of what was written last. */
  readonly read: string;
}

const EN = 'en' as const;
const inSession = async (world: CorpusWorld): Promise<Record<string, string>> => ({
  session: await openSession(world),
});
const nothing = async (): Promise<Record<string, string>> => ({});

const register =
  (field: string) =>
  async (world: CorpusWorld, text: string, name: string): ReturnType<typeof act> => {
    const wish = {
      sessionId: await openSession(world),
      fullName: name,
      organisation: 'Corpus Guides',
      contact: `${newId()}@corpus.example`,
      locale: EN,
      idempotencyKey: newId(),
      [field]: text,
    };
    return act(world, 'registerForSession', wish, { locale: EN });
  };
const inRoster = (field: string, column: string): Place => ({
  list: 'roster',
  as: 'WORKING_GROUP',
  filters: inSession,
  write: register(field),
  read: `select ${column} as text from registrations r join people p on p.id = r.person_id order by r.id desc limit 1`,
});

const anOrganisation = (world: CorpusWorld): Promise<string> =>
  once(world, 'any-organisation', async () => {
    const { id } = await world.row<{ id: string }>(
      `select id from organisations where state = 'VERIFIED' order by id limit 1`,
    );
    return globalId('org', id);
  });

const PLACES = {
  'roster.name': inRoster('fullName', 'p.full_name'),
  'roster.organisation': inRoster('organisation', 'r.organisation_name'),
  'roster.contact': inRoster('contact', 'p.phone'),
  'exclusions.reason': {
    list: 'exclusions',
    as: 'WORKING_GROUP',
    filters: nothing,
    write: async (world, reason) => {
      const organisationId = await anOrganisation(world);
      const asker = { as: 'WORKING_GROUP', locale: EN };
      await act(world, 'includeOrganisation', { organisationId }, asker);
      return act(world, 'excludeOrganisation', { organisationId, reason }, asker);
    },
    read: 'select reason as text from outreach_exclusions order by created_at desc limit 1',
  },
  'topics.title': {
    list: 'topics',
    as: 'WORKING_GROUP',
    filters: nothing,
    write: async (world, text) => {
      const { id } = await world.row<{ id: string }>('select id from sectors order by code limit 1');
      const both = { km: text, en: text };
      const times = { opensAt: '2031-01-01T00:00:00Z', closesAt: '2031-02-01T00:00:00Z' };
      const input = { sectorId: globalId('sct', id), title: both, question: both, ...times };
      return act(world, 'askTopic', input, { as: 'WORKING_GROUP', locale: EN });
    },
    read: 'select title_en as text from topics order by id desc limit 1',
  },
  'organisation-people.name': {
    list: 'organisation-people',
    as: 'COORDINATOR',
    filters: async (world) => ({ organisation: await ownOrganisation(world) }),
    write: async (world, fullName) => {
      const input = { organisationId: await ownOrganisation(world), fullName, locale: EN, another: true };
      return act(world, 'addMember', input, { as: 'COORDINATOR', locale: EN });
    },
    read: 'select full_name as text from people order by id desc limit 1',
  },
} satisfies Record<string, Place>;

/** What some spreadsheet runs. Written anew here: the rule that is judged cannot judge itself. */
const RUNS = /^[\s\u200b-\u200d\u2060\ufeff\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const START = `mutation ($input: StartExportInput!) { startExport(input: $input) { token errors { ... on UserError { code message } } } }`;

/** Takes a list out and reads every cell of it. */
async function cellsOf(world: CorpusWorld, place: Place, format: 'CSV' | 'XLSX'): Promise<string[]> {
  // Thirty files an hour are for people; this one takes as many as there are cases.
  await world.db.ownerSql('delete from export_tokens');
  const filters = Object.entries(await place.filters(world)).map(([name, value]) => ({ name, value }));
  const input = { list: place.list, filters, format };
  const { data } = await ask(world, START, { input }, { as: place.as, locale: EN });
  const { token } = data['startExport'] as { token: string };
  let bytes = Buffer.alloc(0);
  await world.timed(async () => {
    const answer = await fetch(`${world.api.url}/exports/${token}.${format.toLowerCase()}`, {
      headers: { cookie: await world.cookiesOf(place.as), 'accept-language': EN },
    });
    bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: '' };
  });
  if (format === 'CSV') return parse(bytes, { bom: true, record_delimiter: '\r\n' }).flat();
  const [sheet] = await readXlsxFile(Readable.from(bytes));
  return sheet!.data.flat().filter((cell): cell is string => typeof cell === 'string');
}

const surface = (format: 'CSV' | 'XLSX'): Surface => ({
  at: ['Mutation.startExport', `ExportFormat.${format}`, 'api GET /exports/:file'],
  send: async (world: CorpusWorld, row: CorpusCase): Promise<Outcome> => {
    const { place: name, text } = typedBy(world, row) as Typed;
    const place: Place = PLACES[name];
    const { code, sentence } = await place.write(world, text, `Corpus ${newId()}`);
    const stored = async (): Promise<unknown> => {
      const cells = await cellsOf(world, place, format);
      return cells.includes(text) ? text : cells.filter((cell) => cell.includes(text));
    };
    const harmAt = async (): Promise<string | null> => {
      const kept = (await world.row<{ text: string }>(place.read)).text;
      const cells = await cellsOf(world, place, format);
      const running = cells.find((cell) => RUNS.test(cell));
      if (running !== undefined) return `a cell runs: ${running}`;
      const wanted = RUNS.test(kept) ? `'${kept}` : kept;
      return cells.includes(wanted) ? null : `no cell is ${wanted}`;
    };
    return { code, ...(sentence !== undefined && { sentence }), stored, harmAt };
  },
});

/** Texts that people typed, in the files that leave. */
export const exportSurfaces: Surfaces = {
  'export.csv': surface('CSV'),
  'export.workbook': surface('XLSX'),
};
