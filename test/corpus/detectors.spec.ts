import { buildSchema, extendSchema, parse } from 'graphql';
import { missedBy, SURFACES } from './manifest.js';
import { placesOfMatrix } from './matrix-places.js';
import { type Program, type Route, writtenProgram } from './program.js';
import { placesAsked } from './routes.js';
import { placesOfDocument } from './schema-places.js';

let program: Program;
beforeAll(async () => {
  program = await writtenProgram();
});

/** The program with something in its schema that nobody tries. */
const planted = (addition: string): Program => ({
  ...program,
  schema: extendSchema(program.schema, parse(addition)),
});

/** What a class misses by what was planted, whatever it misses besides. */
function missedAnew(number: number, found: Program): string[] {
  const before = missedBy(number, program);
  return missedBy(number, found).filter((complaint) => !before.includes(complaint));
}

const FEEDBACK = `
  input LeaveFeedbackInput { words: String! idempotencyKey: IdempotencyKey version: Int! }
  extend type Mutation { leaveFeedback(input: LeaveFeedbackInput!): Boolean }
`;

describe('a place that is new in the schema', () => {
  it.each([
    [4, 'class 4: no case goes through LeaveFeedbackInput.words'],
    [5, 'class 5: no case goes through LeaveFeedbackInput.words'],
    [16, 'class 16: no case goes through LeaveFeedbackInput.idempotencyKey'],
    [17, 'class 17: no case goes through Mutation.leaveFeedback'],
  ])('fails class %i when it takes what the class is made of', (number, complaint) => {
    expect(missedAnew(number, planted(FEEDBACK))).toEqual([complaint]);
  });

  it('fails the searches when it is one', () => {
    const found = planted('extend type Query { certificates(search: String): Boolean }');
    expect(missedAnew(20, found)).toEqual(['class 20: no case goes through Query.certificates(search)']);
  });

  it('fails the searches when it is a field of a filter', () => {
    const found = planted('extend input SessionFilter { room: String }');
    expect(missedAnew(20, found)).toEqual(['class 20: no case goes through SessionFilter.room']);
  });

  it('is seen as an argument without an input, and in both languages', () => {
    const found = planted(`
      input RenameCourseInput { name: LocalizedTextInput! }
      extend type Mutation { renameCourse(input: RenameCourseInput!): Boolean  shout(words: String!): Boolean }
    `);
    expect(missedAnew(4, found)).toEqual([
      'class 4: no case goes through Mutation.shout(words)',
      'class 4: no case goes through RenameCourseInput.name',
    ]);
  });
});

describe('an id that nobody tries', () => {
  it('fails the foreign ids, as an argument and as a field of an input', () => {
    const found = planted(`
      input ShareCourseInput { courseId: ID! withIds: [ID!] }
      extend type Query { badge(id: ID!): Boolean }
      extend type Mutation { shareCourse(input: ShareCourseInput!): Boolean }
    `);
    expect(missedAnew(3, found)).toEqual([
      'class 3: no case goes through Query.badge(id)',
      'class 3: no case goes through ShareCourseInput.courseId',
      'class 3: no case goes through ShareCourseInput.withIds',
    ]);
  });

  it('is one of the schema that the matrix has stopped asking', () => {
    const { matrix } = program;
    expect(matrix.has('Query.auditRow(id)') && matrix.has('RemoveMemberInput.personId')).toBe(true);
    const without = new Set([...matrix].filter((place) => place !== 'RemoveMemberInput.personId'));
    expect(missedAnew(3, { ...program, matrix: without })).toEqual([
      'class 3: no case goes through RemoveMemberInput.personId',
    ]);
  });
});

describe('what the matrix asks', () => {
  const small = buildSchema(`
    input MoveInput { id: ID! toId: ID reason: String }
    type Thing { id: ID! }
    type Query { thing(id: ID!, within: ID): Thing }
    type Mutation { move(input: MoveInput!): Thing }
  `);

  it('is read from its questions and acts; what they leave out is not asked', async () => {
    const asked = await placesOfMatrix(
      small,
      { thing: (rows) => [`(id: "${rows.id('things', 'aa0')}")`] },
      { move: { who: {}, input: (c) => ({ id: c.id('thg', 'things'), toId: null }) } },
    );
    expect(asked.toSorted()).toEqual(['MoveInput.id', 'Mutation.move', 'Query.thing', 'Query.thing(id)']);
  });

  it('is seen through variables, too, and never in what is no document', () => {
    const text = 'mutation ($input: MoveInput!) { move(input: $input) { id } }';
    expect(placesOfDocument(small, text, { input: { id: 'thg_1', reason: 'x' } })).toEqual([
      'Mutation.move',
      'Mutation.move(input)',
      'MoveInput.id',
      'MoveInput.reason',
    ]);
    expect(placesOfDocument(small, '{ thing(id: ')).toEqual([]);
  });
});

describe('an act by which somebody is known', () => {
  const allowed = (field: string, permission: string): Program => ({
    ...program,
    permissions: new Map([...program.permissions, [field, permission]]),
  });

  it.each([
    'identity.sign-in',
    'identity.manage-own-sign-in',
    'identity.something-new',
    'privacy.change-contact',
  ])('fails the sign-ins: %s', (permission) => {
    expect(missedAnew(15, allowed('Mutation.signInByVoice', permission))).toEqual([
      'class 15: no case goes through Mutation.signInByVoice',
    ]);
  });

  it('does not, where it is about the roles of others', () => {
    expect(missedAnew(15, allowed('Mutation.lendRole', 'identity.change-roles'))).toEqual([]);
  });
});

describe('an act that changes how a session or a registration stands', () => {
  it.each(['registrations.swap', 'sessions.merge', 'attendance.sign'])(
    'fails the steps: %s',
    (permission) => {
      const permissions = new Map([...program.permissions, ['Mutation.swapSeats', permission]]);
      expect(missedAnew(17, { ...program, permissions })).toEqual([
        'class 17: no case goes through Mutation.swapSeats',
      ]);
    },
  );
});

describe('a kind of operation that is new', () => {
  it('fails the documents', () => {
    const found = planted('type Subscription { seats: Int } extend schema { subscription: Subscription }');
    expect(missedAnew(1, found)).toEqual(['class 1: no case goes through operation subscription']);
  });
});

describe('what may hold an object', () => {
  it('fails the keys as a scalar', () => {
    const found = planted(
      'scalar JSON input TuneInput { settings: JSON } extend type Query { tuned(by: JSON): Int }',
    );
    expect(missedAnew(18, found)).toEqual([
      'class 18: no case goes through Query.tuned(by)',
      'class 18: no case goes through TuneInput.settings',
    ]);
  });

  it('fails the keys as a key of the body', () => {
    const file = 'libs/graphql/src/graphql-request.ts';
    const sources = new Map(program.sources).set(file, 'const { query, onBehalfOf } = body;');
    expect(missedAnew(18, { ...program, sources })).toEqual([
      'class 18: no case goes through body.onBehalfOf',
    ]);
  });

  it.each(['JSON.parse(header)', 'scope.getDefaultJsonParser("error", "error")', 'await answer.json()'])(
    'fails the keys as a source that reads JSON: %s',
    (text) => {
      const sources = new Map(program.sources).set('libs/new/src/reader.ts', text);
      expect(missedAnew(18, { ...program, sources })).toEqual([
        'class 18: no case goes through libs/new/src/reader.ts',
      ]);
    },
  );
});

describe('a route that is new', () => {
  const FORM = 'application/x-www-form-urlencoded';
  const routed = (...routes: Route[]): Program => ({ ...program, routes });

  it('fails the transport when a body is sent there', () => {
    const found = routed(
      { app: 'api', method: 'POST', url: '/hooks/:id', reads: ['application/json'] },
      { app: 'web', method: 'POST', url: '/:locale(^km|en$)/new', reads: [FORM, 'text/plain'] },
    );
    expect(missedAnew(2, found)).toEqual([
      'class 2: no case goes through api POST /hooks/:id',
      'class 2: no case goes through web POST /:locale(^km|en$)/new',
    ]);
    expect(missedAnew(18, found)).toEqual(['class 18: no case goes through api POST /hooks/:id']);
  });

  it('does not, when it is a form of the web, which are all asked alike', () => {
    expect(
      missedAnew(2, routed({ app: 'web', method: 'POST', url: '/:locale(^km|en$)/new', reads: [FORM] })),
    ).toEqual([]);
  });

  it('fails the sockets when it takes nothing, or what nobody has thought about', () => {
    const found = routed(
      { app: 'api', method: 'GET', url: '/debug', reads: [] },
      { app: 'web', method: 'GET', url: '/:locale(^km|en$)/badges/:badge', reads: [] },
      { app: 'web', method: 'GET', url: '/:locale(^km|en$)/sessions/:id/poster.png', reads: [] },
    );
    expect(missedAnew(19, found)).toEqual([
      'class 19: no case goes through api GET /debug',
      'class 19: no case goes through web GET /:locale(^km|en$)/badges/:badge',
    ]);
  });

  it('fails the files when it reads something that is neither form nor JSON', () => {
    const reads = [FORM, 'multipart/form-data'];
    expect(missedAnew(11, routed({ app: 'web', method: 'POST', url: '/materials', reads }))).toEqual([
      'class 11: no case goes through web POST /materials',
    ]);
  });

  it('fails the files when it takes them, and no case does', () => {
    const reads = ['application/octet-stream'];
    const found = routed(
      { app: 'api', method: 'POST', url: '/materials/files', reads },
      { app: 'api', method: 'POST', url: '/posters/files', reads },
    );
    expect(missedAnew(11, found)).toEqual(['class 11: no case goes through api POST /posters/files']);
  });

  it('fails the formulas when the api hands out a file there', () => {
    expect(missedAnew(12, routed({ app: 'api', method: 'GET', url: '/lists/:file', reads: [] }))).toEqual([
      'class 12: no case goes through api GET /lists/:file',
    ]);
  });

  it('is told by the path of a request: the one that leaves the least open', () => {
    const routes: Route[] = ['/*', '/a/:id', '/a/b'].map((url) => ({
      app: 'web',
      method: 'GET',
      url,
      reads: [],
    }));
    const asked = (path: string) => placesAsked(routes, 'web', 'GET', path);
    expect([asked('/a/b?c'), asked('/a/c'), asked('/c'), placesAsked(routes, 'api', 'GET', '/a/b')]).toEqual([
      ['web GET /a/b'],
      ['web GET /a/:id'],
      ['web GET /*'],
      [],
    ]);
  });
});

describe('a way out that is new', () => {
  it('fails the formulas as a format, and as a file of a mutation', () => {
    const found = planted(`
      extend enum ExportFormat { ODS }
      type PosterPayload { poster: ExportedFile }
      extend type Mutation { printPoster: PosterPayload }
    `);
    expect(missedAnew(12, found)).toEqual([
      'class 12: no case goes through Mutation.printPoster',
      'class 12: no case goes through ExportFormat.ODS',
    ]);
  });

  it.each([
    'fetch(address)',
    "import { request } from 'node:https';",
    "import {\n  request as plain,\n} from 'node:http';",
    "import net from 'node:net';",
    "import { Outbound } from '#outbound';",
  ])('fails the addresses as a source that calls: %s', (text) => {
    const sources = new Map(program.sources).set('libs/new/src/caller.ts', text);
    expect(missedAnew(13, { ...program, sources })).toEqual([
      'class 13: no case goes through libs/new/src/caller.ts',
    ]);
  });

  it('fails the addresses as a field of an input', () => {
    expect(missedAnew(13, planted('input HookInput { callbackUrl: String }'))).toEqual([
      'class 13: no case goes through HookInput.callbackUrl',
    ]);
  });
});

describe('a file that is sent', () => {
  it('fails its class as a scalar of its own, however it is called', () => {
    const found = planted('scalar Bytes input PosterInput { poster: Bytes }');
    expect(missedAnew(11, found)).toEqual(['class 11: no case goes through PosterInput.poster']);
  });

  it('fails its class as one that is called an upload, too', () => {
    expect(missedAnew(11, planted('scalar Upload input PosterInput { poster: Upload }'))).toEqual([
      'class 11: no case goes through PosterInput.poster',
    ]);
  });
});

describe('a log, or a search among people', () => {
  it('fails the canary', () => {
    const sources = new Map(program.sources).set('apps/mailer/src/main.ts', '');
    const found = { ...planted('extend type Query { visitors(search: String): Int }'), sources };
    expect(missedAnew(22, found)).toEqual([
      'class 22: no case goes through log of the mailer',
      'class 22: no case goes through Query.visitors(search)',
    ]);
  });
});

describe('a surface that is waited for', () => {
  const waiting = {
    ...SURFACES,
    'graphql.transport': {
      waitsFor: 'uploads',
      appears: ({ schema }: Program) => (schema.getType('Upload') ? ['Upload'] : []),
    },
  };

  it('lets its cases wait while it is not there', () => {
    expect(missedBy(2, program, waiting)).toEqual([]);
  });

  it('fails its class the day it is there', () => {
    expect(missedBy(2, planted('scalar Upload'), waiting)).toEqual([
      'class 2: Upload is there, and 40 cases of graphql.transport do not run',
    ]);
  });

  it('is not mistaken for one that nobody knows', () => {
    const { 'graphql.transport': _, ...others } = SURFACES;
    expect(missedBy(2, program, others)).toEqual(['class 2: no surface graphql.transport']);
  });
});
