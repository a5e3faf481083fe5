import { prepareQueueSchema } from '#queue';
import {
  copiedText,
  createTestDatabase,
  spawnApp,
  type SpawnedApp,
  tableChecksums,
  type TestDatabase,
  waitFor,
} from '#testing';
import { cookieOf, post, startApi } from '../../../../contract/support.js';
import { at } from '../../main-story/data.js';
import { type CaughtMail, everyMail } from '../../main-story/story-mails.js';
import { quiet } from '../../quiet.js';
import { PEOPLE, WHEN } from '../cast.js';
import { mailsOfStory } from '../mails.js';
import { layLoop, type LoopWorld } from '../world.js';

/** A role, for its first holder; Pen Kosal, who has two; or nobody who is signed in. */
export type Who = string | 'KOSAL' | null;
type Data = Record<string, unknown>;

/** What the worker writes by itself, whatever is asked; and that somebody signed in or was seen. */
const OF_THE_HOUSE = [
  'sign_ins',
  'audit_seals',
  'audit_head',
  'pledge_rollups',
  'pledge_rollup_deltas',
  'pledge_rollup_checks',
  'overview_rollup_checks',
];

/** Everything that the loop happens in through the api: api and worker in processes of their own, the database and its
 *  clock; and what the story has come to know. */
export class LoopApi {
  db!: TestDatabase;
  world!: LoopWorld;
  /** Global ids, by the names of the story: campaign, L1, L2, report. */
  readonly ids = new Map<string, string>();
  /** Codes of tickets, by person. */
  readonly tickets = new Map<string, string>();
  private api!: SpawnedApp;
  private cookies = new Map<string, string>();
  private readonly undo: (() => Promise<unknown>)[] = [];

  /** Takes about ten seconds. Call `end` even when it throws. */
  async begin(): Promise<void> {
    this.db = await createTestDatabase();
    this.undo.push(() => this.db.drop());
    await prepareQueueSchema(this.db.url);
    this.world = await layLoop(this.db);
    const [api, worker] = await Promise.all([
      startApi(this.db),
      spawnApp('worker', { DATABASE_URL: this.db.url }),
    ]);
    this.api = api;
    this.undo.push(
      () => api.kill('SIGKILL'),
      () => worker.kill('SIGKILL'),
    );
  }

  async end(): Promise<void> {
    for (const step of this.undo.splice(0).toReversed()) await step();
  }

  get url(): string {
    return this.api.url;
  }
  id(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`The story has no ${name} yet`);
    return id;
  }

  /** Moves the clock. Sign-ins of the committee do not outlast it: whoever acts signs in again. */
  async travelTo(moment: keyof typeof WHEN): Promise<void> {
    await this.quiet();
    await this.db.travelTo(at(WHEN[moment]));
    this.cookies = new Map();
  }

  quiet(): Promise<void> {
    return quiet(this.db);
  }

  async ask(who: Who, query: string, variables: object = {}): Promise<Data> {
    const { body } = await this.answer(who, query, variables);
    if (!body.data) throw new Error(JSON.stringify(body));
    return body.data;
  }

  async answer(who: Who, query: string, variables: object = {}): ReturnType<typeof post> {
    return post(this.url, { query, variables }, who ? { cookie: await this.cookie(who) } : {});
  }

  /** Runs a mutation: the code of what refused it, or OK with what was asked for. */
  async act(who: Who, name: string, input: object, select = ''): Promise<{ code: string } & Data> {
    const type = /^(forward|return|approve)Report$/.test(name)
      ? 'JudgeReportInput'
      : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} errors { code } } }`;
    const { body } = await this.answer(who, query, { input });
    if (body.errors) return { code: body.errors.map(({ extensions }) => extensions.code).join() };
    const { errors, ...answer } = body.data![name] as { errors: { code: string }[] };
    return { code: errors.map(({ code }) => code).join() || 'OK', ...answer };
  }

  /** What each attempt is refused with, by its words; afterwards no row is different and no mail is due. */
  async refused(attempts: Readonly<Record<string, () => Promise<{ code: string }>>>): Promise<Data> {
    await this.quiet();
    await this.signEverybodyIn();
    const before = await tableChecksums(this.db.url, OF_THE_HOUSE);
    const answers: Data = {};
    for (const [words, attempt] of Object.entries(attempts)) answers[words] = (await attempt()).code;
    await this.quiet();
    expect(await tableChecksums(this.db.url, OF_THE_HOUSE)).toEqual(before);
    return answers;
  }

  /** Mails so far, of one kind or of all; once there are `count`, where that is said. */
  mails(kind?: string, count = 0): Promise<CaughtMail[]> {
    return mailsOfStory(this.db, kind, count);
  }
  /** The only mail of a kind to an address. */
  async mailTo(address: string, kind: string): Promise<CaughtMail> {
    const [mail, ...more] = (await this.mails(kind)).filter(({ to }) => to === address);
    if (!mail || more.length > 0)
      throw new Error(`${more.length + (mail ? 1 : 0)} mails ${kind} to ${address}`);
    return mail;
  }

  async seats(): Promise<unknown> {
    const query = 'query ($id: ID!) { session(id: $id) { seats { capacity taken waiting left } } }';
    const { session } = await this.ask(null, query, { id: this.world.session });
    return (session as { seats: unknown }).seats;
  }

  /** What somebody copies out of a version's paper, without blanks. */
  async paper(version: number, language: 'km' | 'en'): Promise<string> {
    const answer = await fetch(
      `${this.url}/reports/${this.id('report')}/versions/${version}/${language}.pdf`,
      { headers: { cookie: await this.cookie('CHAIR') } },
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pages = await copiedText(new Uint8Array(await answer.arrayBuffer()));
    return pages.join('\n').replace(/\s/g, '');
  }

  private async cookie(who: string): Promise<string> {
    const known = this.cookies.get(who);
    if (known) return known;
    const cookie = who === 'KOSAL' ? await this.signInByMail() : await cookieOf(this.url, who);
    this.cookies.set(who, cookie);
    return cookie;
  }

  /** So that a sign-in is not among what an attempt wrote. */
  private async signEverybodyIn(): Promise<void> {
    for (const who of ['COORDINATOR', 'TRAINER', 'WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'])
      await this.cookie(who);
  }

  /** Pen Kosal asks for a code, reads it in his mail and types it in the same browser. */
  private async signInByMail(): Promise<string> {
    const { email } = PEOPLE.kosal;
    const before = (await everyMail(this.db)).length;
    const asked = await post(this.url, {
      query:
        'mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { errors { code } } }',
      variables: { input: { email, locale: 'en' } },
    });
    const cookiesOf = (headers: Headers): string =>
      headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    const browser = cookiesOf(asked.headers);
    const mail = await waitFor(
      async () => (await everyMail(this.db)).slice(before).find(({ to }) => to === email),
      30_000,
      'the code',
    );
    const [code] = /(?<!\d)\d{4} ?\d{4}(?!\d)/.exec(mail.text) ?? [];
    const signedIn = await post(
      this.url,
      {
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code } } }',
        variables: { input: { email, code } },
      },
      { cookie: browser },
    );
    expect(signedIn.body.data).toEqual({ signIn: { errors: [] } });
    return cookiesOf(signedIn.headers);
  }
}
