import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import { seatLinkToken } from '../../../libs/registrations/src/domain/seat-link.js';
import type { CorpusCase } from '../case.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, ask, outcomeOf, ownOrganisation, typedBy } from './asking.js';
import { globalId } from './ask.js';
import { newAddress } from './rows.js';
import { textSurface } from './texts.js';

/* Seats set aside for an organisation, and whoever comes by the link. */

const GROUP = { as: 'WORKING_GROUP' } as const;

async function sessionToCome(world: CorpusWorld): Promise<string> {
  const [{ starts }] = (await world.db.ownerSql<{ starts: Date }>(
    `select app_now() + interval '21 days' as starts`,
  )) as [{ starts: Date }];
  return aSession(world.db, { capacity: 400, startsAt: starts });
}

/** The link for seats that are set aside. Answers the token of its second turn. */
export async function freshSeatLink(world: CorpusWorld): Promise<string> {
  const quotaId = newId();
  await world.db.ownerSql(
    `with q as (insert into seat_quotas (id, session_id, organisation_kind, organisation_id, seats, links)
       select $1, $2, 'ORGANISATION', o.id, 300, 2 from organisations o where 'org_' || replace(o.id::text, '-', '') = $3 returning session_id)
     update session_seats s set quotas = 1 from q where s.session_id = q.session_id`,
    [quotaId, await sessionToCome(world), await ownOrganisation(world)],
  );
  world.known.set('seat-link-before', seatLinkToken(TEST_SECRET, { quotaId, turn: 1 }));
  return seatLinkToken(TEST_SECRET, { quotaId, turn: 2 });
}

/** The links that the cases of class 14 name. */
export async function fillSeatLinks(
  { known }: CorpusWorld,
  token: string,
  { altered, respelt }: Readonly<Record<'altered' | 'respelt', (token: string) => string>>,
): Promise<void> {
  known.set('seat-link', token);
  known.set('seat-link-altered', altered(token));
  known.set('seat-link-respelt', respelt(token));
}

async function prepare(world: CorpusWorld): Promise<void> {
  world.known.set('seats-to-claim', await freshSeatLink(world));
}

const wishOf = (world: CorpusWorld, more: object): Record<string, unknown> => ({
  token: world.known.get('seats-to-claim'),
  fullName: 'Corpus Guest',
  contact: newAddress(),
  locale: 'en',
  idempotencyKey: newId(),
  ...more,
});

/** The contact as it is kept, of who came by the link. */
const contact: Surface = {
  at: ['RegisterByLinkInput.contact', 'Mutation.registerByLink'],
  prepare,
  send: async (world, row: CorpusCase, locale) => {
    const fullName = `Guest ${row.id.replace(/[^0-9]/g, '').replace(/[0-9]/g, (n) => 'kamsoptine'[Number(n)]!)}`;
    const input = wishOf(world, { contact: typedBy(world, row), fullName });
    const answer = await act(world, 'registerByLink', input, { locale });
    return outcomeOf(answer, async () => {
      const found = await world.row<{ contact: string }>(
        `select coalesce(email, phone) as contact from people where full_name = $1`,
        fullName,
      );
      return found.contact;
    });
  },
};

export const asideSurfaces: Surfaces = {
  'aside.fullName': textSurface({
    mutation: 'registerByLink',
    at: ['RegisterByLinkInput.fullName'],
    actor: undefined,
    prepare,
    input: async (world, fullName) => wishOf(world, { fullName }),
    key: async (input) => input['contact'],
    stored: 'select full_name as v from people where email = $1',
  }),
  'mail.seat-link': contact,
  'phone.seat-link': contact,
  'token.seat-link-look': {
    at: ['Query.seatLink(token)'],
    send: async (world, row, locale) => {
      const query = 'query ($token: String!) { seatLink(token: $token) { state } }';
      const answer = await ask(world, query, { token: typedBy(world, row) }, { locale });
      const { seatLink } = answer.data as { seatLink?: { state: string } | null };
      return outcomeOf(answer, async () => seatLink?.state);
    },
  },
  'token.seat-link-join': {
    at: ['RegisterByLinkInput.token'],
    send: async (world, row, locale) => {
      const input = wishOf(world, { token: typedBy(world, row) });
      const answer = await act(world, 'registerByLink', input, { locale }, 'ticket { state }');
      return outcomeOf(answer, async () => (answer.payload?.['ticket'] as { state: string } | null)?.state);
    },
  },
  'numbers.seats-aside': {
    at: ['SetSeatsAsideInput.seats', 'SetSeatsAsideInput.releaseHours', 'Mutation.setSeatsAside'],
    prepare: async (world) => void world.known.set('session-to-set-aside', await sessionToCome(world)),
    send: async (world, row, locale) => {
      const sessionId = world.known.get('session-to-set-aside')!;
      const input = {
        sessionId: globalId('ses', sessionId),
        organisationId: await ownOrganisation(world),
        ...(typedBy(world, row) as object),
      };
      const answer = await act(world, 'setSeatsAside', input, { ...GROUP, locale });
      return outcomeOf(answer, async () =>
        world.row(
          `select seats, release_hours as "releaseHours" from seat_quotas where session_id = $1`,
          sessionId,
        ),
      );
    },
  },
};
