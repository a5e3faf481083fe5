import { getNamedType, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import type { Program } from './program.js';

/** Every place of an input of a mutation that takes a text in one's own words: a String, or one in both languages. */
export function textsOf(schema: GraphQLSchema): string[] {
  const places = new Set<string>();
  const seen = new Set<string>();
  const look = (type: ReturnType<typeof getNamedType>): void => {
    if (!isInputObjectType(type) || seen.has(type.name)) return;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (named.name === 'String' || named.name === 'LocalizedTextInput')
        places.add(`${type.name}.${field.name}`);
      if (named.name !== 'LocalizedTextInput') look(named);
    }
  };
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of field.args) {
      const named = getNamedType(arg.type);
      if (named.name === 'String') places.add(`Mutation.${field.name}(${arg.name})`);
      look(named);
    }
  return [...places].toSorted();
}

const ADDRESS = 'An address or number, read by a rule of its own: classes 6 and 7.';
const TOKEN = 'A token, code or secret, compared and never kept: classes 14 and 15.';
/** A token that is asked for only where a provider is set. */
export const TOKEN_WITH_PROVIDER =
  'A token of a link, compared and never kept; asked for only where the settings name a provider: test/contract/ministry-sign-in.spec.ts.';
const SEEN_BEFORE = 'A digest of what was seen, compared and never kept: class 17.';
const PROVIDER =
  'A key of the settings, looked up there; what is kept is the key of the settings: test/contract/ministry-sign-in.spec.ts.';
const LINK = 'An address that is shown, never called: class 13.';
const CODE = 'A code of a list, looked up and never kept: class 20.';

/** Texts that are in nobody's own words, and where they are tried. */
export const TEXTS_LEFT: Readonly<Record<string, string>> = {
  'AddMemberInput.contact': ADDRESS,
  'AskErasureForInput.phone': ADDRESS,
  'AskSignInRecoveryInput.email': ADDRESS,
  'ClaimFirstAdministratorInput.email': ADDRESS,
  'HandOverOrganisationInput.email': ADDRESS,
  'InviteCoordinatorInput.email': ADDRESS,
  'InvitePersonInput.email': ADDRESS,
  'RegisterForSessionInput.contact': ADDRESS,
  'RequestContactChangeInput.email': ADDRESS,
  'RequestDomainInput.domain': ADDRESS,
  'RequestSignInCodeInput.email': ADDRESS,
  'SignInInput.email': ADDRESS,
  'MoveSessionInput.joinUrl': LINK,
  'SessionContentInput.joinUrl': LINK,
  'SessionContentInput.mapUrl': LINK,
  'SessionContentInput.timeZone':
    'A name of the list of zones, and no other: libs/sessions/src/domain/plan-session.rules.spec.ts.',
  'ProposeOrganisationInput.website': LINK,
  'CorrectAddressInput.email': ADDRESS,
  'WishForDateInput.email': ADDRESS,
  'TransferToPersonInput.contact': ADDRESS,
  'RegisterByLinkInput.contact': ADDRESS,
  'RegisterByLinkInput.token': TOKEN,
  'AcceptInvitationInput.token': TOKEN,
  'AnswerOfferInput.reference': TOKEN,
  'AskAddressAgainInput.reference': TOKEN,
  'ConfirmAddressInput.token': TOKEN,
  'ConfirmDateWishInput.token': TOKEN,
  'EndDateWishInput.token': TOKEN,
  'CorrectAddressInput.reference': TOKEN,
  'AnswerQuestionsInput.reference': TOKEN,
  'AskToJoinByLinkInput.token': TOKEN,
  'CancelRegistrationInput.reference': TOKEN,
  'ReconfirmSeatInput.reference': TOKEN,
  'SwitchAttendanceModeInput.reference': TOKEN,
  'TransferToPersonInput.reference': TOKEN,
  'TransferToSessionInput.reference': TOKEN,
  'ClaimFirstAdministratorInput.secret': TOKEN,
  'ConfirmContactChangeInput.code': TOKEN,
  'ConfirmWithCodeInput.code': TOKEN,
  'BeginWithProviderInput.invitationToken': TOKEN_WITH_PROVIDER,
  'MergeOrganisationsInput.seen': SEEN_BEFORE,
  'MergePeopleInput.seen': SEEN_BEFORE,
  'UndoPersonMergeInput.seen': SEEN_BEFORE,
  'BeginWithProviderInput.provider': PROVIDER,
  'FinishWithProviderInput.provider': PROVIDER,
  'UnlinkProviderInput.provider': PROVIDER,
  'FinishWithProviderInput.query':
    'What a provider sent back with the browser: states and codes, compared and never kept: test/contract/ministry-sign-in.spec.ts.',
  'PasskeyAnswerInput.response': TOKEN,
  'AddPasskeyInput.response': TOKEN,
  'SignInInput.code': TOKEN,
  'SubscriptionLinkInput.token': TOKEN,
  'CampaignSegmentInput.cities': CODE,
  'CampaignSegmentInput.subKinds': CODE,
  'ExportFilterInput.name': CODE,
  'ExportFilterInput.value': CODE,
  'PledgeTermsInput.city': CODE,
  'PledgeTermsInput.sector': CODE,
  'PledgeTermsInput.unit': CODE,
  'ProposeOrganisationInput.city': CODE,
  'ProposeOrganisationInput.subKind': CODE,
  'StartExportInput.list': CODE,
  'PledgeTermsInput.amount': 'A figure: class 24.',
  'AddPasskeyInput.name':
    'The name of a passkey needs an authenticator; its rule is that of a name on one line.',
  'RenamePasskeyInput.name':
    'The name of a passkey needs an authenticator; its rule is that of a name on one line.',
};

/** Every text that narrows a list down: a String of an argument of a query or of a field, or of a filter. Tokens, which
 *  find one thing or nothing, are no searches. */
export function searchesOf(schema: GraphQLSchema): string[] {
  const places = new Set<string>();
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === mutation || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      for (const arg of field.args) {
        const named = getNamedType(arg.type);
        const isToken = ['token', 'reference', 'after'].includes(arg.name);
        if (named.name === 'String' && !isToken) places.add(`${type.name}.${field.name}(${arg.name})`);
        if (isInputObjectType(named) && /Filter|Segment/.test(named.name))
          for (const inner of Object.values(named.getFields()))
            if (getNamedType(inner.type).name === 'String') places.add(`${named.name}.${inner.name}`);
      }
  }
  return [...places].toSorted();
}

const fieldsOfInput = (schema: GraphQLSchema, mutation: string): string[] => {
  const [input] = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const type = input && getNamedType(input.type);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
};

/** Every input that may carry a key against doing a thing twice. */
export function keysOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isInputObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => getNamedType(field.type).name === 'IdempotencyKey')
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .toSorted();
}

/** What somebody saw when they decided: where an input names it, there is an order that can be broken. */
const SEEN = ['version', 'answerVersion', 'revision', 'seen', 'invited'];

/** What is allowed to whoever changes how sessions and registrations stand, or who came. */
const OF_SEATS = /^(?:sessions|registrations|attendance)\./;

/** Every mutation that is a step of something with an order: those that name what was seen, and all of sessions and registrations,
 *  where each state allows some and refuses the others. */
export function stepsOf({ schema, permissions }: Pick<Program, 'schema' | 'permissions'>): string[] {
  const seen = Object.keys(schema.getMutationType()?.getFields() ?? {})
    .filter((mutation) => fieldsOfInput(schema, mutation).some((field) => SEEN.includes(field)))
    .map((mutation) => `Mutation.${mutation}`);
  const ofSeats = [...permissions]
    .filter(([field, permission]) => field.startsWith('Mutation.') && OF_SEATS.test(permission))
    .map(([field]) => field);
  return [...new Set([...seen, ...ofSeats])].toSorted();
}

/** Steps that nothing comes before. */
export const STEPS_LEFT: Readonly<Record<string, string>> = {
  'Mutation.createSession':
    'The first step of a session: nothing is before it. What is planned of one: classes 8 and 9.',
};
