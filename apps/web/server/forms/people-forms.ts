import type { FastifyInstance } from 'fastify';
import {
  MergePeopleDocument,
  TellPeopleApartDocument,
  UndoPersonMergeDocument,
} from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

type Refusals = Parameters<typeof fieldErrors>[0];

const LIST = '/people/duplicates';

/** Refusals above the form; beside the reason where there is one. */
function outcomeOf(refusals: Refusals, done: string): FormOutcome {
  const errors = fieldErrors(refusals).map((error) =>
    error.field === 'reason' ? error : { ...error, field: '' },
  );
  return errors.length > 0 ? { errors } : { to: `${LIST}?done=${done}` };
}

/** Merging people, telling them apart, taking a merge back. */
export function peopleForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/people/merge/:from/:into',
    fields: ['seen'],
    submit: async ({ api, params: { from = '', into = '' }, values: { seen } }) => {
      const input = { fromId: from, intoId: into, seen };
      const { mergePeople } = await api.mutate(MergePeopleDocument, { input });
      return outcomeOf(mergePeople.errors, 'merged');
    },
  });

  consoleForm(app, web, {
    path: '/people/merge/:from/:into/apart',
    page: () => LIST,
    fields: ['reason'],
    submit: async ({ api, params: { from = '', into = '' }, values: { reason } }) => {
      const input = { fromId: from, intoId: into, reason };
      const { tellPeopleApart } = await api.mutate(TellPeopleApartDocument, { input });
      const outcome = outcomeOf(tellPeopleApart.errors, 'apart');
      return 'errors' in outcome
        ? { errors: outcome.errors.map((error) => ({ ...error, field: '' })) }
        : outcome;
    },
  });

  consoleForm(app, web, {
    path: '/people/merges/:id',
    fields: ['seen', 'reason'],
    submit: async ({ api, params: { id = '' }, values: { seen, reason } }) => {
      const input = { mergeId: id, seen, reason };
      const { undoPersonMerge } = await api.mutate(UndoPersonMergeDocument, { input });
      return outcomeOf(undoPersonMerge.errors, 'undone');
    },
  });
}
