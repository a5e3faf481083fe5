import type { GraphQLSchema } from 'graphql';
import { type CorpusCase, casesOf, writtenClasses } from './case.js';
import { inputReaches } from './reaches.js';
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
import { keysOf, searchesOf, stepsOf, TEXTS_LEFT, textsOf } from './places.js';

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
  /** The places of a schema that take what this class is made of. Each is reached by a row, or is left with a reason. */
  readonly detect: (schema: GraphQLSchema) => string[];
  /** Places that are detected and not reached, and why none is missed. */
  readonly left?: Readonly<Record<string, string>>;
}

/** A class that is about requests as such reaches no place of the schema. */
const REACHES: ReadonlyMap<number, Reach> = new Map<number, Reach>([
  [4, { detect: textsOf, left: TEXTS_LEFT }],
  [5, { detect: textsOf, left: TEXTS_LEFT }],
  [16, { detect: keysOf }],
  [17, { detect: stepsOf }],
  [20, { detect: searchesOf }],
  ...inputReaches,
]);

/** The surface of a row; undefined while it waits. Throws for a name that nobody knows. */
export function surfaceOf(row: CorpusCase): Surface | undefined {
  const surface = SURFACES[row.surface];
  if (!surface) throw new Error(`${row.id}: no surface ${row.surface}`);
  return isWaiting(surface) ? undefined : surface;
}

/** What a class misses in a schema: places that it must reach and no row of it does, and surfaces that are there now
 *  while their rows still wait. */
export function missedBy(number: number, schema: GraphQLSchema, surfaces: Surfaces = SURFACES): string[] {
  const rows = casesOf(number);
  const used = [...new Set(rows.map((row) => row.surface))];
  const missed: string[] = [];
  const reached = new Set<string>();
  for (const name of used) {
    const surface = surfaces[name];
    if (!surface) missed.push(`class ${number}: no surface ${name}`);
    else if (!isWaiting(surface)) for (const place of surface.at) reached.add(place);
    else {
      const waiting = rows.filter((row) => row.surface === name).length;
      for (const place of surface.appears(schema))
        missed.push(`class ${number}: ${place} is there, and ${waiting} cases of ${name} do not run`);
    }
  }
  const reach = REACHES.get(number);
  for (const place of reach?.detect(schema) ?? []) {
    if (!reached.has(place) && !(place in (reach?.left ?? {})))
      missed.push(`class ${number}: no case goes through ${place}`);
  }
  return missed;
}

/** Places that a class leaves out although they are no more, or are reached by now. */
export function leftInVain(number: number, schema: GraphQLSchema): string[] {
  const reach = REACHES.get(number);
  const there = new Set(reach?.detect(schema));
  return Object.keys(reach?.left ?? {}).filter((place) => !there.has(place));
}

/** The surfaces that wait, with the number of their cases in all classes. */
export function waitingSurfaces(): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const number of writtenClasses()) {
    for (const { surface } of casesOf(number)) {
      const known = SURFACES[surface];
      if (known && isWaiting(known)) waiting.set(surface, (waiting.get(surface) ?? 0) + 1);
    }
  }
  return waiting;
}
