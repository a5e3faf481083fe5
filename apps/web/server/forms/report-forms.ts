import type { FastifyInstance } from 'fastify';
import {
  ApproveReportDocument,
  CreateReportDocument,
  EditReportDocument,
  ForwardReportDocument,
  type RefusalFragment,
  type ReportContentInput,
  ReturnReportDocument,
  SubmitReportDocument,
} from '../../src/shared/gql/graphql';
import type { FieldError } from '../../src/shared/lib/frame';
import { translate } from '../../src/shared/lib/i18n';
import type { Locale } from '../../src/shared/lib/locale';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import type { Web } from '../app';
import { consoleForm, type FormCall } from './console-form';
import { fieldErrors } from './form';

const MOST_SECTIONS = 8;
const LONGEST_TEXT = 3_000;
/** Khmer takes nine bytes a character in a form: eight sections of it are more than the usual form may have. */
const LARGEST_BYTES = 512 * 1024;

const NUMBERS = Array.from({ length: MOST_SECTIONS }, (_, at) => at);
const TEXTS = NUMBERS.flatMap((at) => [`s${at}-textKm`, `s${at}-textEn`]);
const FIELDS = [
  'titleKm',
  'titleEn',
  'periodFrom',
  'periodTo',
  'revision',
  'then',
  ...NUMBERS.flatMap((at) => [`s${at}-headingKm`, `s${at}-headingEn`]),
  ...TEXTS,
];

type Written = Pick<FormCall<string>, 'values' | 'lists'>;

/** Sections with something in them, each with its number in the form. */
const sectionsOf = ({
  values,
  lists,
}: Written): { at: number; input: ReportContentInput['sections'][number] }[] =>
  NUMBERS.map((at) => {
    const value = (name: string): string => (values[`s${at}-${name}`] ?? '').trim();
    return {
      at,
      input: {
        heading: { km: value('headingKm'), en: value('headingEn') },
        text: { km: value('textKm'), en: value('textEn') },
        hasCityTable: (lists['tables'] ?? []).includes(String(at)),
      },
    };
  }).filter(
    ({ input: { heading, text, hasCityTable } }) =>
      hasCityTable || [heading.km, heading.en, text.km, text.en].some((part) => part !== ''),
  );

/** A day as browsers send it, or as it is typed where they have no calendar; null when it is none. */
const dayOf = (typed: string | undefined): string | null => {
  const day = toAsciiDigits((typed ?? '').trim());
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
};

function contentOf(
  written: Written,
  locale: Locale,
): { content: ReportContentInput } | { errors: FieldError[] } {
  const [periodFrom, periodTo] = [dayOf(written.values['periodFrom']), dayOf(written.values['periodTo'])];
  if (!periodFrom || !periodTo) {
    const message = translate(locale, 'reports.error.day');
    return { errors: [{ field: periodFrom ? 'periodTo' : 'periodFrom', code: 'BAD_USER_INPUT', message }] };
  }
  const title = {
    km: (written.values['titleKm'] ?? '').trim(),
    en: (written.values['titleEn'] ?? '').trim(),
  };
  return {
    content: { title, periodFrom, periodTo, sections: sectionsOf(written).map(({ input }) => input) },
  };
}

/** Refusals beside the fields of the form: the api numbers the sections that it was sent. */
function writtenErrors(refusals: readonly RefusalFragment[], written: Written): FieldError[] {
  const sections = sectionsOf(written);
  return refusals.map(({ code, message, path }) => {
    const [first, index, part] = path;
    const at = sections[Number(index)]?.at;
    if (first === 'sections' && at !== undefined && part) return { field: `s${at}-${part}Km`, code, message };
    return { field: first === 'title' ? 'titleKm' : first === 'periodTo' ? 'periodTo' : '', code, message };
  });
}

/** Writing, submitting and judging reports. */
export function reportForms(app: FastifyInstance, web: Web): void {
  const writing = {
    fields: FIELDS,
    lists: ['tables'],
    longest: Object.fromEntries(TEXTS.map((name) => [name, LONGEST_TEXT])),
    largestBytes: LARGEST_BYTES,
  };
  const next = (id: string, then: string | undefined): { to: string } => ({
    to: then === 'more' ? `/reports/${id}/edit?done=saved` : `/reports/${id}?done=saved`,
  });

  consoleForm(app, web, {
    ...writing,
    path: '/reports/new',
    submit: async (call) => {
      const read = contentOf(call, call.locale);
      if ('errors' in read) return read;
      const { createReport } = await call.api.mutate(CreateReportDocument, {
        input: { content: read.content, idempotencyKey: call.idempotencyKey },
      });
      const errors = writtenErrors(createReport.errors, call);
      return createReport.report ? next(createReport.report.id, call.values['then']) : { errors };
    },
  });

  consoleForm(app, web, {
    ...writing,
    path: '/reports/:id/edit',
    submit: async (call) => {
      const read = contentOf(call, call.locale);
      if ('errors' in read) return read;
      const { editReport } = await call.api.mutate(EditReportDocument, {
        input: {
          reportId: call.params['id'] ?? '',
          revision: Number.parseInt(call.values['revision'] ?? '', 10) || 0,
          content: read.content,
        },
      });
      const errors = writtenErrors(editReport.errors, call);
      return editReport.report ? next(editReport.report.id, call.values['then']) : { errors };
    },
  });

  consoleForm(app, web, {
    path: '/reports/:id/submit',
    page: ({ id }) => `/reports/${id}`,
    name: 'submit',
    fields: ['revision'],
    submit: async ({ api, params, values }) => {
      const { submitReport } = await api.mutate(SubmitReportDocument, {
        input: { reportId: params['id'] ?? '', revision: Number.parseInt(values.revision, 10) || 0 },
      });
      if (submitReport.report) return { to: `/reports/${params['id']}?done=submitted` };
      return { errors: fieldErrors(submitReport.errors) };
    },
  });

  consoleForm(app, web, {
    path: '/reports/:id/decide',
    page: ({ id }) => `/reports/${id}`,
    name: 'decide',
    fields: ['decision', 'reason', 'version'],
    submit: async ({ api, locale, params, values }) => {
      const input = {
        reportId: params['id'] ?? '',
        version: Number.parseInt(values.version, 10) || 0,
        comment: values.reason.trim() || null,
      };
      const judge = async (): Promise<readonly RefusalFragment[] | null> => {
        switch (values.decision) {
          case 'FORWARD':
            return (await api.mutate(ForwardReportDocument, { input })).forwardReport.errors;
          case 'APPROVE':
            return (await api.mutate(ApproveReportDocument, { input })).approveReport.errors;
          case 'RETURN':
            return (await api.mutate(ReturnReportDocument, { input })).returnReport.errors;
          default:
            return null;
        }
      };
      const refusals = await judge();
      if (refusals === null) {
        const message = translate(locale, 'reports.error.decision');
        return { errors: [{ field: 'decision', code: 'BAD_USER_INPUT', message }] };
      }
      if (refusals.length === 0)
        return { to: `/reports/${params['id']}?done=${values.decision.toLowerCase()}` };
      return {
        errors: fieldErrors(refusals).map((error) =>
          error.field === 'comment' ? { ...error, field: 'reason' } : error,
        ),
      };
    },
  });
}
