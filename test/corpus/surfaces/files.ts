import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import { generatedFile } from '../generated-files.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld, Exchange } from '../world.js';
import { globalId, mutate, valueOf } from './ask.js';
import { both } from './texts.js';

/* Files that are handed in for materials, which are PDFs; what else comes is refused by the same route. */

const GROUP = 'WORKING_GROUP';
const ROUTE = 'api POST /materials/files';

interface UploadWish {
  /** A recipe of two parts, where its second is no size. */
  readonly recipe?: string;
  readonly size?: string;
  /** Bytes that the headers promise and that never come. */
  readonly announced?: number;
  /** What the headers say that it is. */
  readonly type?: string;
}

async function handIn(
  world: CorpusWorld,
  content: Buffer,
  locale: 'km' | 'en',
  { announced, type = 'application/octet-stream' }: UploadWish = {},
): Promise<Exchange> {
  return world.send({
    path: '/materials/files',
    headers: {
      'content-type': type,
      'accept-language': locale,
      cookie: await world.cookiesOf(GROUP),
    },
    ...(announced ? { announced } : { body: content }),
  });
}

const said = ({ text }: Exchange): Readonly<Record<'file' | 'code' | 'message', string | undefined>> =>
  JSON.parse(text) as Record<'file' | 'code' | 'message', string | undefined>;

/** Makes what was handed in a material that everybody may have. */
const publish = (
  world: CorpusWorld,
  file: string,
  fileName: string,
  locale: 'km' | 'en',
): ReturnType<typeof mutate> =>
  mutate(
    world,
    'addCourseMaterial',
    {
      courseId: world.known.get('course'),
      content: { title: both('Corpus file'), language: 'km', audience: 'EVERYBODY', isShown: true },
      source: { file, fileName },
      idempotencyKey: newId(),
    },
    GROUP,
    locale,
  );

const NEWEST = 'select id as v from material_versions order by id desc limit 1';

/** The newest version, as nobody who is signed in saves it. */
async function saved(world: CorpusWorld): Promise<Exchange> {
  const version = globalId('mtv', (await valueOf(world, NEWEST)) as string);
  return world.send({ method: 'GET', path: `/materials/${version}` });
}

function contentOf({ generate, input }: CorpusCase): Buffer {
  const { recipe, size }: UploadWish = input ?? {};
  if (generate !== undefined) return generatedFile(generate);
  return recipe === undefined ? Buffer.alloc(0) : generatedFile(`${recipe}:${size}`);
}

const upload: Surface = {
  at: [ROUTE],
  send: async (world, row, locale) => {
    const content = contentOf(row);
    const answer = await handIn(world, content, locale, row.input as UploadWish | undefined);
    const { file, code, message } = said(answer);
    if (answer.status !== 201 || file === undefined)
      return { code: code ?? 'NO_CODE', sentence: message ?? '' };
    const added = await publish(world, file, 'corpus.pdf', locale);
    return {
      ...added,
      stored: async () => {
        const { status, headers, text } = await saved(world);
        // The bytes of these files are letters of ASCII, so their text is they.
        if (status !== 200 || text !== content.toString('latin1')) return 'other bytes';
        return { type: headers['content-type'], pages: text.match(/\/Type \/Page\b/g)?.length ?? 0 };
      },
    };
  },
};

/** A PDF that was handed in and waits for its name, before what a refusal leaves is looked at. */
async function waiting(world: CorpusWorld): Promise<void> {
  world.known.set('handed-in', said(await handIn(world, generatedFile('pdf:1'), 'en')).file!);
}

const named = async (world: CorpusWorld, row: CorpusCase, locale: 'km' | 'en'): Promise<Outcome> =>
  publish(world, world.known.get('handed-in')!, world.filled(row.input) as string, locale);

const name: Surface = {
  at: ['MaterialSourceInput.file', 'MaterialSourceInput.fileName'],
  prepare: waiting,
  send: async (world, row, locale) => ({
    ...(await named(world, row, locale)),
    stored: () => valueOf(world, 'select file_name as v from material_versions order by id desc limit 1'),
  }),
};

/** What is wrong with the headers under which a file leaves. */
function harmIn(wanted: string, { status, headers }: Exchange): string | null {
  if (status !== 200) return `it answers ${status}`;
  const disposition = String(headers['content-disposition']);
  const [, encoded] =
    /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''([A-Za-z0-9._~%-]+)$/.exec(disposition) ?? [];
  if (encoded === undefined || decodeURIComponent(encoded) !== wanted) return disposition;
  const isSafe =
    headers['content-type'] === 'application/pdf' &&
    headers['x-content-type-options'] === 'nosniff' &&
    headers['cache-control'] === 'no-store';
  return isSafe ? null : `it is saved under ${JSON.stringify(headers)}`;
}

const download: Surface = {
  at: ['api GET /materials/:version'],
  prepare: waiting,
  send: async (world, row, locale) => ({
    ...(await named(world, row, locale)),
    harmAt: async (place) =>
      place === 'header' ? harmIn(row.input as string, await saved(world)) : `nobody knows ${place}`,
  }),
};

export const fileSurfaces: Surfaces = {
  'file.upload': upload,
  'file.name': name,
  'file.download': download,
};
