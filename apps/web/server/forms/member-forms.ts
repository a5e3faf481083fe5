import type { FastifyInstance } from 'fastify';
import {
  AddMemberDocument,
  DecideJoinRequestDocument,
  EndJoinLinkDocument,
  GiveUpCoordinationDocument,
  GiveUpDomainDocument,
  HandOverOrganisationDocument,
  InviteCoordinatorDocument,
  type RefusalFragment,
  RemoveMemberDocument,
  RenewJoinLinkDocument,
  RequestDomainDocument,
  WithdrawCoordinatorInvitationDocument,
} from '../../src/shared/gql/graphql';
import { withSearch } from '../../src/shared/lib/address';
import type { Web } from '../app';
import { consoleForm, type FormCall } from './console-form';
import { outcomeOf } from './organisation-forms';

type Params = Readonly<Record<string, string>>;
const members = ({ of = '' }: Params, done: string | null = null): string =>
  withSearch('/organisation/members', { of, done });

/** One act of a coordinator for the own organisation. */
interface MemberAct<Name extends string> {
  /** Below `/organisation/members/:of`. */
  readonly path: string;
  readonly fields?: readonly Name[];
  readonly name?: string;
  /** What is said of it afterwards; by what was typed, or always the same. */
  readonly done: string | ((values: Readonly<Record<Name, string>>) => string);
  /** Fields beside which a mistake may stand. */
  readonly beside?: readonly string[];
  readonly to?: string;
  readonly act: (call: FormCall<Name>, organisationId: string) => Promise<readonly RefusalFragment[]>;
}

/** Requests, links, domains, people and coordinators of an organisation, for its coordinators. */
export function memberForms(app: FastifyInstance, web: Web): void {
  const form = <Name extends string = never>(act: MemberAct<Name>): void =>
    consoleForm<Name>(app, web, {
      path: `/organisation/members/:of${act.path}`,
      page: (params) => members(params),
      fields: act.fields ?? [],
      ...(act.name ? { name: act.name } : {}),
      submit: async (call) => {
        const errors = await act.act(call, call.params['of'] ?? '');
        const done = typeof act.done === 'string' ? act.done : act.done(call.values);
        return outcomeOf(errors, act.to ?? members(call.params, done), act.beside);
      },
    });

  form<'decision' | 'reason'>({
    path: '/requests/:id',
    fields: ['decision', 'reason'],
    done: ({ decision }) => (decision === 'APPROVE' ? 'approved' : 'declined'),
    act: async ({ api, params, values }) => {
      const input = {
        requestId: params['id'] ?? '',
        approve: values.decision === 'APPROVE',
        reason: values.reason.trim() || null,
      };
      return (await api.mutate(DecideJoinRequestDocument, { input })).decideJoinRequest.errors;
    },
  });
  form<'days'>({
    path: '/link',
    fields: ['days'],
    done: 'link',
    act: async ({ api, values }, organisationId) => {
      const input = { organisationId, days: /^\d{1,3}$/.test(values.days) ? Number(values.days) : 0 };
      return (await api.mutate(RenewJoinLinkDocument, { input })).renewJoinLink.errors;
    },
  });
  form({
    path: '/link/end',
    done: 'link-ended',
    act: async ({ api }, organisationId) =>
      (await api.mutate(EndJoinLinkDocument, { input: { organisationId } })).endJoinLink.errors,
  });
  form<'memberName' | 'contact' | 'another'>({
    path: '/add',
    name: 'add',
    fields: ['memberName', 'contact', 'another'],
    beside: ['memberName', 'contact', 'isAnother'],
    done: 'added',
    act: async ({ api, locale, values }, organisationId) => {
      const input = {
        organisationId,
        fullName: values.memberName,
        contact: values.contact || null,
        another: values.another === 'on',
        locale,
      };
      const { errors } = (await api.mutate(AddMemberDocument, { input })).addMember;
      return errors.map((error) =>
        error.path.includes('fullName') ? { ...error, path: ['memberName'] } : error,
      );
    },
  });
  form<'personId'>({
    path: '/remove',
    fields: ['personId'],
    done: 'removed',
    act: async ({ api, values: { personId } }, organisationId) =>
      (await api.mutate(RemoveMemberDocument, { input: { organisationId, personId } })).removeMember.errors,
  });
  form<'domain'>({
    path: '/domains',
    name: 'domain',
    fields: ['domain'],
    beside: ['domain'],
    done: 'domain',
    act: async ({ api, values: { domain } }, organisationId) =>
      (await api.mutate(RequestDomainDocument, { input: { organisationId, domain } })).requestDomain.errors,
  });
  form({
    path: '/domains/:id/end',
    done: 'domain-ended',
    act: async ({ api, params }) =>
      (await api.mutate(GiveUpDomainDocument, { input: { domainId: params['id'] ?? '' } })).giveUpDomain
        .errors,
  });
  const colleague = {
    name: 'colleague',
    fields: ['email', 'fullName'],
    beside: ['email', 'fullName'],
  } as const;
  form<'email' | 'fullName'>({
    ...colleague,
    path: '/coordinators/invite',
    done: 'invited',
    act: async ({ api, locale, values }, organisationId) =>
      (await api.mutate(InviteCoordinatorDocument, { input: { organisationId, locale, ...values } }))
        .inviteCoordinator.errors,
  });
  form<'email' | 'fullName'>({
    ...colleague,
    path: '/coordinators/hand-over',
    done: 'hand-over',
    act: async ({ api, locale, values }, organisationId) =>
      (await api.mutate(HandOverOrganisationDocument, { input: { organisationId, locale, ...values } }))
        .handOverOrganisation.errors,
  });
  form<'invitationId'>({
    path: '/coordinators/withdraw',
    fields: ['invitationId'],
    done: 'withdrawn',
    act: async ({ api, values: { invitationId } }, organisationId) =>
      (
        await api.mutate(WithdrawCoordinatorInvitationDocument, {
          input: { organisationId, invitationId },
        })
      ).withdrawCoordinatorInvitation.errors,
  });
  form({
    path: '/coordinators/give-up',
    done: 'given-up',
    to: '/organisations/propose',
    act: async ({ api }, organisationId) =>
      (await api.mutate(GiveUpCoordinationDocument, { input: { organisationId } })).giveUpCoordination.errors,
  });
}
