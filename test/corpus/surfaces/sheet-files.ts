import { request } from 'node:http';
import { connect } from 'node:net';
import { newId } from '#kernel';
import { readSheetFile, type SheetReading } from '../../../apps/web/src/features/coordinator/sheet-file.js';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import type { RawAnswer } from '../../contract/raw-request.js';
import type { CorpusCase } from '../case.js';
import { generatedFile, type WrittenBytes, writtenFile } from '../generated-files.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld, Exchange } from '../world.js';
import { globalId } from './ask.js';
import { act, outcomeOf, ownOrganisation } from './asking.js';
import { enrolList } from './lists.js';

/* Lists as files. The page reads them (the very module that runs there), and what it reads goes to the form as if it were pasted; the
   file itself goes nowhere, so whoever sends one to the form is refused. */

interface FileWish extends WrittenBytes {
  readonly name?: string;
  readonly type?: string;
  /** Bytes that the headers promise and that never come. */
  readonly announced?: number;
  /** No length is promised, and it never ends. */
  readonly endless?: boolean;
  /** Sent to the form as so many files. */
  readonly parts?: number;
  /** Sent to the form as a file whose boundary does not come again. */
  readonly boundary?: string;
  /** Sent to the form until this byte. */
  readonly cutAt?: number;
  /** Enrolled twice with one key, the second time another list. */
  readonly twice?: string;
}

const FORM = 'application/x-www-form-urlencoded';
const wishOf = ({ input }: CorpusCase): FileWish => input ?? {};
const sessionOf = (world: CorpusWorld): string => world.known.get('session-of-file')!;

const pageOf = async (world: CorpusWorld, locale: 'km' | 'en'): Promise<string> =>
  `/${locale}/organisation/enrol/${await ownOrganisation(world)}/${sessionOf(world)}`;

const headersOf = async (world: CorpusWorld, type: string): Promise<Record<string, string>> => ({
  'content-type': type,
  origin: world.web!.url,
  cookie: await world.cookiesOf('COORDINATOR'),
});

const unescaped = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');

/** The sentence that the page in this language has ready for a fault. */
async function sentenceOf(world: CorpusWorld, locale: 'km' | 'en', fault: string): Promise<string> {
  const path = await pageOf(world, locale);
  const { text } = await world.send(
    { method: 'GET', path, headers: { cookie: await world.cookiesOf('COORDINATOR') } },
    'web',
  );
  const [, words = '{}'] = /data-words="([^"]*)"/.exec(text) ?? [];
  return (JSON.parse(unescaped(words)) as Record<string, string>)[fault] ?? '';
}

/** Reads the file as the page does. */
async function readingOf(world: CorpusWorld, row: CorpusCase): Promise<SheetReading> {
  const wish = wishOf(row);
  const content = row.generate ? generatedFile(row.generate) : writtenFile(wish);
  const type = wish.type ?? 'text/csv';
  const file = new File([new Uint8Array(content)], wish.name ?? 'people.csv', { type });
  const { text } = await world.timed(async () => ({
    status: 200,
    headers: {},
    text: JSON.stringify(await readSheetFile(file)),
  }));
  return JSON.parse(text) as SheetReading;
}

/** Looks at a list, as the first button of the page does; nothing is written. */
async function look(world: CorpusWorld, list: string, locale: 'km' | 'en'): Promise<Exchange> {
  const path = `${await pageOf(world, locale)}/check`;
  const body = new URLSearchParams({ list }).toString();
  return world.send({ path, headers: await headersOf(world, FORM), body }, 'web');
}

/** Reads the file as the page does, looks at the list, and enrols it as its forms do. */
async function read(world: CorpusWorld, row: CorpusCase, locale: 'km' | 'en'): Promise<Outcome> {
  const reading = await readingOf(world, row);
  if (!reading.ok) return { code: reading.fault, sentence: await sentenceOf(world, locale, reading.fault) };
  const looked = await look(world, reading.text, locale);
  const outcome = await enrolList(world, reading.text, locale, sessionOf(world));
  // A list of which no line can be read is shown with what is wrong; one that is none comes back with the form.
  const isNone = outcome.code?.startsWith('LIST_') ?? false;
  if (looked.status !== (isNone ? 422 : 200)) return { code: `the form answers ${looked.status}` };
  return 'accept' in row.expect && typeof row.expect.accept === 'number'
    ? { ...outcome, stored: countOf(outcome) }
    : outcome;
}

/** How many people came of a list that is too long to stand in a line. */
const countOf =
  ({ stored }: Outcome): NonNullable<Outcome['stored']> =>
  async () =>
    ((await stored!()) as { people: readonly unknown[] }).people.length;

/** Enrols a list with the key that the first one had. */
async function enrolWithKey(world: CorpusWorld, list: string, locale: 'km' | 'en'): Promise<Outcome> {
  const input = {
    list,
    sessionId: sessionOf(world),
    organisationId: await ownOrganisation(world),
    locale: 'en',
    idempotencyKey: world.known.get('key-of-file')!,
  };
  const answer = await act(world, 'enrolPeople', input, { as: 'COORDINATOR', locale });
  return outcomeOf(answer, async () => null);
}

/** A file whose parts stand in a form of the spelling that a file stands in. */
function formWithFiles(wish: FileWish): { body: Buffer; type: string } {
  const part = (content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(
        '--x\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n',
      ),
      content,
      Buffer.from('\r\n'),
    ]);
  const parts = Array.from({ length: wish.parts ?? 1 }, () => part(writtenFile(wish)));
  const end = wish.boundary === undefined ? '--x--\r\n' : '';
  return { body: Buffer.concat([...parts, Buffer.from(end)]), type: 'multipart/form-data; boundary=x' };
}

/** Sends without a length and without an end, until somebody answers. */
const sendEndless = (url: string, path: string, headers: Record<string, string>): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    let answered = false;
    const sent = request(`${url}${path}`, { method: 'POST', headers, agent: false }, (response) => {
      answered = true;
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      const done = (): void => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        sent.destroy();
      };
      response.on('end', done).on('error', done);
    });
    sent.on('error', (error) => (answered ? undefined : reject(error)));
    const more = (): void => {
      if (answered || sent.destroyed) return;
      sent.write('list='.padEnd(65_536, 'x'), () => setImmediate(more));
    };
    more();
  });

/** Sends the beginning of a form and hangs up. Nobody is there to be answered: status 0. */
const sendCut = (port: number, path: string, headers: Record<string, string>, body: string, cutAt: number) =>
  new Promise<RawAnswer>((resolve, reject) => {
    const head = Object.entries({ host: 'localhost', 'content-length': String(body.length), ...headers });
    const lines = [`POST ${path} HTTP/1.1`, ...head.map(([name, value]) => `${name}: ${value}`), '', ''];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(lines.join('\r\n') + body.slice(0, cutAt), () => {
        socket.destroy();
        resolve({ status: 0, headers: {}, text: '' });
      });
    });
    socket.on('error', reject);
  });

/** The title of the page with which a form is refused, in the language of its address. */
const titleOf = ({ text }: Exchange): string => /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';

/** Sends the file to the form, which takes none. */
async function sent(world: CorpusWorld, wish: FileWish, locale: 'km' | 'en'): Promise<Outcome> {
  const path = `${await pageOf(world, locale)}/check`;
  const plain = await headersOf(world, FORM);
  let answer: Exchange;
  if (wish.endless) answer = await world.timed(() => sendEndless(world.web!.url, path, plain));
  else if (wish.announced !== undefined)
    answer = await world.send({ path, headers: plain, announced: wish.announced }, 'web');
  else if (wish.cutAt !== undefined) {
    const body = new URLSearchParams({
      list: wish.text ?? '',
      locale: 'en',
      idempotencyKey: newId(),
    }).toString();
    const enrol = path.replace(/\/check$/, '');
    const { cutAt } = wish;
    answer = await world.timed(() => sendCut(world.web!.port, enrol, plain, body, cutAt));
  } else {
    const { body, type } = formWithFiles(wish);
    answer = await world.send({ path, headers: await headersOf(world, type), body }, 'web');
  }
  if (answer.status < 400) return { code: answer.status === 0 ? 'CUT' : null };
  return { code: `HTTP ${answer.status}`, sentence: titleOf(answer) };
}

const isSent = ({ announced, endless, parts, boundary, cutAt }: FileWish): boolean =>
  [announced, endless, parts, boundary, cutAt].some((one) => one !== undefined);

let day = 0;
/** A session of its own, on a day on which nobody is elsewhere. */
async function freshSession(world: CorpusWorld): Promise<void> {
  day += 1;
  const { starts } = await world.row<{ starts: Date }>(
    `select app_now() + make_interval(days => 30 + $1) as starts`,
    day,
  );
  const session = await aSession(world.db, { capacity: 400, startsAt: starts });
  world.known.set('session-of-file', globalId('ses', session));
}

async function prepare(world: CorpusWorld, row: CorpusCase): Promise<void> {
  await freshSession(world);
  world.known.set('key-of-file', newId());
  if (wishOf(row).twice === undefined) return;
  const reading = await readingOf(world, row);
  const { code } = await enrolWithKey(world, reading.ok ? reading.text : '', 'en');
  if (code !== null) throw new Error(`${row.id}: the first list was refused with ${code}`);
}

/** Loads what is loaded once: what reads workbooks, and the page that shows two hundred people. A server that was just started is no
 *  server that hangs. */
export async function warmLists(world: CorpusWorld): Promise<void> {
  await readSheetFile(new File([new Uint8Array(generatedFile('workbook:plain'))], 'staff.xlsx'));
  await freshSession(world);
  for (const locale of ['km', 'en'] as const)
    await look(world, generatedFile('csv-rows:200').toString(), locale);
}

const importFile: Surface = {
  at: ['PreviewEnrolmentInput.list', 'EnrolPeopleInput.list'],
  prepare,
  send: (world, row, locale) => {
    const wish = wishOf(row);
    if (wish.twice !== undefined) return enrolWithKey(world, `Om Sam,${wish.twice}@corpus.example`, locale);
    return isSent(wish) ? sent(world, wish, locale) : read(world, row, locale);
  },
};

export const sheetFileSurfaces: Surfaces = { 'import.file': importFile };
