import type { Reach } from './manifest.js';
import { searchesOf } from './places.js';
import type { Program } from './program.js';
import { isForm, placeOf, takesBody } from './routes.js';
import { isSwept } from './odd-addresses.js';
import { placesIn } from './schema-places.js';
import { sourcesWith } from './sources.js';

/** The kinds of operations that the schema has. */
const operations = ({ schema }: Program): string[] =>
  (['Query', 'Mutation', 'Subscription'] as const)
    .filter((kind) => schema[`get${kind}Type`]())
    .map((kind) => `operation ${kind.toLowerCase()}`);

/** Everything of the schema to which an id is written. */
const ids = ({ schema }: Program): string[] =>
  placesIn(schema)
    .filter(({ type }) => type === 'ID')
    .map(({ place }) => place);

/** Of the lib of who somebody is, but about what others may do or are called. Whoever is signed in is the same afterwards. */
const ABOUT_OTHERS = [
  'identity.change-roles',
  'identity.invite',
  'identity.merge-people',
  'identity.read-duplicates',
];

/** What proves who somebody is, and what changes by what they do so: every act of `identity` that is not about others, and the
 *  change of the address at which codes arrive. */
const signIns = ({ permissions }: Program): string[] =>
  [...permissions]
    .filter(([, asked]) => asked.startsWith('identity.') || asked === 'privacy.change-contact')
    .filter(([field, asked]) => field.startsWith('Mutation.') && !ABOUT_OTHERS.includes(asked))
    .map(([field]) => field);

/** Scalars that are one text, number or truth; any other may hold an object, or bytes. */
const PLAIN = new Set([
  'ID',
  'String',
  'Int',
  'Float',
  'Boolean',
  'BigInteger',
  'DateTime',
  'IdempotencyKey',
  'LocalDate',
]);
const oddScalars = ({ schema }: Program): string[] =>
  placesIn(schema)
    .filter(({ type, isScalar }) => isScalar && !PLAIN.has(type))
    .map(({ place }) => place);

/** Where the keys of a body of `/graphql` are told apart. */
const BODY = 'libs/graphql/src/graphql-request.ts';
const bodyKeys = ({ sources }: Program): string[] => {
  const [, keys] = /const \{ ([^}]+) \} = body;/.exec(sources.get(BODY) ?? '') ?? [];
  if (!keys) throw new Error(`${BODY} reads a body in another way`);
  return keys.split(', ').map((key) => `body.${key}`);
};

const JSON_READ = /\bJSON\.parse\(|\bgetDefaultJsonParser\(|\.json\(\)/;
const OF_HOUSE = 'A file of the house, and no text of anybody.';
const OF_API = 'What the api wrote itself, and read back.';
const OF_ROW = 'A row as the api kept it.';
const HANDED_OVER = 'What the handler of the form hands to its page; no form has such a field.';

const READ_AS_JSON: Readonly<Record<string, string>> = {
  'libs/config/src/sign-in-providers.rules.ts': 'A setting of the operator.',
  'libs/database/src/embedded/placement.ts': OF_HOUSE,
  'libs/database/src/embedded/platform-package.ts': OF_HOUSE,
  'libs/exports/src/api/export-reader.ts': OF_API,
  'libs/graphql/src/trusted-documents.ts': OF_HOUSE,
  'libs/identity/src/domain/merging/identity.person-holding.ts': OF_ROW,
  'libs/identity/src/domain/merging/merge-lines.rules.ts': OF_ROW,
  'libs/identity/src/domain/passkey-response.ts': 'The answer of an authenticator: c18-b03 and c18-b04.',
  'libs/kernel/src/page.ts': 'A cursor: c18-b05 and c18-b06.',
  'libs/locale/src/catalogues.ts': OF_HOUSE,
  'libs/locale/src/screen-words.ts': OF_HOUSE,
  'libs/privacy/src/domain/merge-record.ts': OF_ROW,
  'libs/registrations/src/domain/cancel-registration.service.ts': OF_ROW,
  'apps/web/server/assets.ts': OF_HOUSE,
  'apps/web/server/forms/passkey-forms.ts': OF_API,
  'apps/web/server/forms/upload.ts': OF_API,
  'apps/web/server/pending-sign-in.ts': 'A cookie of the web: c19-b01.',
  'apps/web/server/provider-onward.ts': 'A cookie of the web: c19-b02.',
  'apps/web/src/features/account/held-store.ts':
    'In the browser: what a page kept in its own tab. apps/web/src/features/account/held-store.spec.ts.',
  'apps/web/src/features/account/passkey-client.ts':
    'In the browser: the answer of the server that the page came from.',
  'apps/web/src/features/audit/audit-view.ts': OF_ROW,
  'apps/web/src/features/coordinator/enrol-client.ts': 'In the browser: words that the page came with.',
  'apps/web/src/features/coordinator/coordinator.routes.tsx': HANDED_OVER,
  'apps/web/src/features/coordinator/group.routes.tsx': HANDED_OVER,
  'apps/web/src/features/organisations/proposals.routes.tsx': HANDED_OVER,
  'apps/web/src/features/trainer/aside-view.ts': HANDED_OVER,
  'apps/web/src/features/trainer/seats.routes.tsx': HANDED_OVER,
};

/** Bodies that hold a file: what is neither a form nor JSON. The proxy of the web reads none: it passes them on. */
const uploads = ({ routes }: Program): string[] =>
  routes
    .filter(({ reads }) =>
      reads.some((type) => !/^(?:application\/(?:json|x-www-form-urlencoded)|\*)$/.test(type)),
    )
    .filter(takesBody)
    .map(placeOf);

const ONE_CLICKS = ['unsubscribe', 'next-date'].map((path) => `web POST /:locale(^km|en$)/${path}/:token`);
const UNSUBSCRIBING = Object.fromEntries(
  ONE_CLICKS.map((route) => [
    route,
    'One click of a mail program, a form in either spelling (RFC 8058): apps/web/server/outreach-pages.spec.ts.',
  ]),
);

const HAND_IN = 'Takes a PDF as it is, told by its bytes: c11-b01 to c11-b03, and all of class 11.';
const FORM_WITH_FILE =
  'A form of the console in the spelling that a file stands in: apps/web/server/forms/upload.spec.ts.';
const FORMS_WITH_FILES: Readonly<Record<string, string>> = {
  'web POST /:locale(^km|en$)/manage/courses/:id/materials': FORM_WITH_FILE,
  'web POST /:locale(^km|en$)/manage/courses/:id/materials/:material/edit': FORM_WITH_FILE,
  'web POST /:locale(^km|en$)/manage/courses/:id/materials/:material/version': FORM_WITH_FILE,
  'web POST /:locale(^km|en$)/trainer/sessions/:id/materials': FORM_WITH_FILE,
  'web POST /:locale(^km|en$)/trainer/sessions/:id/materials/:material/version': FORM_WITH_FILE,
};

const TAKES_NOTHING = 'Takes nothing but headers: test/security/c2-headers.spec.ts.';
const CHOICES =
  'Reads the known codes and days of its address and leaves out the rest: apps/web/src/features/catalogue/catalogue-search.spec.ts.';
const FOR_NEIGHBOURS = 'Takes nothing, and is for those beside it: test/contract/http.spec.ts.';

const logs = ({ sources }: Program): string[] =>
  [...sources.keys()].flatMap((file) => {
    const [, app] = /^apps\/(\w+)\/(?:src|server)\/main\.ts$/.exec(file) ?? [];
    return app ? [`log of the ${app}`] : [];
  });

const ALL_LOGS = 'Somebody goes through all three: test/security/l2-canary.spec.ts.';

/** What the classes of requests as such must reach. */
export const requestReaches: readonly (readonly [number, Reach])[] = [
  [1, { detect: operations }],
  [
    2,
    {
      detect: ({ routes }) => routes.filter(takesBody).map(placeOf),
      asked: ({ routes }) => routes.filter(isForm).map(placeOf),
      left: {
        'api POST /materials/files': HAND_IN,
        ...FORMS_WITH_FILES,
        ...UNSUBSCRIBING,
        'web GET|POST|OPTIONS /graphql':
          'Passed on to the api as it came: test/contract/through-the-web.spec.ts.',
      },
    },
  ],
  [3, { detect: ids, asked: ({ matrix }) => [...matrix] }],
  [
    11,
    {
      detect: (program) => [...uploads(program), ...oddScalars(program)],
      left: { ...FORMS_WITH_FILES, ...UNSUBSCRIBING },
    },
  ],
  [15, { detect: signIns }],
  [
    18,
    {
      detect: (program) => [
        ...oddScalars(program),
        ...bodyKeys(program),
        ...sourcesWith(program, JSON_READ),
        ...program.routes
          .filter(({ reads }) => reads.includes('application/json'))
          .filter(takesBody)
          .map(placeOf),
      ],
      left: {
        ...READ_AS_JSON,
        'api GET|PUT|PATCH|DELETE|OPTIONS /graphql':
          'Refused before a body is read: test/security/c1-origins.spec.ts.',
      },
    },
  ],
  [
    19,
    {
      detect: ({ routes }) => [
        'socket of the api',
        'socket of the web',
        ...routes.filter((route) => !takesBody(route)).map(placeOf),
      ],
      asked: ({ routes }) => routes.filter(isSwept).map(placeOf),
      left: {
        'api GET /health/ready': FOR_NEIGHBOURS,
        'api GET /metrics': FOR_NEIGHBOURS,
        'web GET /': TAKES_NOTHING,
        'web GET /health/live': TAKES_NOTHING,
        'web GET /health/ready': TAKES_NOTHING,
        'web GET /mailbox': TAKES_NOTHING,
        'web GET /robots.txt': TAKES_NOTHING,
        'web GET /sitemap.xml': TAKES_NOTHING,
        'web GET /<a built file>': TAKES_NOTHING,
        'web GET /:locale(^km|en$)/feed.atom': CHOICES,
        'web GET /:locale(^km|en$)/sessions.ics': CHOICES,
      },
    },
  ],
  [
    22,
    {
      detect: (program) => [
        ...logs(program),
        ...searchesOf(program.schema).filter((place) => /(?:\(search\)|\(to\)|\.who)$/.test(place)),
      ],
      left: { 'log of the web': ALL_LOGS, 'log of the worker': ALL_LOGS },
    },
  ],
];
