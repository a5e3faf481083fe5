/* The rules of Relay, kept by the running server: every type that is a node is found again by its id, and every connection
   can be walked by its cursors. The schema is read, so a new type or list without a fixture fails here. */
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { globalId } from './both-paths.cases.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
type Role = 'WORKING_GROUP' | 'COORDINATOR' | 'TRAINER' | 'CHAIR' | 'ADMINISTRATOR' | 'PARTICIPANT';

/** The prefix of its ids, and a row that its reader may see. */
const NODES: Record<string, readonly [prefix: string, statement: string, role?: Role]> = {
  AuditRow: ['aud', 'select id from audit_rows limit 1', 'ADMINISTRATOR'],
  Campaign: ['cpg', 'select id from campaigns limit 1'],
  CaughtMail: ['eml', 'select id from caught_mails limit 1'],
  City: ['cty', 'select id from cities limit 1'],
  Course: ['crs', 'select id from courses limit 1'],
  Experience: ['exp', 'select id from experiences limit 1'],
  FocusArea: ['fcs', 'select id from focus_areas limit 1'],
  LearningPath: ['pth', 'select id from learning_paths limit 1'],
  Organisation: ['org', 'select id from organisations limit 1'],
  Pledge: ['plg', 'select id from pledges limit 1'],
  Report: ['rpt', `select id from reports where status = 'APPROVED' limit 1`],
  Sector: ['sct', 'select id from sectors limit 1'],
  Session: ['ses', 'select id from sessions limit 1'],
  Submission: ['sub', 'select id from submissions limit 1'],
  Topic: ['top', 'select id from topics limit 1'],
};

const OWN = `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`;
const BUSY = `select r.organisation_id as id from registrations r join sessions s on s.id = r.session_id
  where s.starts_at > app_now() and r.organisation_id is not null group by 1 order by count(*) desc limit 1`;
const CROWDED = `select session_id as id from session_seats where taken > 5 limit 1`;
const ASKED = 'select topic_id as id from submissions group by 1 order by count(*) desc limit 1';
const SENT = 'select campaign_id as id from campaign_recipients group by 1 order by count(*) desc limit 1';

interface List {
  /** Beside first and after. */
  readonly args?: string;
  readonly role?: Role;
  /** What tells one node from the next. */
  readonly fields?: string;
  /** The node that has the list: prefix and row. */
  readonly of?: readonly [prefix: string, statement: string];
}

const LISTS: Record<string, List> = {
  'Campaign.recipients': { of: ['cpg', SENT], fields: 'fullName address organisation { id }' },
  'Organisation.people': { of: ['org', OWN], role: 'COORDINATOR' },
  'Organisation.pledges': {
    of: ['org', 'select organisation_id as id from pledges group by 1 order by count(*) desc limit 1'],
  },
  'Organisation.registrations': { of: ['org', BUSY] },
  'Query.auditRows': { role: 'ADMINISTRATOR' },
  'Query.campaignExclusions': { fields: 'reason organisation { id }' },
  'Query.campaigns': {},
  'Query.caughtMails': {},
  'Query.cities': {},
  'Query.courses': {},
  'Query.experiences': {},
  'Query.focusAreas': {},
  'Query.learningPaths': {},
  'Query.mySessions': { role: 'TRAINER' },
  'Query.myTickets': { role: 'PARTICIPANT' },
  'Query.openInvitations': { role: 'ADMINISTRATOR' },
  'Query.organisationList': {},
  'Query.organisationProposals': { fields: 'organisation { id }' },
  'Query.organisations': {},
  'Query.overviewPeople': { args: 'measure: REGISTERED' },
  'Query.overviewPledges': { args: 'measure: PLEDGED' },
  'Query.pendingErasures': {},
  'Query.pledges': {},
  'Query.reports': { role: 'CHAIR' },
  'Query.requestedDomains': {},
  'Query.sessions': {},
  'Query.topics': {},
  'Query.users': { role: 'ADMINISTRATOR' },
  'Session.roster': { of: ['ses', CROWDED] },
  'Topic.submissions': { of: ['top', ASKED] },
};

let db: TestDatabase;
let api: SpawnedApp;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of [
    'WORKING_GROUP',
    'COORDINATOR',
    'TRAINER',
    'CHAIR',
    'ADMINISTRATOR',
    'PARTICIPANT',
  ] as const)
    cookies.set(role, await cookieOf(api.url, role));
  await db.ownerSql(
    `insert into caught_mails (id, message_id, to_address, subject, raw)
     select gen_random_uuid(), 'x' || n, 'a@example.org', 'Hello', convert_to(E'Subject: Hello\r\n\r\nHello', 'UTF8')
     from generate_series(1, 3) n`,
  );
  await db.ownerSql(
    `insert into learning_paths (id, title_km, title_en, lead_km, lead_en)
     select gen_random_uuid(), 'ផ្លូវ', 'Path ' || n, 'ផ្លូវ', 'A path.' from generate_series(1, 3) n`,
  );
  await db.ownerSql(
    `insert into outreach_exclusions (organisation_id, reason, excluded_by)
     select o.id, 'Twice this month', (select person_id from role_grants where role = 'WORKING_GROUP' limit 1)
     from organisations o order by o.id limit 3`,
  );
  await db.ownerSql(
    `insert into invitations (id, email, full_name, role, locale, token_hash, invited_by, expires_at)
     select gen_random_uuid(), 'guest' || n || '@example.org', 'Meas Rithy', 'TRAINER', 'km', sha256(n::text::bytea),
       (select person_id from role_grants where role = 'ADMINISTRATOR' limit 1), app_now() + interval '14 days'
     from generate_series(1, 3) n`,
  );
  await db.ownerSql(
    `insert into organisation_domains (id, organisation_id, domain, requested_by)
     select gen_random_uuid(), g.scope_id, 'relay' || n || '.example', g.person_id
     from generate_series(1, 3) n, (select scope_id, person_id from role_grants where role = 'COORDINATOR' limit 1) g`,
  );
  await db.ownerSql(
    `insert into erasures (id, person_id, asked_by, due_at)
     select gen_random_uuid(), p.id, (select person_id from role_grants where role = 'WORKING_GROUP' limit 1),
       app_now() + interval '14 days'
     from people p where p.email is null and not exists (select from erasures e where e.person_id = p.id) order by p.id limit 3`,
  );
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

async function ask(query: string, variables: object, role: Role = 'WORKING_GROUP'): Promise<unknown> {
  const { body } = await post(api.url, { query, variables }, { cookie: cookies.get(role)! });
  if (body.errors) throw new Error(`${query}: ${JSON.stringify(body.errors)}`);
  return body.data;
}

const idOf = async ([prefix, statement]: readonly [string, string, Role?]): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>(statement);
  return globalId(prefix, row!.id);
};

describe('node(id)', () => {
  it('has a fixture for every type that is a node', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(Object.keys(NODES).toSorted()).toEqual(nodes.toSorted());
  });

  it.each(Object.entries(NODES))('finds a %s again', async (name, fixture) => {
    const id = await idOf(fixture);

    expect(await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, fixture[2])).toEqual({
      node: { __typename: name, id },
    });
  });
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly nodes: readonly object[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** So many single steps; a list of two shows as much as one of a thousand. */
const STEPS = 3;

describe('a connection', () => {
  it('has a fixture wherever the schema has one', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(Object.keys(LISTS).toSorted()).toEqual(fields.toSorted());
  });

  it.each(Object.entries(LISTS))(
    '%s is walked by its cursors, none twice and none left out',
    async (name, list) => {
      const [type, field] = name.split('.') as [string, string];
      const id = list.of && (await idOf(list.of));
      const fields = list.fields ?? 'id';
      const page = async (first: number, after: string | null): Promise<Page> => {
        const asked = `page: ${field}(first: $first, after: $after ${list.args ? `, ${list.args}` : ''}) {
        edges { cursor node { ${fields} } } nodes { ${fields} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
        const query = list.of
          ? `query ($id: ID!, $first: Int!, $after: String) { node(id: $id) { ... on ${type} { ${asked} } } }`
          : `query ($first: Int!, $after: String) { ${asked} }`;
        const data = (await ask(query, { ...(id && { id }), first, after }, list.role)) as {
          node?: { page: Page };
        } & {
          page: Page;
        };
        return data.node?.page ?? data.page;
      };

      const whole = await page(20, null);
      expect(whole.nodes.length).toBeGreaterThan(1);
      expect(whole.edges.map(({ node }) => node)).toEqual(whole.nodes);
      expect(new Set(whole.edges.map(({ cursor }) => cursor)).size).toBe(whole.edges.length);
      expect(whole.pageInfo).toMatchObject({
        hasPreviousPage: false,
        startCursor: whole.edges[0]!.cursor,
        endCursor: whole.edges.at(-1)!.cursor,
      });
      let after: string | null = null;
      for (let at = 0; at < Math.min(STEPS, whole.nodes.length); at += 1) {
        const one: Page = await page(1, after);
        expect(one.nodes).toEqual([whole.nodes[at]]);
        expect(one.pageInfo.hasNextPage).toBe(at + 1 < whole.nodes.length || whole.pageInfo.hasNextPage);
        after = one.pageInfo.endCursor;
      }
      if (!whole.pageInfo.hasNextPage)
        expect(await page(1, whole.pageInfo.endCursor)).toMatchObject({
          nodes: [],
          pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
        });
    },
  );
});
