import type { GraphQLSchema } from 'graphql';
import { allCasesOf, type CorpusCase, writtenClasses } from './case.js';
import type { Program } from './program.js';
import { inputReaches } from './reaches.js';
import { requestReaches } from './reaches-of-requests.js';
import { isWaiting, type Surface, type Surfaces } from './surface.js';
import { committeeTexts } from './surfaces/committee-texts.js';
import { graphqlSurfaces } from './surfaces/graphql.js';
import { inputSurfaces } from './surfaces/inputs.js';
import { idempotency } from './surfaces/idempotency.js';
import { rawSurfaces } from './surfaces/raw.js';
import { signInSurfaces } from './surfaces/sign-in.js';
import { steps } from './surfaces/steps.js';
import { operations, searches } from './surfaces/operations.js';
import { textsOfMerging } from './surfaces/people.js';
import { publicTexts } from './surfaces/public-texts.js';
import { keysOf, searchesOf, STEPS_LEFT, stepsOf, TEXTS_LEFT, textsOf } from './places.js';

/** Every way in, by the name that rows use. */
export const SURFACES: Surfaces = {
  ...graphqlSurfaces,
  ...publicTexts,
  ...committeeTexts,
  ...textsOfMerging,
  ...idempotency,
  ...rawSurfaces,
  ...signInSurfaces,
  ...steps,
  ...operations,
  ...searches,
  ...inputSurfaces,
};

/** What a class must reach. */
export interface Reach {
  /** The places of a program that take what this class is made of. Each is reached by a row, or is left with a reason. */
  readonly detect: (program: Program) => string[];
  /** Places that something else than a row asks, by a list of its own. */
  readonly asked?: (program: Program) => readonly string[];
  /** Places that are detected and not reached, and why none is missed. */
  readonly left?: Readonly<Record<string, string>>;
}

const inSchema =
  (find: (schema: GraphQLSchema) => string[]) =>
  ({ schema }: Program): string[] =>
    find(schema);

/** Every class has one. */
export const REACHES: ReadonlyMap<number, Reach> = new Map<number, Reach>([
  [4, { detect: inSchema(textsOf), left: TEXTS_LEFT }],
  [5, { detect: inSchema(textsOf), left: TEXTS_LEFT }],
  [16, { detect: inSchema(keysOf) }],
  [17, { detect: stepsOf, left: STEPS_LEFT }],
  [20, { detect: inSchema(searchesOf) }],
  ...inputReaches,
  ...requestReaches,
]);

/** The surface of a row; undefined while it waits. Throws for a name that nobody knows. */
export function surfaceOf(row: CorpusCase): Surface | undefined {
  const surface = SURFACES[row.surface];
  if (!surface) throw new Error(`${row.id}: no surface ${row.surface}`);
  return isWaiting(surface) ? undefined : surface;
}

/** What a class misses in a program: places that it must reach and no row of it does, and surfaces that are there now
 *  while their rows still wait. */
export function missedBy(number: number, program: Program, surfaces: Surfaces = SURFACES): string[] {
  const rows = allCasesOf(number);
  const used = [...new Set(rows.map((row) => row.surface))];
  const missed: string[] = [];
  const reached = new Set<string>();
  for (const name of used) {
    const surface = surfaces[name];
    if (!surface) missed.push(`class ${number}: no surface ${name}`);
    else if (!isWaiting(surface)) {
      for (const place of surface.at) reached.add(place);
      for (const row of rows.filter((each) => each.surface === name))
        for (const place of surface.through?.(row, program) ?? []) reached.add(place);
    } else {
      const waiting = rows.filter((row) => row.surface === name).length;
      for (const place of surface.appears(program))
        missed.push(`class ${number}: ${place} is there, and ${waiting} cases of ${name} do not run`);
    }
  }
  const reach = REACHES.get(number);
  for (const place of reach?.asked?.(program) ?? []) reached.add(place);
  for (const place of reach?.detect(program) ?? []) {
    if (!reached.has(place) && !(place in (reach?.left ?? {})))
      missed.push(`class ${number}: no case goes through ${place}`);
  }
  return missed;
}

/** Places that a class leaves out although they are no more, or are reached by now. */
export function leftInVain(number: number, program: Program): string[] {
  const reach = REACHES.get(number);
  const there = new Set(reach?.detect(program));
  return Object.keys(reach?.left ?? {}).filter((place) => !there.has(place));
}

/** What the cases of all classes wait for, with how many do. */
export function waitingFor(): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const number of writtenClasses()) {
    for (const { surface } of allCasesOf(number)) {
      const known = SURFACES[surface];
      if (known && isWaiting(known)) waiting.set(known.waitsFor, (waiting.get(known.waitsFor) ?? 0) + 1);
    }
  }
  return waiting;
}
