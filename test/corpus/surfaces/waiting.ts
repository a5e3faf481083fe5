import type { GraphQLSchema } from 'graphql';
import type { Surfaces, WaitingSurface } from '../surface.js';

/** Names of fields of the roots, of inputs, and of scalars: all that a client can write. */
function namesIn(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    const fields = 'getFields' in type && (isRoot || type.name.endsWith('Input')) ? type.getFields() : {};
    return [type.name, ...Object.keys(fields).map((field) => `${type.name}.${field}`)];
  });
}

const waitsFor = (what: string, pattern: RegExp): WaitingSurface => ({
  waitsFor: what,
  appears: (schema) => namesIn(schema).filter((name) => pattern.test(name)),
});

const FILES = /^Upload$|upload|attachFile|MaterialInput/i;
const DOOR = /^Mutation\.(?:check|scan)|check-?in/i;

/** Ways in that the programme does not have yet. Each begins to fail on the day when the schema has one. */
export const surfacesToCome: Surfaces = {
  'import.file': waitsFor('lists as files', /^Upload$|upload|^Mutation\.import/i),
  'file.upload': waitsFor('materials of a session', FILES),
  'file.name': waitsFor('materials of a session', FILES),
  'file.download': waitsFor('materials of a session', FILES),
  'url.webhook': waitsFor('webhooks', /webhook/i),
  'token.certificate': waitsFor('certificates', /certificate/i),
  'token.check-in': waitsFor('check-in by code', DOOR),
  'numbers.session-plan': waitsFor(
    'planning a session',
    /\.(?:scheduleSession|planSession|createSession|capacity)$/,
  ),
  'numbers.milestone': waitsFor('milestones of a pledge', /milestone/i),
  'ledger.fulfilment': waitsFor('fulfilments of a pledge', /fulfil/i),
};
