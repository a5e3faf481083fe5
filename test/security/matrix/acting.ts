/* Does every act as every actor: refused where it is not theirs, done where it is. */
import { type GraphQLCompositeType, getNamedType } from 'graphql';
import type { GraphqlAnswer } from '../../contract/support.js';
import { type Act, type ActContext, markerOf, type Side } from './act.js';
import { ACTS, mutationOf } from './acts.js';
import type { Asking } from './asking.js';
import { globalId } from './canaries.js';
import { onlyWanted, printSelection, selectAll, split } from './documents.js';
import { readExpected } from './expectations.js';
import { ACTORS, type ActorOfMatrix, type RoleColumn } from './grounds.js';
import { schema } from './run.js';
import type { MatrixWorld } from './world.js';

export const SIDES: readonly Side[] = ['a', 'b'];
const ACTS_OF = schema.getMutationType()!.getFields();
const GROUP = ACTORS.find(({ role }) => role === 'group')!;

export function contextOf({ db, rows }: MatrixWorld, side: Side, asking: Asking): ActContext {
  return {
    db,
    rows,
    side,
    id: (prefix, table, kind = 'own', at = 0) => globalId(prefix, rows.id(table, markerOf(side, kind), at)),
    look: async (query) => (await asking.ask(GROUP, query)).body.data as Record<string, never>,
  };
}

/** May this actor do it to what is of this side? */
export function mayDo({ who }: Act, { role, marker }: ActorOfMatrix, side: Side): boolean {
  const reach = who[role];
  return reach === 'any' || (reach === 'own' && marker?.[1] === side);
}

/** Says no more than that it is not there, or not theirs. */
const REFUSED = /^UNAUTHENTICATED$|^FORBIDDEN$|(^|_)NOT_FOUND$/;

/** What is wrong with a refusal; null for one that is as it should be: at the door for a role that never may, otherwise
 *  as what is not there or not theirs. */
export function wrongRefusal({ name, actor }: Cell, { code, isAtDoor }: Done): string | null {
  const { refusal, door, who } = ACTS[name]!;
  if (!(actor.role in (door ?? who))) {
    const due = actor.role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    return isAtDoor && code === due ? null : `passed the door: ${code ?? 'done'}`;
  }
  return code && (REFUSED.test(code) || code === refusal) ? null : (code ?? 'done');
}

const sidesOf = (act: Act): readonly Side[] => (act.once ? ['a'] : SIDES);

export interface Cell {
  readonly name: string;
  readonly actor: ActorOfMatrix;
  readonly side: Side;
}

/** All that must be refused, or all that must succeed. An act that is the same for both sides is of none. */
export const cells = (allowed: boolean): Cell[] =>
  Object.entries(ACTS).flatMap(([name, act]) =>
    sidesOf(act).flatMap((side) =>
      ACTORS.filter((actor) => mayDo(act, actor, side) === allowed && !isTwin(act, actor, allowed)).map(
        (actor) => ({ name, actor, side }),
      ),
    ),
  );

/** Whoever does to the own what is nobody's does it alike on both sides. */
const isTwin = (act: Act, { marker }: ActorOfMatrix, allowed: boolean): boolean =>
  allowed && act.once === true && marker?.[1] === 'b';

const expected = readExpected('who-sees-what.txt');

/** Does this role read the field at all? Whoever proposes an organisation is told of similar ones, which are public. */
const isRead = (field: string, role: RoleColumn): boolean =>
  expected.get(field)?.[role] !== '-' || field.startsWith('SimilarOrganisation.');

/** The document of an act: asks for all of its answer that this role reads at all, or for the refusal alone. */
function documentOf(name: string, hasInput: boolean, role: RoleColumn | null): string {
  const mutation = mutationOf(name);
  const field = ACTS_OF[mutation]!;
  const whole = selectAll(schema, getNamedType(field.type) as GraphQLCompositeType);
  const [selection] = role ? split(onlyWanted(whole, (each) => isRead(each, role))) : [];
  const selected = selection
    ? printSelection(selection)
    : '{ errors { ... on UserError { code message path } } }';
  return hasInput
    ? `mutation ($input: ${String(field.args[0]!.type)}) { ${name}: ${mutation}(input: $input) ${selected} }`
    : `mutation { ${name}: ${mutation} ${selected} }`;
}

export interface Done {
  readonly answer: GraphqlAnswer;
  /** The code of the refusal; null when it was done. */
  readonly code: string | null;
  /** Refused before anything of it was looked at. */
  readonly isAtDoor: boolean;
}

/** Does the act once. Fields of the answer that this actor may not read are left out and count for nothing. */
export async function act(
  asking: Asking,
  world: MatrixWorld,
  { name, actor, side }: Cell,
  isShort = false,
): Promise<Done> {
  const { input } = ACTS[name]!;
  const variables = input ? { input: await input(contextOf(world, side, asking)) } : {};
  const text = documentOf(name, input !== null, isShort ? null : actor.role);
  const answer = await asking.ask(actor, text, variables);
  const payload = answer.body.data?.[name] as { errors?: readonly { code: string }[] } | null | undefined;
  const [error] = (answer.body.errors ?? []).filter(({ path }) => !path || path.length === 1);
  const code = error?.extensions.code ?? payload?.errors?.[0]?.code ?? null;
  return { answer, code, isAtDoor: error !== undefined };
}
