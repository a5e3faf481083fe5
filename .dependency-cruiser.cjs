/* The walls of the house: which file may import which. Floors are in test/architecture/floors.json. */
const floors = require('./test/architecture/floors.json');

const libs = Object.keys(floors);
const below = (lib) => libs.filter((other) => floors[other] < floors[lib]);

/** One rule a lib: what it imports of other libs stands on a lower floor. */
const downward = libs.map((lib) => ({
  name: `downward-only-${lib}`,
  severity: 'error',
  comment: `libs/${lib} (floor ${floors[lib]}) may import libs on lower floors only.`,
  from: { path: `^libs/${lib}/`, pathNot: ['\\.spec\\.ts$', `^libs/${lib}/test/`] },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...below(lib)].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'has-a-floor',
      severity: 'error',
      comment: 'A lib without a floor in floors.json.',
      from: { path: '^libs/', pathNot: `^libs/(${libs.join('|')})/` },
      to: {},
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that need each other crash at load. Only entities of one lib may (Relation<T>), and types.',
      from: {},
      to: {
        circular: true,
        viaOnly: { pathNot: '\\.entit(y|ies)\\.ts$', dependencyTypesNot: ['type-only'] },
      },
    },
    {
      name: 'doors-only',
      severity: 'error',
      comment: 'Another lib is entered by #lib, #lib/api or #lib/worker.',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/src/(?!index\\.ts$|api/index\\.ts$|worker/index\\.ts$)',
        pathNot: '^$1/$2/',
      },
    },
    {
      name: 'domain-knows-no-room',
      severity: 'error',
      comment: 'domain/ imports neither api/ nor worker/ of any lib.',
      from: { path: '^libs/[^/]+/src/domain/' },
      to: { path: '^libs/[^/]+/src/(api|worker)/' },
    },
    {
      name: 'domain-knows-no-transport',
      severity: 'error',
      comment: 'domain/ imports neither GraphQL nor the queue.',
      from: { path: '^libs/[^/]+/src/domain/' },
      to: { path: ['(^|node_modules/)(@nestjs/graphql|bullmq)(/|$)', '^libs/(graphql|queue)/'] },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      comment: 'Production code does not import #testing.',
      from: { path: '^(libs|apps)/', pathNot: ['\\.spec\\.tsx?$', '/test/', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      comment: 'A feature of the web imports no other; routes in app/ put them together.',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/shared/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    {
      name: 'web-knows-no-lib',
      severity: 'error',
      comment: 'The web knows the schema only.',
      from: { path: '^apps/web/' },
      to: { path: '^libs/' },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: { pathNot: '\\.spec\\.tsx?$' },
      to: {
        couldNotResolve: true,
        pathNot: ['^virtual:', '^@graphql-typed-document-node/', '\\.css(\\?|$)'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['samaki', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
