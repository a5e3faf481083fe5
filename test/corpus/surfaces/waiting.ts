import { type GraphQLSchema, isInputObjectType } from 'graphql';
import type { Surfaces, WaitingSurface } from '../surface.js';

/** Names of types, and of what of them a client can write: fields of the roots with their arguments, fields of inputs. */
function namesIn(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type))
      return [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)];
    if (type !== schema.getQueryType() && type !== schema.getMutationType()) return [type.name];
    return [
      type.name,
      ...Object.values(type.getFields()).flatMap(({ name, args }) => [
        `${type.name}.${name}`,
        ...args.map((arg) => `${type.name}.${name}(${arg.name})`),
      ]),
    ];
  });
}

const waitsFor = (what: string, pattern: RegExp): WaitingSurface => ({
  waitsFor: what,
  appears: ({ schema }) => namesIn(schema).filter((name) => pattern.test(name)),
});

const DOOR = /^Mutation\.(?:check|scan)|check-?in/i;

/** Ways in that the programme does not have yet. Each begins to fail on the day when the schema has one. */
export const surfacesToCome: Surfaces = {
  'url.webhook': waitsFor('webhooks', /webhook/i),
  'token.certificate': waitsFor('certificates', /certificate/i),
  'token.check-in': waitsFor('check-in by code', DOOR),
  'numbers.milestone': waitsFor('milestones of a pledge', /milestone/i),
  'ledger.fulfilment': waitsFor('fulfilments of a pledge', /fulfil/i),
};
