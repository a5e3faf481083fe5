import { newId } from '#kernel';
import type { Outcome, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, ask, openSession, outcomeOf, ownOrganisation, typedBy, uuidOf } from './asking.js';

interface Line {
  readonly line: number;
  readonly outcome: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}
interface Answered {
  readonly enrolment: { readonly lines: readonly Line[] } | null;
}

const LINES = 'enrolment { lines { line outcome error { code message } } }';
const PREVIEW = `query ($input: PreviewEnrolmentInput!) { previewEnrolment(input: $input) { ${LINES} errors { ... on UserError { code message } } } }`;

/** Pastes a list as the page does, into this session or the open one: it is looked at, and where any line can be read it is enrolled. A
 *  list of which no line can be read is refused with what is wrong in its first. */
export async function enrolList(
  world: CorpusWorld,
  list: string,
  locale: 'km' | 'en',
  session?: string,
): Promise<Outcome> {
  const asker = { as: 'COORDINATOR', locale };
  const sessionId = session ?? (await openSession(world));
  const wish = { list, sessionId, organisationId: await ownOrganisation(world) };
  const seen = await ask(world, PREVIEW, { input: wish }, asker);
  const { enrolment } = (seen.data['previewEnrolment'] ?? { enrolment: null }) as Answered;
  if (!enrolment) return outcomeOf(seen, async () => null);
  const unreadable = enrolment.lines.filter(({ outcome }) => outcome === 'UNREADABLE');
  if (unreadable.length === enrolment.lines.length) {
    const { code, message } = unreadable[0]!.error!;
    return { code, sentence: message };
  }
  const before = await world.db.ownerSql<{ id: string }>(
    'select id from registrations where session_id = $1',
    [uuidOf(sessionId)],
  );
  const input = { ...wish, locale: 'en', idempotencyKey: newId() };
  const answer = await act(world, 'enrolPeople', input, asker, LINES);
  return outcomeOf(answer, async () => {
    const people = await world.db.ownerSql<{ name: string; contact: string | null }>(
      `select p.full_name as name, coalesce(p.email, p.phone) as contact
       from registrations r join people p on p.id = r.person_id where r.session_id = $1 and r.id <> all($2) order by r.id`,
      [uuidOf(sessionId), before.map(({ id }) => id)],
    );
    const { lines } = (answer.payload as unknown as Answered).enrolment!;
    const bad = lines.filter(({ outcome }) => outcome === 'UNREADABLE');
    return {
      people: people.map(({ name, contact }) => [name, contact]),
      ...(bad.length > 0 && { unreadable: bad.map(({ line, error }) => [line, error!.code]) }),
    };
  });
}

/** What a list of a recipe must come to: the recipe says it better than a line of the corpus could. */
function madeOf(recipe: string, typed: string, stored: unknown): unknown {
  const { people } = stored as { people: readonly [string, string][] };
  const [name, size] = recipe.split(':');
  const isRight =
    name === 'people'
      ? people.length === Number(size) &&
        people.every(([, contact], at) => contact === `person${at}@list.example`)
      : people.length === 1 && people[0]![1] === 'wide@corpus.example';
  return isRight ? typed : stored;
}

export const listSurfaces: Surfaces = {
  'import.pasted-list': {
    at: ['PreviewEnrolmentInput.list', 'EnrolPeopleInput.list'],
    send: async (world, row, locale) => {
      const typed = typedBy(world, row) as string;
      const outcome = await enrolList(world, typed, locale);
      const { stored } = outcome;
      return row.generate && stored
        ? { ...outcome, stored: async () => madeOf(row.generate!, typed, await stored()) }
        : outcome;
    },
  },
};
