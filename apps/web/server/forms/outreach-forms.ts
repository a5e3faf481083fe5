import type { FastifyInstance } from 'fastify';
import { codesOf, readSegment, segmentInput } from '../../src/features/outreach/campaign-view';
import {
  CampaignToWriteDocument,
  CancelCampaignDocument,
  EditCampaignDocument,
  ExcludeOrganisationDocument,
  IncludeOrganisationDocument,
  SendTestMailDocument,
  StartCampaignDocument,
  WriteCampaignDocument,
} from '../../src/shared/gql/graphql';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import type { FieldError } from '../../src/shared/lib/frame';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

const TEXT_FIELDS = ['subjectKm', 'subjectEn', 'bodyKm', 'bodyEn', 'session'] as const;
const LONGEST = { bodyKm: 10_000, bodyEn: 10_000 };
const ROOM_FOR_TEXT = 256 * 1024;

type Texts = Readonly<Record<(typeof TEXT_FIELDS)[number], string>>;
type Refusals = Parameters<typeof fieldErrors>[0];

const textsOf = ({ subjectKm, subjectEn, bodyKm, bodyEn, session }: Texts) => ({
  subject: { km: subjectKm, en: subjectEn },
  body: { km: bodyKm, en: bodyEn },
  sessionId: session || null,
});

/** The field of a form for the path of an input: `["subject", "km"]` is `subjectKm`. */
const besideTexts = (refusals: Refusals): FieldError[] =>
  refusals.map(({ code, message, path }) => {
    const [part, written] = path;
    const field =
      part === 'sessionId' ? 'session' : part && written ? `${part}${written === 'km' ? 'Km' : 'En'}` : '';
    return { field, code, message };
  });

const onTo = (to: string, errors: readonly FieldError[]): FormOutcome =>
  errors.length > 0 ? { errors } : { to };

async function draft(api: Api, id: string) {
  const { campaign } = await api.query(CampaignToWriteDocument, { id });
  if (!campaign) throw new ApiFailure('BAD_USER_INPUT');
  return campaign;
}

/** Writing, choosing, testing, sending and giving up campaigns; keeping organisations out of them. */
export function outreachForms(app: FastifyInstance, web: Web): void {
  const page = ({ id }: Readonly<Record<string, string>>): string => `/campaigns/${id}`;

  consoleForm(app, web, {
    path: '/campaigns/new',
    fields: TEXT_FIELDS,
    longest: LONGEST,
    largestBytes: ROOM_FOR_TEXT,
    submit: async ({ api, values, idempotencyKey }) => {
      const { writeCampaign } = await api.mutate(WriteCampaignDocument, {
        input: { ...textsOf(values), segment: {}, idempotencyKey },
      });
      const id = writeCampaign.campaign?.id ?? '';
      return onTo(`/campaigns/${id}/segment`, besideTexts(writeCampaign.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/:id/edit',
    fields: [...TEXT_FIELDS, 'version'],
    longest: LONGEST,
    largestBytes: ROOM_FOR_TEXT,
    submit: async ({ api, params: { id = '' }, values }) => {
      const segment = segmentInput(codesOf(await draft(api, id)));
      const { editCampaign } = await api.mutate(EditCampaignDocument, {
        input: { ...textsOf(values), segment, campaignId: id, version: Number(values.version) },
      });
      return onTo(`/campaigns/${id}?done=edited`, besideTexts(editCampaign.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/:id/segment',
    fields: ['version', 'trained'],
    lists: ['kind', 'city', 'subKind'],
    submit: async ({ api, params: { id = '' }, values, lists }) => {
      const { subject, body, session } = await draft(api, id);
      const { editCampaign } = await api.mutate(EditCampaignDocument, {
        input: {
          subject,
          body,
          sessionId: session?.id ?? null,
          segment: segmentInput(readSegment({ ...lists, trained: values.trained })),
          campaignId: id,
          version: Number(values.version),
        },
      });
      return onTo(`/campaigns/${id}?done=segment`, fieldErrors(editCampaign.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/:id/test',
    page,
    fields: ['locale'],
    submit: async ({ api, locale, params: { id = '' }, values }) => {
      const { sendTestMail } = await api.mutate(SendTestMailDocument, {
        input: { campaignId: id, locale: isLocale(values.locale) ? values.locale : locale },
      });
      return onTo(`/campaigns/${id}?done=tested`, besidesNothing(sendTestMail.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/:id/send',
    page,
    fields: ['version', 'invited'],
    submit: async ({ api, params: { id = '' }, values }) => {
      const { startCampaign } = await api.mutate(StartCampaignDocument, {
        input: { campaignId: id, version: Number(values.version), invited: Number(values.invited) },
      });
      return onTo(`/campaigns/${id}?done=sent`, besidesNothing(startCampaign.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/:id/cancel',
    page,
    fields: [],
    submit: async ({ api, params: { id = '' } }) => {
      const { cancelCampaign } = await api.mutate(CancelCampaignDocument, { input: { campaignId: id } });
      return onTo(`/campaigns/${id}?done=cancelled`, besidesNothing(cancelCampaign.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/excluded/exclude',
    page: () => '/campaigns/excluded',
    name: 'exclude',
    fields: ['organisation', 'reason', 'search'],
    submit: async ({ api, values }) => {
      const { excludeOrganisation } = await api.mutate(ExcludeOrganisationDocument, {
        input: { organisationId: values.organisation, reason: values.reason },
      });
      return onTo('/campaigns/excluded?done=excluded', fieldErrors(excludeOrganisation.errors));
    },
  });

  consoleForm(app, web, {
    path: '/campaigns/excluded/include',
    page: () => '/campaigns/excluded',
    name: 'include',
    fields: ['organisation'],
    submit: async ({ api, values }) => {
      const { includeOrganisation } = await api.mutate(IncludeOrganisationDocument, {
        input: { organisationId: values.organisation },
      });
      return onTo('/campaigns/excluded?done=included', fieldErrors(includeOrganisation.errors));
    },
  });
}

/** Refusals of a page that has no fields of them. */
const besidesNothing = (refusals: Refusals): FieldError[] =>
  refusals.map(({ code, message }) => ({ field: '', code, message }));
