import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { type Outcome, refusalOf } from '../surface.js';
import type { CorpusWorld, Exchange } from '../world.js';

export type Input = Readonly<Record<string, unknown>>;

export const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));

/** Posts a question with the cookies of a role, or with none, or with a cookie header as it stands. */
export async function post(
  world: CorpusWorld,
  body: Input | string,
  who: string | { cookie: string } | undefined,
  locale = 'en',
): Promise<Exchange> {
  const cookie = typeof who === 'object' ? who.cookie : who && (await world.cookiesOf(who));
  return world.send({
    headers: { 'content-type': 'application/json', 'accept-language': locale, ...(cookie && { cookie }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The plainest document of a mutation: its input, and what was refused. */
export function documentOf(mutation: string): string {
  const field = schema.getMutationType()?.getFields()[mutation];
  if (!field) throw new Error(`No mutation ${mutation}`);
  const [input] = field.args;
  const payload = getNamedType(field.type);
  const hasErrors = 'getFields' in payload && 'errors' in payload.getFields();
  const selection = hasErrors ? '{ errors { code message } }' : '{ __typename }';
  if (!input) return `mutation { ${mutation} ${selection} }`;
  return `mutation ($input: ${String(input.type)}) { ${mutation}(input: $input) ${selection} }`;
}

/** Runs a mutation as part of a case. */
export async function mutate(
  world: CorpusWorld,
  mutation: string,
  input: Input,
  who: string | { cookie: string } | undefined,
  locale = 'en',
): Promise<Outcome & { answer: Exchange }> {
  const answer = await post(world, { query: documentOf(mutation), variables: { input } }, who, locale);
  const { code, sentence } = refusalOf(answer);
  return { code, ...(sentence !== undefined && { sentence }), answer };
}

/** Runs a mutation that must succeed, before a case. */
export async function must(
  world: CorpusWorld,
  mutation: string,
  input: Input,
  who: string | { cookie: string } | undefined,
): Promise<void> {
  const { code } = await mutate(world, mutation, input, who);
  if (code !== null) throw new Error(`${mutation} was refused with ${code}`);
}

export const globalId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

/** The global id of the first row of a statement. */
export async function idOf(
  world: CorpusWorld,
  prefix: string,
  statement: string,
  ...values: unknown[]
): Promise<string> {
  return globalId(prefix, (await world.row<{ id: string }>(statement, ...values)).id);
}

/** The column `v` of the first row of a statement. */
export const valueOf = async (
  world: CorpusWorld,
  statement: string,
  ...values: unknown[]
): Promise<unknown> => (await world.row<{ v: unknown }>(statement, ...values)).v;
