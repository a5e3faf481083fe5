import { FakeProvider, SoftwareAuthenticator, type SpawnedApp, type TestDatabase } from '#testing';
import { globalId } from './both-paths.cases.js';
import { type Body, cookieOf, type GraphqlAnswer, post, startApi, trustedDocuments } from './support.js';

export type Path = 'direct' | 'adhoc';
export type Data = Record<string, unknown>;

const ROLES = [
  'PARTICIPANT',
  'TRAINER',
  'COORDINATOR',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
] as const;
export const WEB = 'https://samaki.example';
export type Who = (typeof ROLES)[number] | 'nobody';

/** One database with one api before it, asked by one of the two paths. Two worlds that begin as copies of each other and
 *  hear the same questions must give the same answers, whatever these change. */
export class World {
  readonly cookies = new Map<Who, string>([['nobody', '']]);
  /** The last answer to each document, for what comes after it. */
  readonly said = new Map<string, Data>();
  /** The authenticator of the participant. */
  readonly authenticator = new SoftwareAuthenticator(WEB);
  /** A ministry's own sign-in. */
  provider: FakeProvider;
  private api: SpawnedApp;

  constructor(
    readonly path: Path,
    readonly db: TestDatabase,
  ) {}

  async begin(): Promise<void> {
    this.provider = await FakeProvider.start('moi', { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' });
    this.api = await startApi(this.db, { PUBLIC_URL: WEB, ...FakeProvider.settings(this.provider) });
    for (const role of ROLES) await this.enter(role);
  }

  /** Signs a role in, anew where it was before. Answers the cookies. */
  async enter(role: (typeof ROLES)[number]): Promise<string> {
    const cookie = await cookieOf(this.api.url, role);
    this.cookies.set(role, cookie);
    return cookie;
  }

  /** Here is no worker that compares people and organisations as they come; whoever looks for duplicates compares some of them. */
  async compareEverybody(): Promise<void> {
    const cookie = this.cookies.get('WORKING_GROUP')!;
    for (const [line, query] of [
      ['people_to_compare', '{ personDuplicates { score } }'],
      ['organisations_to_compare', '{ organisationDuplicates { score } }'],
    ] as const)
      while ((await this.db.ownerSql(`select from ${line} limit 1`)).length > 0)
        await post(this.api.url, { query }, { cookie });
  }

  async end(): Promise<void> {
    await this.api?.kill('SIGKILL');
    await this.provider?.stop();
    await this.db.drop();
  }

  async ask(name: string, variables: Body, who: Who | { cookie: string }): Promise<GraphqlAnswer> {
    const { id, text } = trustedDocuments().get(name)!;
    const cookie = typeof who === 'string' ? this.cookies.get(who)! : who.cookie;
    const question = this.path === 'direct' ? { documentId: id } : { query: text };
    const answer = await post(this.api.url, { ...question, variables }, { cookie });
    this.said.set(name, answer.body.data ?? {});
    if (typeof who === 'string' && who !== 'nobody') this.cookies.set(who, merged(cookie, answer));
    return answer;
  }

  /** The first row of a statement that finds one. */
  async row<Row extends object>(statement: string, ...values: unknown[]): Promise<Row> {
    const [row] = await this.db.ownerSql<Row>(statement, values);
    if (!row) throw new Error(`Nothing found: ${statement}`);
    return row;
  }

  /** The global id of the first row. */
  async id(prefix: string, statement: string, ...values: unknown[]): Promise<string> {
    return globalId(prefix, (await this.row<{ id: string }>(statement, ...values)).id);
  }

  /** What stands at a place of the last answer to a document, such as `campaign.id` below its root. */
  at<Value>(name: string, place: string): Value {
    const [root] = Object.values(this.said.get(name) ?? {});
    return place.split('.').reduce((value, key) => (value as Data)[key], root) as Value;
  }
}

/** The cookies after an answer, as a browser keeps them: a proof hands out a new one. */
export function merged(cookie: string, { headers }: GraphqlAnswer): string {
  const given = headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const jar = [...cookie.split('; '), ...given]
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string]);
  return [...new Map(jar)].map((pair) => pair.join('=')).join('; ');
}
