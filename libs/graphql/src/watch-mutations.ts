import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { SecurityEvent, SecurityEvents } from '#logging';
import type { RequestContext } from './request-context.js';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/** Refusals inside a payload that the log tells of, whatever the mutation. */
const TOLD: Readonly<Record<string, SecurityEvent>> = {
  FORBIDDEN: 'access.refused',
  STEP_UP_REQUIRED: 'access.refused',
  TOO_MANY_TRIES: 'limit.hit',
};

/** Puts a watcher behind every mutation: those of identity are told of whatever came of them, the others when they were
 *  refused to somebody. Before compiling, so that both paths have it. */
export function watchMutations(schema: GraphQLSchema, events: SecurityEvents): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const inner = (field.resolve ?? defaultFieldResolver) as Resolver;
    const isIdentity = String(field.extensions['permission']).startsWith('identity.');
    const watched: Resolver = async (source, args, ctx, info) => {
      const payload: unknown = await inner(source, args, ctx, info);
      const [errorCode] = codesOf(payload);
      const event = told(errorCode, isIdentity);
      if (event) {
        const { requestId, actor } = ctx;
        const who = actor.signInId === null ? {} : { signInId: actor.signInId };
        events.record(event, { operation: field.name, ...(errorCode && { errorCode }), requestId, ...who });
      }
      return payload;
    };
    field.resolve = watched as GraphQLFieldResolver<unknown, unknown>;
  }
}

function told(errorCode: string | undefined, isIdentity: boolean): SecurityEvent | undefined {
  const always = errorCode === undefined ? undefined : TOLD[errorCode];
  if (always || !isIdentity) return always;
  return errorCode ? 'identity.refused' : 'identity.done';
}

function codesOf(payload: unknown): string[] {
  const { errors } = (payload ?? {}) as { errors?: readonly { code?: unknown }[] };
  return (errors ?? []).flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
}
