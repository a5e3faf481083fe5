import type { FastifyInstance } from 'fastify';
import { outcomeOf } from '../../src/features/coordinator/group-view';
import {
  PreviewGroupSizeDocument,
  ResizeGroupDocument,
  type ResizeGroupInput,
} from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

type Params = Readonly<Record<string, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;

const page = ({ of = '', session = '', group = '' }: Params): string =>
  `/organisation/group/${of}/${session}/${group}`;
const FORM = { page, name: 'group', fields: ['act'] as const, lists: ['member', 'stay', 'join'] };
const PATH = '/organisation/group/:of/:session/:group';

/** Who waits together: looked at, then saved. */
export function groupForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    ...FORM,
    path: `${PATH}/check`,
    submit: async ({ api, params, values, lists }): Promise<FormOutcome> => {
      if (values.act === 'change') return { look: {} };
      const { previewGroupSize } = await api.query(PreviewGroupSizeDocument, { input: read(params, lists) });
      const errors = ofTheGroup(previewGroupSize.errors);
      return errors.length > 0 ? { errors } : { look: { place: JSON.stringify(previewGroupSize.place) } };
    },
  });

  consoleForm(app, web, {
    ...FORM,
    path: PATH,
    submit: async ({ api, params, lists }) => {
      const { resizeGroup } = await api.mutate(ResizeGroupDocument, { input: read(params, lists) });
      const { place } = resizeGroup;
      if (!place) return { errors: ofTheGroup(resizeGroup.errors) };
      return { to: `${page(params)}?done=${outcomeOf(place)}` };
    },
  });
}

/** Whoever was a member of the page and is not ticked any more leaves. */
const read = ({ group = '' }: Params, { member = [], stay = [], join = [] }: Lists): ResizeGroupInput => ({
  groupId: group,
  joining: [...join],
  leaving: member.filter((id) => !stay.includes(id)),
});

const ofTheGroup = (refusals: Parameters<typeof fieldErrors>[0]): ReturnType<typeof fieldErrors> =>
  fieldErrors(refusals).map((error) => ({ ...error, field: '' }));
