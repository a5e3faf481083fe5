import { simpleParser } from 'mailparser';
import { newId } from '#kernel';
import { TEST_SECRET, waitFor } from '#testing';
import type { Outcome, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, openSession, outcomeOf, typedBy } from './asking.js';

const EN = 'en' as const;
const withWorker = (world: CorpusWorld): Promise<void> => world.startWorker();

interface Mail {
  readonly text: string;
  readonly html: string;
}

/** The newest mail to an address whose source holds a word, once it has been written. */
async function mailTo(world: CorpusWorld, address: string, since: number): Promise<Mail> {
  const read = (): Promise<{ raw: Buffer }[]> =>
    world.db.ownerSql<{ raw: Buffer }>(
      'select raw from caught_mails where to_address = $1 order by id desc',
      [address],
    );
  await waitFor(async () => (await read()).length > since, 20_000, `a mail to ${address}`);
  const parsed = await simpleParser((await read())[0]!.raw, { skipTextToHtml: true });
  return { text: parsed.text ?? '', html: parsed.html || '' };
}

/** What a reader of the page sees: no tags, entities as what they stand for. */
const seen = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_all, decimal, hex, name: string) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex as string, 16));
      return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' }[name] ?? `&${name};`;
    });

/** Blanks of any number as one: where lines are broken means nothing. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** Null when the text stands in both parts as it was typed; what is wrong otherwise. */
function harmIn({ text, html }: Mail, typed: string): string | null {
  if (!flat(text).includes(flat(typed))) return `the text does not hold ${typed}: ${text.slice(0, 400)}`;
  if (!flat(seen(html)).includes(flat(typed))) return `the page does not show ${typed}`;
  if (/[<>]/.test(typed) && html.includes(typed)) return 'the page holds it unescaped';
  return `${text}${html}`.includes(TEST_SECRET) ? 'the secret was filled in' : null;
}

/** Texts that look like places of a template. */
export const templateSurfaces: Surfaces = {
  'template.registration': {
    at: ['RegisterForSessionInput.fullName', 'Mutation.registerForSession'],
    prepare: withWorker,
    send: async (world, row, locale): Promise<Outcome> => {
      const fullName = typedBy(world, row) as string;
      const contact = `${row.id}@corpus.example`;
      const input = {
        sessionId: await openSession(world),
        organisation: 'Corpus Guides',
        fullName,
        contact,
        locale: EN,
        idempotencyKey: newId(),
      };
      const answer = await act(world, 'registerForSession', input, { locale });
      const harmAt = async (): Promise<string | null> => harmIn(await mailTo(world, contact, 0), fullName);
      return { ...outcomeOf(answer, async () => null), harmAt };
    },
  },
  'template.campaign': {
    at: ['WriteCampaignInput.body', 'Mutation.sendTestMail'],
    prepare: withWorker,
    send: async (world, row, locale): Promise<Outcome> => {
      const body = typedBy(world, row) as string;
      const asker = { as: 'WORKING_GROUP', locale };
      const both = (text: string): object => ({ km: text, en: text });
      const address = 'working-group@samaki.example';
      const [{ count }] = (await world.db.ownerSql<{ count: number }>(
        'select count(*)::int as count from caught_mails where to_address = $1',
        [address],
      )) as [{ count: number }];
      const draft = { subject: both(row.id), body: both(body), segment: {}, idempotencyKey: newId() };
      const { payload } = await act(world, 'writeCampaign', draft, asker, 'campaign { id }');
      const { id: campaignId } = payload!['campaign'] as { id: string };
      const answer = await act(world, 'sendTestMail', { campaignId, locale: EN }, asker);
      const harmAt = async (): Promise<string | null> => harmIn(await mailTo(world, address, count), body);
      return { ...outcomeOf(answer, async () => null), harmAt };
    },
  },
  'template.report': {
    at: ['ReportSectionInput.text'],
    send: async (world, row, locale) => {
      const text = typedBy(world, row) as string;
      const both = (part: string): object => ({ km: part, en: part });
      const sections = [{ heading: both('Corpus'), text: both(text), hasCityTable: false }];
      const content = {
        title: both(row.id),
        periodFrom: '2026-01-01',
        periodTo: '2026-06-30',
        sections,
      };
      const answer = await act(world, 'createReport', { content }, { as: 'WORKING_GROUP', locale });
      return outcomeOf(answer, async () => {
        const found = await world.row<{ text: string }>(
          `select content->'sections'->0->'text'->>'en' as text from reports order by id desc limit 1`,
        );
        return found.text;
      });
    },
  },
};
