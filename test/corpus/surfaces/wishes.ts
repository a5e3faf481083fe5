import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { wishToken } from '#wishes';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId } from './ask.js';
import { act, ask, outcomeOf, typedBy } from './asking.js';

/* To be told of the next session of a course: asked for by an address, confirmed and ended by a link. */

async function courseOf(world: CorpusWorld): Promise<string> {
  const { id } = await world.row<{ id: string }>(
    `select id from courses where state = 'PUBLISHED' order by code limit 1`,
  );
  return id;
}

/** The links that the cases of class 14 name. */
export async function fillWishes(
  world: CorpusWorld,
  { altered, respelt }: Readonly<Record<'altered' | 'respelt', (token: string) => string>>,
): Promise<void> {
  const id = newId();
  await world.db.ownerSql(
    `insert into date_wishes (id, course_id, email, locale) values ($1, $2, 'waits@corpus.example', 'km')`,
    [id, await courseOf(world)],
  );
  const token = wishToken(TEST_SECRET, id);
  world.known.set('wish-link', token);
  world.known.set('wish-altered', altered(token));
  world.known.set('wish-respelt', respelt(token));
}

const byLink = (name: 'confirmDateWish' | 'endDateWish', fields: string): Surface => ({
  at: [`${name[0]!.toUpperCase()}${name.slice(1)}Input.token`],
  send: async (world, row, locale) => {
    const answer = await act(world, name, { token: typedBy(world, row) }, { locale }, fields);
    return outcomeOf(answer, async () => answer.payload);
  },
});

export const wishSurfaces: Surfaces = {
  'token.wish-look': {
    at: ['Query.dateWish(token)'],
    send: async (world, row, locale) => {
      const query = 'query ($token: String!) { dateWish(token: $token) { state } }';
      const answer = await ask(world, query, { token: typedBy(world, row) }, { locale });
      const { dateWish } = answer.data as { dateWish?: { state: string } | null };
      return outcomeOf(answer, async () => dateWish?.state);
    },
  },
  'token.wish-confirm': byLink('confirmDateWish', 'wish { state }'),
  'token.wish-end': byLink('endDateWish', 'state'),
  'mail.wish': {
    at: ['WishForDateInput.email', 'Mutation.wishForDate'],
    counts: { wish_tries: 'A try counts whatever becomes of it.' },
    send: async (world, row, locale) => {
      const courseId = globalId('crs', await courseOf(world));
      const answer = await act(
        world,
        'wishForDate',
        { courseId, email: typedBy(world, row), locale },
        { locale },
      );
      return outcomeOf(answer, async () => {
        const { email } = await world.row<{ email: string }>(
          'select email from date_wishes order by asked_at desc, id desc limit 1',
        );
        return email;
      });
    },
  },
};
