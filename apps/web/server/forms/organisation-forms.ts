import type { FastifyInstance } from 'fastify';
import {
  AnswerAboutOrganisationDocument,
  AskAboutOrganisationDocument,
  AskToJoinByLinkDocument,
  AskToJoinDocument,
  DecideDomainDocument,
  DeclineOrganisationDocument,
  JoinByDomainDocument,
  LeaveOrganisationDocument,
  MergeOrganisationsDocument,
  ProposeOrganisationDocument,
  type RefusalFragment,
  TellOrganisationsApartDocument,
  VerifyOrganisationDocument,
} from '../../src/shared/gql/graphql';
import { translate } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

type Params = Readonly<Record<string, string>>;

/** On to a page, or what is wrong; a mistake that is no field's stands above the form. */
export const outcomeOf = (
  errors: readonly RefusalFragment[],
  to: string,
  fields: readonly string[] = [],
): FormOutcome =>
  errors.length === 0
    ? { to }
    : {
        errors: fieldErrors(errors).map((error) =>
          fields.includes(error.field) ? error : { ...error, field: '' },
        ),
      };

const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** Proposing an organisation, joining one, and deciding upon them. */
export function organisationForms(app: FastifyInstance, web: Web): void {
  const FIELDS = ['nameKm', 'nameEn', 'subKind', 'city', 'website', 'why'] as const;
  const propose = (): string => '/organisations/propose';

  consoleForm(app, web, {
    path: '/organisations/propose',
    fields: FIELDS,
    lists: ['notThese'],
    submit: async ({ api, values, lists, idempotencyKey }) => {
      const { proposeOrganisation } = await api.mutate(ProposeOrganisationDocument, {
        input: {
          nameKm: values.nameKm || null,
          nameEn: values.nameEn || null,
          subKind: values.subKind,
          city: values.city || null,
          website: values.website || null,
          why: values.why,
          notThese: (lists['notThese'] ?? []).slice(0, 20),
          idempotencyKey,
        },
      });
      const { organisation, similar, errors } = proposeOrganisation;
      if (similar.length > 0) return { look: { similar: JSON.stringify(similar) } };
      return outcomeOf(
        errors,
        organisation ? `/organisations/proposals/${organisation.id}?done=proposed` : propose(),
        FIELDS,
      );
    },
  });

  for (const [verb, done] of [
    ['join', 'asked'],
    ['join-by-domain', 'joined'],
    ['leave', 'left'],
  ] as const)
    consoleForm(app, web, {
      path: `/organisations/propose/${verb}`,
      page: propose,
      name: verb,
      fields: ['organisationId'],
      submit: async ({ api, values: { organisationId } }) => {
        const input = { organisationId };
        const errors =
          verb === 'join'
            ? (await api.mutate(AskToJoinDocument, { input })).askToJoin.errors
            : verb === 'leave'
              ? (await api.mutate(LeaveOrganisationDocument, { input })).leaveOrganisation.errors
              : (await api.mutate(JoinByDomainDocument, { input })).joinByDomain.errors;
        return outcomeOf(errors, `${propose()}?done=${done}`);
      },
    });

  consoleForm(app, web, {
    path: '/join/:token',
    fields: [],
    submit: async ({ api, params }) => {
      const input = { token: params['token'] ?? '' };
      const { askToJoinByLink } = await api.mutate(AskToJoinByLinkDocument, { input });
      return outcomeOf(askToJoinByLink.errors, `${propose()}?done=asked`);
    },
  });

  decisionForms(app, web);
  mergeForms(app, web);
}

function mergeForms(app: FastifyInstance, web: Web): void {
  const pair = (params: Params): { fromId: string; intoId: string } => ({
    fromId: params['from'] ?? '',
    intoId: params['into'] ?? '',
  });

  consoleForm(app, web, {
    path: '/organisations/merge/:from/:into',
    fields: ['seen'],
    submit: async ({ api, params, values: { seen } }) => {
      const input = { ...pair(params), seen };
      const { mergeOrganisations } = await api.mutate(MergeOrganisationsDocument, { input });
      return outcomeOf(mergeOrganisations.errors, '/organisations/duplicates?done=merged');
    },
  });

  consoleForm(app, web, {
    path: '/organisations/merge/:from/:into/apart',
    page: () => '/organisations/duplicates',
    fields: ['reason'],
    submit: async ({ api, params, values }) => {
      const input = { ...pair(params), reason: values.reason.trim() || null };
      const { tellOrganisationsApart } = await api.mutate(TellOrganisationsApartDocument, { input });
      return outcomeOf(tellOrganisationsApart.errors, '/organisations/duplicates?done=apart');
    },
  });
}

function decisionForms(app: FastifyInstance, web: Web): void {
  const page = ({ id }: Params): string => `/organisations/proposals/${id}`;

  consoleForm(app, web, {
    path: '/organisations/proposals/:id/decide',
    page,
    name: 'decide',
    fields: ['version', 'decision', 'reason'],
    submit: async ({ api, locale, params, values }) => {
      const organisationId = params['id'] ?? '';
      const input = { organisationId, version: versionOf(values.version) };
      const reason = values.reason.trim();
      const queue = (done: string): string => `/organisations/proposals?done=${done}`;
      // A question that is missing is missing in the one field that there is for words.
      const wordsIn = (errors: readonly RefusalFragment[]): readonly RefusalFragment[] =>
        errors.map((error) => (error.path.includes('text') ? { ...error, path: ['reason'] } : error));
      if (values.decision === 'VERIFY') {
        const { verifyOrganisation } = await api.mutate(VerifyOrganisationDocument, {
          input: { ...input, reason: reason || null },
        });
        return outcomeOf(verifyOrganisation.errors, queue('verified'), ['reason']);
      }
      if (values.decision === 'DECLINE') {
        const { declineOrganisation } = await api.mutate(DeclineOrganisationDocument, {
          input: { ...input, reason },
        });
        return outcomeOf(declineOrganisation.errors, queue('declined'), ['reason']);
      }
      if (values.decision === 'ASK') {
        const { askAboutOrganisation } = await api.mutate(AskAboutOrganisationDocument, {
          input: { ...input, question: reason },
        });
        return outcomeOf(wordsIn(askAboutOrganisation.errors), queue('asked'), ['reason']);
      }
      const message = translate(locale, 'proposal.decide.missing');
      return { errors: [{ field: 'decision', code: 'DECISION_MISSING', message }] };
    },
  });

  consoleForm(app, web, {
    path: '/organisations/proposals/:id/answer',
    page,
    name: 'answer',
    fields: ['version', 'text'],
    submit: async ({ api, params, values }) => {
      const organisationId = params['id'] ?? '';
      const { answerAboutOrganisation } = await api.mutate(AnswerAboutOrganisationDocument, {
        input: { organisationId, version: versionOf(values.version), answer: values.text },
      });
      return outcomeOf(answerAboutOrganisation.errors, `${page(params)}?done=answered`, ['text']);
    },
  });

  consoleForm(app, web, {
    path: '/organisations/domains/:id',
    page: () => '/organisations/domains',
    fields: ['decision', 'reason'],
    submit: async ({ api, params, values }) => {
      const approve = values.decision === 'APPROVE';
      const { decideDomain } = await api.mutate(DecideDomainDocument, {
        input: { domainId: params['id'] ?? '', approve, reason: values.reason.trim() || null },
      });
      return outcomeOf(
        decideDomain.errors,
        `/organisations/domains?done=${approve ? 'approved' : 'declined'}`,
      );
    },
  });
}
