import type { CorpusCase } from '../case.js';
import { type Outcome, refusalOf } from '../surface.js';
import { generatedText } from '../generated-texts.js';
import type { CorpusWorld } from '../world.js';
import { globalId, post, schema } from './ask.js';

/** Somebody of the demonstration, or nobody. */
export interface Asker {
  readonly as?: string | undefined;
  readonly locale: 'km' | 'en';
  /** The cookies of somebody else's browser. */
  readonly cookie?: string;
}

type Asked = ReturnType<typeof refusalOf>;

/** Asks one document over HTTP, as a page would. */
export async function ask(
  world: CorpusWorld,
  query: string,
  variables: object,
  { as, locale, cookie }: Asker,
): Promise<Asked> {
  return refusalOf(await post(world, { query, variables }, cookie ? { cookie } : as, locale));
}

/** Does one thing. `fields` is what of its payload is read beside the errors. */
export async function act(
  world: CorpusWorld,
  name: string,
  input: object,
  asker: Asker,
  fields = '',
): Promise<Asked & { readonly payload: Record<string, unknown> | null }> {
  const type = String(schema.getMutationType()!.getFields()[name]!.args[0]!.type);
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} errors { ... on UserError { code message } } } }`;
  const answer = await ask(world, query, { input }, asker);
  return { ...answer, payload: (answer.data[name] as Record<string, unknown> | null | undefined) ?? null };
}

/** What a case types: its input with what it names filled in, or the text of its recipe, which its verdict knows as
 *  «generated». */
export function typedBy(world: CorpusWorld, row: CorpusCase): unknown {
  if (!row.generate) return world.filled(row.input);
  const text = generatedText(row.generate);
  world.known.set('generated', text);
  return text;
}

/** The outcome of an answer, with how to read what is stored. */
export const outcomeOf = (
  { code, sentence }: Pick<Asked, 'code' | 'sentence'>,
  stored: () => Promise<unknown>,
): Outcome => ({ code, ...(sentence !== undefined && { sentence }), stored });

/** Found once in a world, then known under a name. */
export async function once(
  world: CorpusWorld,
  name: string,
  find: () => string | Promise<string>,
): Promise<string> {
  // What a class knows by itself is of another making, whatever it is called.
  const key = `found-${name}`;
  const known = world.known.get(key) ?? (await find());
  world.known.set(key, known);
  return known;
}

export const uuidOf = (id: string): string =>
  id.replace(/^[a-z]+_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A session with room whose day is more than a day away. */
export const openSession = (world: CorpusWorld): Promise<string> =>
  once(world, 'session', async () => {
    const { id } = await world.row<{ id: string }>(
      `select s.id from sessions s join session_seats t on t.session_id = s.id
       where s.starts_at > app_now() + interval '2 days' and s.status = 'OPEN'
       order by t.capacity - t.taken desc, s.id limit 1`,
    );
    return globalId('ses', id);
  });

/** The organisation of the demonstration's coordinator. */
export const ownOrganisation = (world: CorpusWorld): Promise<string> =>
  once(world, 'organisation', async () => {
    const { id } = await world.row<{ id: string }>(
      `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`,
    );
    return globalId('org', id);
  });
