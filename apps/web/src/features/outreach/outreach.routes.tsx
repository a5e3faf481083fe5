import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  CampaignExclusionsDocument,
  CampaignPageDocument,
  CampaignRecipientsDocument,
  CampaignsDocument,
  CampaignSubscriptionDocument,
  CampaignToWriteDocument,
  InvitationDocument,
  OrganisationsToExcludeDocument,
  SegmentChoicesDocument,
  SegmentReachDocument,
  SessionsToInviteDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { withSearch } from '../../shared/lib/address';
import { CampaignPage, DONE } from './campaign-page';
import { codesOf, readSegment, REASONS, segmentInput } from './campaign-view';
import { CampaignsPage } from './campaigns-page';
import { ExcludedPage } from './excluded-page';
import { RecipientsPage } from './recipients-page';
import { SegmentPage } from './segment-page';
import { BrokenLink, UnsubscribePage } from './unsubscribe-page';
import { WriteCampaignPage } from './write-campaign-page';

type Search = Record<string, unknown>;

const text = (value: unknown, longest = 200): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';
const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

/** `/km/campaigns`: every campaign, the newest first. */
const campaignsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns',
  validateSearch: (search: Search) => ({ after: text(search['after']) || null }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'outreach.read-campaigns');
    const { campaigns } = await context.api(params.locale).query(CampaignsDocument, { after: deps.after });
    return { campaigns, after: deps.after };
  },
  component: () => <CampaignsPage {...campaignsRoute.useLoaderData()} />,
});

/** `/km/campaigns/new`: subject, text and session of a new one. */
const newCampaignRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/new',
  loader: async ({ context, params }) => {
    await admit(context, 'outreach.write-campaign');
    const { sessions } = await context.api(params.locale).query(SessionsToInviteDocument, {});
    return { campaign: null, sessions: sessions.nodes, submission: context.submission };
  },
  component: () => <WriteCampaignPage {...newCampaignRoute.useLoaderData()} />,
});

/** `/km/campaigns/<id>/edit`. */
const editCampaignRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/$id/edit',
  loader: async ({ context, params }) => {
    await admit(context, 'outreach.write-campaign');
    const api = context.api(params.locale);
    const [{ campaign }, { sessions }] = await Promise.all([
      api.query(CampaignToWriteDocument, { id: params.id }),
      api.query(SessionsToInviteDocument, {}),
    ]);
    if (campaign?.status !== 'DRAFT') throw notFound();
    return { campaign, sessions: sessions.nodes, submission: context.submission };
  },
  component: () => <WriteCampaignPage {...editCampaignRoute.useLoaderData()} />,
});

/** `/km/campaigns/<id>/segment`: which organisations, with the figures of what is ticked. */
const segmentRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/$id/segment',
  // The names are those of the form: an address is always written again from what was read of it.
  validateSearch: (search: Search) => {
    const { kinds, cities, subKinds, trained } = readSegment(search);
    return {
      kind: kinds,
      city: cities,
      subKind: subKinds,
      trained: trained === null ? null : trained ? 'yes' : 'no',
      chosen: oneOf(['yes'] as const, search['chosen']),
    };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'outreach.write-campaign');
    const api = context.api(params.locale);
    const [{ campaign }, choices] = await Promise.all([
      api.query(CampaignToWriteDocument, { id: params.id }),
      api.query(SegmentChoicesDocument, {}),
    ]);
    if (campaign?.status !== 'DRAFT') throw notFound();
    const chosen = deps.chosen ? readSegment(deps) : codesOf(campaign);
    const { segmentReach } = await api.query(SegmentReachDocument, {
      segment: segmentInput(chosen),
      sessionId: campaign.session?.id ?? null,
    });
    return { campaign, choices, chosen, reach: segmentReach, submission: context.submission };
  },
  component: () => <SegmentPage {...segmentRoute.useLoaderData()} />,
});

/** `/km/campaigns/<id>`: the preview of a draft, the progress and the result of what was sent. */
const campaignRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/$id',
  validateSearch: (search: Search) => ({ done: oneOf(DONE, search['done']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'outreach.read-campaigns');
    const { campaign } = await context.api(params.locale).query(CampaignPageDocument, { id: params.id });
    if (!campaign) throw notFound();
    return { campaign, done: deps.done, submission: context.submission };
  },
  component: () => <CampaignPage {...campaignRoute.useLoaderData()} />,
});

/** `/km/campaigns/<id>/recipients`: the people behind a figure. */
const recipientsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/$id/recipients',
  validateSearch: (search: Search) => ({
    status: oneOf(['INVITED', 'EXCLUDED'] as const, search['status']),
    reason: oneOf(REASONS, search['reason']),
    after: text(search['after'], 500) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'outreach.read-campaigns');
    const { campaign } = await context
      .api(params.locale)
      .query(CampaignRecipientsDocument, { id: params.id, ...deps });
    if (!campaign) throw notFound();
    return { campaign, view: deps };
  },
  component: () => <RecipientsPage {...recipientsRoute.useLoaderData()} />,
});

/** `/km/campaigns/excluded`: organisations that are kept out. */
const excludedRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'campaigns/excluded',
  validateSearch: (search: Search) => ({
    search: text(search['search']).trim(),
    after: text(search['after']) || null,
    done: oneOf(['excluded', 'included'] as const, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'outreach.exclude-organisation');
    const api = context.api(params.locale);
    const search = context.submission?.values['search'] ?? deps.search;
    const [{ campaignExclusions }, found] = await Promise.all([
      api.query(CampaignExclusionsDocument, { after: deps.after }),
      search ? api.query(OrganisationsToExcludeDocument, { search }) : null,
    ]);
    return {
      exclusions: campaignExclusions,
      after: deps.after,
      search,
      found: found?.organisations.nodes ?? null,
      done: deps.done,
      submission: context.submission,
    };
  },
  component: () => <ExcludedPage {...excludedRoute.useLoaderData()} />,
});

/** `/km/invitations/<token>`: on to where the personal link leads. Opening it changes nothing. */
const invitationRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'invitations/$token',
  loader: async ({ context, params: { locale, token } }) => {
    const { invitation } = await context.api(locale).query(InvitationDocument, { token });
    if (!invitation) return;
    const { session } = invitation;
    throw redirect({
      href: session
        ? withSearch(`/${locale}/sessions/${session.id}/register`, { invitation: token })
        : `/${locale}${context.frame.consolePaths.includes('/organisation') ? '/organisation' : ''}`,
    });
  },
  component: BrokenLink,
});

/** `/km/unsubscribe/<token>`: asks first. A mail program posts to the same address (RFC 8058). */
const unsubscribeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'unsubscribe/$token',
  loader: async ({ context, params: { locale, token } }) => {
    const { campaignSubscription } = await context.api(locale).query(CampaignSubscriptionDocument, { token });
    return { token, subscription: campaignSubscription };
  },
  component: () => <UnsubscribePage {...unsubscribeRoute.useLoaderData()} />,
});

export const outreachRoutes = [
  campaignsRoute,
  newCampaignRoute,
  excludedRoute,
  campaignRoute,
  editCampaignRoute,
  segmentRoute,
  recipientsRoute,
  invitationRoute,
  unsubscribeRoute,
] as const;
