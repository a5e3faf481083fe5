import { getNamedType, isEnumType } from 'graphql';
import type { Reach } from './manifest.js';
import { TOKEN_WITH_PROVIDER } from './places.js';
import type { Program } from './program.js';
import { placeOf } from './routes.js';
import { placesIn } from './schema-places.js';
import { sourcesWith } from './sources.js';

const named =
  (pattern: RegExp) =>
  ({ schema }: Program): string[] =>
    placesIn(schema)
      .map(({ place }) => place)
      .filter((place) => pattern.test(place));

const typed =
  (...types: string[]) =>
  ({ schema }: Program): string[] =>
    placesIn(schema)
      .filter(({ place, type }) => types.includes(type) && !place.endsWith('(first)'))
      .map(({ place }) => place);

const OF_SIGN_IN = 'a proof of whoever is signed in: class 15';
const SEEN = 'a version that was seen, compared by the rule that CorrectPledgeInput.version goes through';

const OF_LINES =
  'numbers of lines of the list itself, compared: libs/registrations/test/enrol-booked-elsewhere.medium.spec.ts';

/** The own process, mail and provider alone are called; where they are, the settings say, and nobody who types. */
const CALLS =
  /\bfetch\(|^import (?!type)[^;]*\brequest\b[^;]*from 'node:https?'|^(?:import (?!type)[^;]*|\} )from '(?:undici|openid-client|nodemailer|#outbound|@fastify\/reply-from|node:(?:net|tls|dgram))'/m;
const OF_PROVIDER = 'A provider of the settings: test/contract/ministry-sign-in.spec.ts.';
const OF_ROOMS =
  'The house of rooms of the settings: libs/virtual-rooms/src/bigbluebutton/big-blue-button.spec.ts.';
const OF_MAIL =
  'The mail server of the settings; to whom it mails is class 6: test/corpus/06-envelopes.spec.ts.';
const OF_API =
  'The api of the settings; a visitor says what is asked there: test/contract/through-the-web.spec.ts.';
const CALLED: Readonly<Record<string, string>> = {
  'libs/database/src/embedded/embedded-postgres.ts': 'Looks for a free port on this machine.',
  'libs/identity/src/api/identity-api.module.ts': OF_PROVIDER,
  'libs/identity/src/domain/provider-client.ts': OF_PROVIDER,
  'libs/mailer/src/catching-mail-transport.ts': OF_MAIL,
  'libs/mailer/src/smtp-mail-transport.ts': OF_MAIL,
  'libs/outbound/src/outbound.ts':
    'Refuses addresses of the inside, whoever asks: libs/outbound/src/outbound.spec.ts.',
  'libs/virtual-rooms/src/bigbluebutton/big-blue-button.ts': OF_ROOMS,
  'libs/virtual-rooms/src/domain/virtual-rooms.module.ts': OF_ROOMS,
  'libs/virtual-rooms/src/worker/index.ts': OF_ROOMS,
  'apps/web/server/api-access.ts': OF_API,
  'apps/web/server/exports.tsx': OF_API,
  'apps/web/server/forms/upload.ts': OF_API,
  'apps/web/server/graphql-proxy.ts': OF_API,
  'apps/web/server/papers.ts': OF_API,
  'apps/web/server/rooms.ts': OF_API,
  'apps/web/src/features/account/passkey-client.ts': 'A page of ours asks the server that it came from.',
  'apps/web/src/shared/lib/hold-form.ts':
    'A page of ours asks whether the server that it came from is reached.',
  'apps/web/src/features/registrations/ticket-worker.ts':
    'Asks the server that it came from, and its policy lets it ask no other: test/e2e/ticket.browser.e2e.spec.ts.',
};

/** Ways by which a list, or anything else that a program of an office opens, leaves: mutations that promise or hold a file, the
 *  formats of lists, and what the api answers apart from `/graphql` and its health. */
function filesThatLeave({ schema, routes }: Program): string[] {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const holdsFile = (type: (typeof mutations)[number]['type']): boolean => {
    const payload = getNamedType(type);
    const fields = 'getFields' in payload ? Object.values(payload.getFields()) : [];
    return fields.some((field) => getNamedType(field.type).name.endsWith('File'));
  };
  const formats = schema.getType('ExportFormat');
  return [
    ...mutations
      .filter(({ name, type }) => name === 'startExport' || holdsFile(type))
      .map(({ name }) => `Mutation.${name}`),
    ...(isEnumType(formats) ? formats.getValues().map(({ name }) => `ExportFormat.${name}`) : []),
    ...routes
      .filter(
        ({ app, method, url }) => app === 'api' && method === 'GET' && !/^\/(?:health|metrics)/.test(url),
      )
      .map(placeOf),
  ];
}

/** What the classes of texts, numbers and files must reach. */
export const inputReaches: readonly (readonly [number, Reach])[] = [
  [6, { detect: named(/Input\.(?:email|contact|domain)$/) }],
  [7, { detect: named(/Input\.(?:phone|contact)$/) }],
  [8, { detect: typed('DateTime', 'LocalDate') }],
  [
    9,
    {
      detect: typed('Int', 'Float'),
      left: Object.fromEntries([
        ['EnrolPeopleInput.bookedAnyway', OF_LINES],
        ['PreviewEnrolmentInput.bookedAnyway', OF_LINES],
        ...[
          'AcceptPledgeInput.version',
          'AddMaterialVersionInput.revision',
          'AnswerAboutOrganisationInput.version',
          'ArchiveCourseInput.version',
          'AnswerSubmissionInput.answerVersion',
          'AskAboutOrganisationInput.version',
          'DeclineOrganisationInput.version',
          'DeclinePledgeInput.version',
          'EditCampaignInput.version',
          'EditCourseMaterialInput.revision',
          'EditPathInput.version',
          'EditSessionInput.version',
          'JudgeReportInput.version',
          'PublishCourseInput.version',
          'Report.versionOf(number)',
          'SaveSessionQuestionsInput.version',
          'SubmitInputInput.version',
          'SubmitReportInput.revision',
          'VerifyOrganisationInput.version',
          'WithdrawPledgeInput.version',
        ].map((place) => [place, SEEN]),
      ]),
    },
  ],
  [10, { detect: named(/^(?:Enrol|PreviewEnrol).*Input\.list$/) }],
  [
    12,
    {
      detect: filesThatLeave,
      left: {
        'Mutation.exportOwnData':
          'The own data, as JSON or as a page: no spreadsheet runs it. test/contract/privacy.spec.ts.',
        'api GET /sessions/:id/preview/:file': 'A picture: test/contract/public-pages.spec.ts.',
        'api GET /sessions/:id/room': 'A redirect, or a sentence: test/contract/virtual-rooms.spec.ts.',
        'api GET /tickets/:reference/room': 'A redirect, or a sentence: test/contract/virtual-rooms.spec.ts.',
        'api GET /tickets/:reference/:file': 'A PDF, which has no cells: test/contract/ticket.spec.ts.',
        'api GET /materials/:version': 'A PDF, which has no cells: libs/storage/src/pdf.rules.spec.ts.',
        'api GET /reports/:id/versions/:number/:file':
          'A PDF, which has no cells: test/contract/report.spec.ts.',
      },
    },
  ],
  [
    13,
    {
      detect: (program) => [
        ...named(/Input\..*(?:website|url|callback)/i)(program),
        ...sourcesWith(program, CALLS),
      ],
      left: {
        ...CALLED,
        'MoveSessionInput.joinUrl': 'Read by the rule that SessionContentInput.joinUrl goes through.',
      },
    },
  ],
  [
    14,
    {
      detect: named(/(?:Input\.|\()(?:\w*[tT]oken|code|reference|secret)\)?$/),
      left: {
        'BeginWithProviderInput.invitationToken': TOKEN_WITH_PROVIDER,
        'ClaimFirstAdministratorInput.secret': OF_SIGN_IN,
        'ConfirmContactChangeInput.code': OF_SIGN_IN,
        'ConfirmWithCodeInput.code': OF_SIGN_IN,
      },
    },
  ],
  [21, { detect: named(/^(?:WriteCampaign|ReportSection)Input\.(?:body|text)$/) }],
  [
    23,
    {
      detect: named(/(?:\(search\)|\.who)$/),
      left: { 'Organisation.registrations(search)': 'the same search as Organisation.people(search)' },
    },
  ],
  [24, { detect: named(/Input\..*(?:amount|quantity)$/i) }],
];
