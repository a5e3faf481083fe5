import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AddPasskeyDocument,
  AskPasskeyChallengeDocument,
  ConfirmWithCodeDocument,
  ConfirmWithPasskeyDocument,
  type PasskeyPurpose,
  type ProofFragment,
  SignInWithPasskeyDocument,
} from '../../src/shared/gql/graphql';
import { HELD, release } from '../../src/features/account/held-form';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import type { FieldError, Submission } from '../../src/shared/lib/frame';
import { inLocale } from '../../src/shared/lib/locale';
import { visitorApi, type VisitorApi, withCookies } from '../api-access';
import type { Web } from '../app';
import { localeOf } from '../render';
import {
  fieldErrors,
  type FormRoute,
  LOCALE_PATH,
  ownPath,
  readFields,
  readPrefixed,
  seeOther,
} from './form';
import { homeOf } from './home';

const LONGEST_ANSWER = 16_384;
const PURPOSES: readonly string[] = ['SIGN_IN', 'CONFIRM', 'ADD'] satisfies PasskeyPurpose[];
const ANSWER = ['challengeId', 'response'] as const;
const LONG = { response: LONGEST_ANSWER };

/** Signing in, confirming and adding with a passkey; confirming with an authenticator. */
export function passkeyForms(app: FastifyInstance, web: Web): void {
  const { settings, frame, renderer } = web;

  /** Asked by the script of a page, before the browser talks to the person. */
  app.post<FormRoute>(`${LOCALE_PATH}/passkeys/challenge`, async (request, reply) => {
    const { purpose, page } = readFields(request, ['purpose', 'page']);
    const api = visitorApi(settings.apiUrl, request);
    void reply.header('cache-control', 'no-store');
    if (!PURPOSES.includes(purpose)) return reply.code(400).send({});
    try {
      const input = { purpose: purpose as PasskeyPurpose };
      const { askPasskeyChallenge } = await api
        .in(request.params.locale)
        .mutate(AskPasskeyChallengeDocument, { input });
      passCookies(reply, api);
      const { challengeId, options, errors } = askPasskeyChallenge;
      if (!challengeId || !options) return reply.code(422).send({ message: errors[0]?.message });
      return reply.send({ challengeId, options: JSON.parse(options) as unknown });
    } catch (error) {
      const code = error instanceof ApiFailure ? error.code : '';
      const first = { UNAUTHENTICATED: '/sign-in', STEP_UP_REQUIRED: '/account/confirm' }[code];
      if (!first) return reply.code(503).send({});
      const next = new URLSearchParams({ next: ownPath(page, `/${request.params.locale}/account`) });
      return reply.code(403).send({ goTo: `/${request.params.locale}${first}?${next.toString()}` });
    }
  });

  app.post<FormRoute>(`${LOCALE_PATH}/sign-in/passkey`, async (request, reply) => {
    const { locale } = request.params;
    const { next, ...input } = readFields(request, [...ANSWER, 'next'], LONG);
    const at = `/${locale}/sign-in`;
    return proven(request, reply, {
      at,
      submission: { form: 'passkey', values: { next }, errors: [] },
      prove: async (api) => (await api.mutate(SignInWithPasskeyDocument, { input })).signInWithPasskey,
      done: ({ viewer }) => seeOther(reply, ownPath(next, homeOf(frame, locale, viewer))),
    });
  });

  app.post<FormRoute>(`${LOCALE_PATH}/account/passkeys`, async (request, reply) => {
    const { locale } = request.params;
    const { name, ...input } = readFields(request, [...ANSWER, 'name'], LONG);
    return proven(request, reply, {
      at: `/${locale}/account`,
      submission: { form: 'add-passkey', values: { name }, errors: [] },
      prove: async (api) => (await api.mutate(AddPasskeyDocument, { input: { ...input, name } })).addPasskey,
      done: () => seeOther(reply, `/${locale}/account?done=passkey-added`),
    });
  });

  app.post<FormRoute>(`${LOCALE_PATH}/account/confirm`, async (request, reply) => {
    const { locale } = request.params;
    const { code, next, ...answer } = readFields(request, [...ANSWER, 'code', 'next'], LONG);
    const held = readPrefixed(request, HELD.prefix);
    return proven(request, reply, {
      at: `/${locale}/account/confirm?${new URLSearchParams({ next }).toString()}`,
      submission: { ...held, errors: [] },
      prove: async (api) =>
        answer.response
          ? (await api.mutate(ConfirmWithPasskeyDocument, { input: answer })).confirmWithPasskey
          : (await api.mutate(ConfirmWithCodeDocument, { input: { code } })).confirmWithCode,
      done: async ({ viewer }, api) => {
        const again = withCookies(settings.apiUrl, request, api.setCookies);
        return goOn(request, reply, {
          ...held,
          api: again,
          otherwise: ownPath(next, homeOf(frame, locale, viewer)),
        });
      },
    });
  });

  // Back from a ministry, with what the browser kept meanwhile.
  app.post<FormRoute>(`${LOCALE_PATH}/account/held`, (request, reply) => {
    const held = readPrefixed(request, HELD.prefix);
    const api = visitorApi(settings.apiUrl, request);
    return goOn(request, reply, { ...held, api, otherwise: `/${request.params.locale}/account` });
  });

  /** The page again with what was typed; nothing is done before the button is pressed once more. */
  async function goOn(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      values,
      lists,
      api,
      otherwise,
    }: Pick<Submission, 'values'> & {
      readonly lists: Readonly<Record<string, readonly string[]>>;
      readonly api: VisitorApi;
      readonly otherwise: string;
    },
  ): Promise<FastifyReply> {
    const released = release(values, lists);
    const path = released && ownPath(released.path, '');
    if (!released || !path) return seeOther(reply, otherwise);
    return renderer.page(request, reply, { api, at: path, submission: released.submission });
  }

  /** Tries a proof. A refused one brings the page again with what is wrong. */
  async function proven(
    request: FastifyRequest,
    reply: FastifyReply,
    how: {
      readonly at: string;
      readonly submission: Submission;
      readonly prove: (api: Api) => Promise<ProofFragment>;
      readonly done: (proof: ProofFragment, api: VisitorApi) => FastifyReply | Promise<FastifyReply>;
    },
  ): Promise<FastifyReply> {
    const api = visitorApi(settings.apiUrl, request);
    try {
      const proof = await how.prove(api.in(localeOf(request)));
      const errors: FieldError[] = fieldErrors(proof.errors).map((error) =>
        CODE_ERRORS.includes(error.code) ? { ...error, field: 'code' } : error,
      );
      if (errors.length > 0) {
        const submission = { ...how.submission, errors };
        return await renderer.page(request, reply, { api, status: 422, at: how.at, submission });
      }
      passCookies(reply, api);
      return await how.done(proof, api);
    } catch (error) {
      return renderer.failed(request, reply, error, inLocale(how.at, localeOf(request)));
    }
  }
}

const CODE_ERRORS = ['CODE_WRONG', 'TOO_MANY_TRIES'];

function passCookies(reply: FastifyReply, { setCookies }: VisitorApi): void {
  for (const cookie of setCookies) void reply.header('set-cookie', cookie);
}
