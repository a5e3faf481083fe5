import { getNamedType, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import type { Reach } from './manifest.js';
import { TOKEN_WITH_PROVIDER } from './places.js';

interface Place {
  readonly place: string;
  readonly type: string;
}

/** Every place where a client writes something: fields of inputs, and arguments of fields. */
function placesIn(schema: GraphQLSchema): Place[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) => ({
        place: `${type.name}.${field.name}`,
        type: getNamedType(field.type).name,
      }));
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map((arg) => ({
        place: `${type.name}.${field.name}(${arg.name})`,
        type: getNamedType(arg.type).name,
      })),
    );
  });
}

const named =
  (pattern: RegExp) =>
  (schema: GraphQLSchema): string[] =>
    placesIn(schema)
      .map(({ place }) => place)
      .filter((place) => pattern.test(place));

const typed =
  (...types: string[]) =>
  (schema: GraphQLSchema): string[] =>
    placesIn(schema)
      .filter(({ place, type }) => types.includes(type) && !place.endsWith('(first)'))
      .map(({ place }) => place);

const OF_SIGN_IN = 'a proof of whoever is signed in: class 15';
const SEEN = 'a version that was seen, compared by the rule that CorrectPledgeInput.version goes through';

/** What the classes of texts, numbers and files must reach. */
export const inputReaches: readonly (readonly [number, Reach])[] = [
  [6, { detect: named(/Input\.(?:email|contact|domain)$/) }],
  [7, { detect: named(/Input\.(?:phone|contact)$/) }],
  [8, { detect: typed('DateTime', 'LocalDate') }],
  [
    9,
    {
      detect: typed('Int', 'Float'),
      left: Object.fromEntries(
        [
          'AcceptPledgeInput.version',
          'AnswerAboutOrganisationInput.version',
          'AnswerSubmissionInput.answerVersion',
          'AskAboutOrganisationInput.version',
          'DeclineOrganisationInput.version',
          'DeclinePledgeInput.version',
          'EditCampaignInput.version',
          'JudgeReportInput.version',
          'Report.versionOf(number)',
          'SubmitInputInput.version',
          'SubmitReportInput.revision',
          'VerifyOrganisationInput.version',
          'WithdrawPledgeInput.version',
        ].map((place) => [place, SEEN]),
      ),
    },
  ],
  [10, { detect: named(/^(?:Enrol|PreviewEnrol).*Input\.list$/) }],
  [
    12,
    {
      detect: (schema) =>
        schema.getMutationType()!.getFields()['startExport'] ? ['Mutation.startExport'] : [],
    },
  ],
  [13, { detect: named(/Input\..*(?:website|url|callback)/i) }],
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
