import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { addressToken } from '../../../libs/registrations/src/domain/address-token.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, ask, outcomeOf, typedBy } from './asking.js';
import { sessionContent } from './sessions.js';
import { freshTicket } from './transfers.js';

/* The address of somebody without an account: confirmed by a link, asked for again, corrected. */

/** Somebody whose seat is held for the address, and whose last mail is an hour old. Answers the ticket's code. */
export async function heldTicket(world: CorpusWorld): Promise<string> {
  const reference = await freshTicket(world);
  await world.db.ownerSql(
    `update registrations set status = 'PENDING', pending_reason = 'ADDRESS', hold_until = app_now() + interval '30 minutes', confirmed_at = null,
       created_at = created_at - interval '1 hour' where reference = $1`,
    [reference],
  );
  return reference;
}

const idOf = async (world: CorpusWorld, reference: string): Promise<string> =>
  (await world.row<{ id: string }>('select id from registrations where reference = $1', reference)).id;

/** The links that the cases of class 14 name. */
export async function fillAddresses(
  world: CorpusWorld,
  { altered, respelt }: Readonly<Record<'altered' | 'respelt', (token: string) => string>>,
): Promise<void> {
  const token = addressToken(TEST_SECRET, await idOf(world, await heldTicket(world)), 0);
  const { known } = world;
  known.set('address-link', token);
  known.set('address-altered', altered(token));
  known.set('address-respelt', respelt(token));
  const other = await idOf(world, await heldTicket(world));
  known.set('address-of-the-next', addressToken(TEST_SECRET, other, 1));
}

const byTicket = (name: 'askAddressAgain' | 'correctAddress', more: object): Surface => ({
  at: [`${name[0]!.toUpperCase()}${name.slice(1)}Input.reference`],
  send: async (world, row, locale) => {
    const input = { ...more, reference: typedBy(world, row) };
    const answer = await act(world, name, input, { locale }, 'ticket { state }');
    return outcomeOf(answer, async () => (answer.payload?.['ticket'] as { state: string } | null)?.state);
  },
});

export const addressSurfaces: Surfaces = {
  'token.address-look': {
    at: ['Query.addressLink(token)'],
    send: async (world, row, locale) => {
      const query = 'query ($token: String!) { addressLink(token: $token) { state } }';
      const answer = await ask(world, query, { token: typedBy(world, row) }, { locale });
      const { addressLink } = answer.data as { addressLink?: { state: string } | null };
      return outcomeOf(answer, async () => addressLink?.state);
    },
  },
  'token.address-confirm': {
    at: ['ConfirmAddressInput.token'],
    send: async (world, row, locale) => {
      const answer = await act(
        world,
        'confirmAddress',
        { token: typedBy(world, row) },
        { locale },
        'ticket { state }',
      );
      return outcomeOf(answer, async () => (answer.payload?.['ticket'] as { state: string } | null)?.state);
    },
  },
  'token.address-again': byTicket('askAddressAgain', {}),
  'token.address-correct': byTicket('correctAddress', { email: 'right@corpus.example' }),
  'mail.address-correct': {
    at: ['CorrectAddressInput.email', 'Mutation.correctAddress'],
    prepare: async (world) => {
      world.known.set('ticket-held', await heldTicket(world));
    },
    send: async (world, row, locale) => {
      const reference = world.known.get('ticket-held');
      const answer = await act(
        world,
        'correctAddress',
        { reference, email: typedBy(world, row) },
        { locale },
      );
      return outcomeOf(answer, async () => {
        const found = await world.row<{ email: string }>(
          'select p.email from registrations r join people p on p.id = r.person_id where r.reference = $1',
          reference,
        );
        return found.email;
      });
    },
  },
  'numbers.address-hold': {
    at: ['CreateSessionInput.addressHoldMinutes'],
    send: async (world, row, locale) => {
      const input = {
        content: await sessionContent(world),
        seats: { capacity: 30 },
        addressHoldMinutes: typedBy(world, row),
        idempotencyKey: newId(),
      };
      const answer = await act(world, 'createSession', input, { as: 'WORKING_GROUP', locale });
      return outcomeOf(answer, async () => {
        const { minutes } = await world.row<{ minutes: number | null }>(
          'select guest_hold_minutes as minutes from session_seats order by session_id desc limit 1',
        );
        return minutes;
      });
    },
  },
};
