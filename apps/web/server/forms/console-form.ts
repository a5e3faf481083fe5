import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import { hold } from '../../src/features/account/held-form';
import type { FieldError, Submission } from '../../src/shared/lib/frame';
import { translate } from '../../src/shared/lib/i18n';
import type { Locale } from '../../src/shared/lib/locale';
import { randomKey } from '../../src/shared/lib/random-key';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { handIn, type Upload, uploadOf } from './upload';
import { type FormRoute, LOCALE_PATH, readFields, readKey, readLists, readRowFields, seeOther } from './form';

/** One sent form as its handler sees it. */
export interface FormCall<Name extends string> {
  readonly locale: Locale;
  /** `:id` and the like of the form's path. */
  readonly params: Readonly<Record<string, string>>;
  /** What was typed, without control characters; a missing field is empty. */
  readonly values: Readonly<Record<Name, string>>;
  /** The values of fields that may stand several times, by their name. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Fields that stand once for each row of the page, by their name. */
  readonly rows: Readonly<Record<string, string>>;
  /** The file that stood in it, and how it is handed in; null where none was chosen, or none may stand there. */
  readonly upload: (Pick<Upload, 'name'> & { readonly handIn: () => ReturnType<typeof handIn> }) | null;
  /** The key of this rendering of the form: the same press of the button sends the same one. */
  readonly idempotencyKey: string;
  /** The api on behalf of who sent it, wording refusals in the language of the page. */
  readonly api: Api;
}

/** On to an address below the language (`/pledges?done=accepted`), or the form again with what is wrong (422 unless it says more), or the page with
 *  what was typed to be looked at once more: nothing is done yet. */
export type FormOutcome =
  | { readonly to: string }
  | { readonly errors: readonly FieldError[]; readonly status?: number }
  | { readonly look: Readonly<Record<string, string>> };

export interface ConsoleForm<Name extends string> {
  /** Path below the language that the form is posted to, such as `/pledges/:id/decide`. */
  readonly path: string;
  readonly fields: readonly Name[];
  /** Fields that may stand several times, such as checkboxes. */
  readonly lists?: readonly string[];
  /** How the names of fields begin that stand once for each row, such as `mark-`. */
  readonly rows?: readonly string[];
  /** How long a field of these may be, where not 2,000 characters. */
  readonly longestOfRows?: number;
  /** Fields longer than 2,000 characters, and how long each may be. */
  readonly longest?: Partial<Record<Name, number>>;
  /** Largest body in bytes, where 64 KiB are too few. */
  readonly largestBytes?: number;
  /** Path below the language of the page that shows the form, where it is not the form's own. */
  readonly page?: (params: Readonly<Record<string, string>>) => string;
  /** Tells the forms of one page apart: `Submission.form`. */
  readonly name?: string;
  readonly submit: (call: FormCall<Name>) => Promise<FormOutcome>;
}

/** Answers the real POST of one form of a console.
 *
 *  The plugin that it stands in has checked the origin. A done form answers 303; a refusal answers 422 with the page again,
 *  what was typed kept, each mistake above the form and beside its field. When nobody knows whether the api did it (503,
 *  429), the form comes back with its key, so that pressing again is safe. Who is not signed in is led to the sign-in and
 *  then to the page, and who must prove anew that it is they to the page for that, with what was typed; who may not gets 403.
 *
 *      consoleForm(app, web, {
 *        path: '/pledges/:id/decide', page: ({ id }) => `/pledges/${id}`, fields: ['decision', 'reason', 'version'],
 *        submit: async ({ api, params, values, idempotencyKey }) => {
 *          const { decidePledge } = await api.mutate(DecidePledgeDocument, { input: { … } });
 *          const errors = fieldErrors(decidePledge.errors);
 *          return errors.length > 0 ? { errors } : { to: `/pledges/${params.id}?done=decided` };
 *        },
 *      }); */
export function consoleForm<Name extends string>(
  app: FastifyInstance,
  { settings, renderer }: Pick<Web, 'settings' | 'renderer'>,
  form: ConsoleForm<Name>,
): void {
  const options = form.largestBytes ? { bodyLimit: form.largestBytes } : {};
  app.post<FormRoute>(`${LOCALE_PATH}${form.path}`, options, async (request, reply) => {
    const { locale, ...params } = request.params as { locale: Locale } & Record<string, string>;
    const values = readFields(request, form.fields, form.longest);
    const lists = readLists(request, form.lists ?? []);
    const rows = readRowFields(request, form.rows ?? [], form.longestOfRows);
    const idempotencyKey = readKey(request) ?? randomKey();
    const file = uploadOf(request);
    const upload = file && {
      name: file.name,
      handIn: () => handIn(settings.apiUrl, request, locale, file),
    };
    const api = visitorApi(settings.apiUrl, request);
    const at = `/${locale}${form.page ? form.page(params) : pathOf(request)}`;
    const again = (
      errors: readonly FieldError[],
      status: number,
      kept: string | null,
    ): Promise<FastifyReply> => {
      const submission: Submission = {
        values: { ...rows, ...values, ...(kept ? { idempotencyKey: kept } : {}) },
        lists,
        errors,
        ...(form.name ? { form: form.name } : {}),
      };
      return renderer.page(request, reply, { api, status, at, submission });
    };
    try {
      const outcome = await form.submit({
        locale,
        params,
        values,
        lists,
        rows,
        upload,
        idempotencyKey,
        api: api.in(locale),
      });
      if ('errors' in outcome) return await again(outcome.errors, outcome.status ?? 422, null);
      if ('look' in outcome) {
        const submission = {
          values: { ...values, ...outcome.look },
          lists,
          errors: [],
          form: form.name ?? '',
        };
        return await renderer.page(request, reply, { api, status: 200, at, submission });
      }
      for (const cookie of api.setCookies) void reply.header('set-cookie', cookie);
      return seeOther(reply, `/${locale}${outcome.to}`);
    } catch (error) {
      if (isStepUp(error)) {
        const next = new URLSearchParams({ next: at });
        const typed = { values: { ...rows, ...values, idempotencyKey }, lists, errors: [] };
        const held = hold(at, form.name ? { ...typed, form: form.name } : typed);
        const confirm = `/${locale}/account/confirm?${next.toString()}`;
        return renderer.page(request, reply, { api, status: 403, at: confirm, submission: held });
      }
      if (!isUnknownOutcome(error)) return renderer.failed(request, reply, error, at);
      request.log.warn({ err: error }, 'A form had no answer');
      const message = translate(locale, 'console.no-answer');
      return again(
        [{ field: '', code: error.code, message }],
        error.code === 'RATE_LIMITED' ? 429 : 503,
        idempotencyKey,
      );
    }
  });
}

const isStepUp = (error: unknown): boolean =>
  error instanceof ApiFailure && error.code === 'STEP_UP_REQUIRED';

const KNOWN = ['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN'];
const isUnknownOutcome = (error: unknown): error is ApiFailure =>
  error instanceof ApiFailure && !KNOWN.includes(error.code);

const pathOf = (request: FastifyRequest): string =>
  (request.url.split('?')[0] ?? '').replace(/^\/(?:km|en)/, '');
