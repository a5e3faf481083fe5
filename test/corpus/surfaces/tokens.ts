import type { CorpusCase } from '../case.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, ask, outcomeOf, typedBy } from './asking.js';
import { freshCode, GUEST } from './token-fills.js';

type Data = Record<string, Record<string, unknown> | null | undefined>;

/** A query of one thing by its token; `read` is what of it counts as stored. */
const looked = (at: string, query: string, read: (found: Record<string, unknown>) => unknown): Surface => ({
  at: [at],
  send: async (world, row, locale) => {
    const answer = await ask(world, query, { token: typedBy(world, row) }, { locale });
    const [found] = Object.values(answer.data as Data);
    return outcomeOf(answer, async () => found && read(found));
  },
});

/** A mutation by a token; what it changes is read from the payload. */
const done = (
  name: string,
  field: string,
  fields: string,
  read: (payload: Record<string, unknown>) => unknown,
  type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
): Surface => ({
  at: [`${type}.${field}`],
  send: async (world, row, locale) => {
    const input = { [field]: typedBy(world, row) };
    const answer = await act(world, name, input, { as: row.actor, locale }, fields);
    return outcomeOf(answer, async () => answer.payload && read(answer.payload));
  },
});

const at = (value: unknown, key: string): unknown => (value as Record<string, unknown> | null)?.[key];

async function typeCode(world: CorpusWorld, row: CorpusCase, locale: 'km' | 'en'): Promise<Outcome> {
  const input = { email: GUEST, code: typedBy(world, row) };
  const cookie = world.known.get('code-browser')!;
  const answer = await act(world, 'signIn', input, { locale, cookie }, 'viewer { signedIn }');
  return outcomeOf(answer, async () =>
    at(at(answer.payload, 'viewer'), 'signedIn') === true ? 'SIGNED_IN' : 'NOT',
  );
}

/** Everything that a code, a link or a token opens. */
export const tokenSurfaces: Surfaces = {
  'token.ticket': looked(
    'Query.ticket(reference)',
    'query ($token: String!) { ticket(reference: $token) { reference } }',
    ({ reference }) => reference,
  ),
  'token.ticket-cancel': done('cancelRegistration', 'reference', 'ticket { state }', ({ ticket }) =>
    at(ticket, 'state'),
  ),
  'token.offer-take': done(
    'acceptOffer',
    'reference',
    'ticket { state }',
    ({ ticket }) => at(ticket, 'state'),
    'AnswerOfferInput',
  ),
  'token.offer-leave': done(
    'declineOffer',
    'reference',
    'ticket { state }',
    ({ ticket }) => at(ticket, 'state'),
    'AnswerOfferInput',
  ),
  'token.ticket-reconfirm': done('reconfirmSeat', 'reference', 'ticket { state }', ({ ticket }) =>
    at(ticket, 'state'),
  ),
  'token.role-invitation': looked(
    'Query.roleInvitation(token)',
    'query ($token: String!) { roleInvitation(token: $token) { state } }',
    ({ state }) => state,
  ),
  'token.accept-invitation': done('acceptInvitation', 'token', 'viewer { roles }', ({ viewer }) =>
    at(viewer, 'roles'),
  ),
  'token.join-link': looked(
    'Query.organisationOfJoinLink(token)',
    'query ($token: ID!) { organisationOfJoinLink(token: $token) { id } }',
    ({ id }) => id,
  ),
  'token.join-request': done('askToJoinByLink', 'token', '', () => null),
  'token.subscription': looked(
    'Query.campaignSubscription(token)',
    'query ($token: String!) { campaignSubscription(token: $token) { isSubscribed } }',
    ({ isSubscribed }) => isSubscribed,
  ),
  'token.unsubscribe': {
    ...done('unsubscribe', 'token', '', () => null),
    at: ['SubscriptionLinkInput.token'],
  },
  'token.campaign-invitation': looked(
    'Query.invitation(token)',
    'query ($token: String!) { invitation(token: $token) { fullName } }',
    ({ fullName }) => fullName,
  ),
  'token.sign-in-code': { at: ['SignInInput.code'], prepare: freshCode, send: typeCode },
  'token.export': {
    at: ['api GET /exports/:file'],
    send: async (world, row, locale) => {
      const { status, text } = await world.send({
        method: 'GET',
        path: `/exports/${String(typedBy(world, row))}.csv`,
        headers: { cookie: await world.cookiesOf('WORKING_GROUP'), 'accept-language': locale },
      });
      const { code = null, message } = (status >= 400 ? JSON.parse(text) : {}) as Record<string, string>;
      return { code, ...(message !== undefined && { sentence: message }), stored: async () => status };
    },
  },
};
