import { deriveCode } from '#identity';
import { newId } from '#kernel';
import { createHmac } from 'node:crypto';
import { DEMONSTRATION_DAY, TEST_SECRET } from '#testing';
import type { Body } from './support.js';
import { accountSteps, lastSteps } from './both-paths.account.js';
import { coursesSteps } from './both-paths.courses.js';
import { lifeSteps } from './both-paths.life.js';
import { planningSteps } from './both-paths.planning.js';
import { reportsSteps } from './both-paths.reports.js';
import { seatsSteps } from './both-paths.seats.js';
import { usersSteps } from './both-paths.users.js';
import { both, browserOf, OWN, own, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';

/** The same in both worlds. */
const BEGAN = new Date(DEMONSTRATION_DAY);
const KEYS = Array.from({ length: 8 }, () => newId());

const OPEN = `select s.id from sessions s join session_seats t on t.session_id = s.id
  where s.starts_at > app_now() + interval '3 days' and s.status = 'OPEN' and t.capacity - t.taken > 5 and t.waiting = 0
  order by s.starts_at, s.id limit 1`;
const TRAINED = `select t.session_id as id from session_trainers t join role_grants g on g.person_id = t.person_id
  join registrations r on r.session_id = t.session_id and r.status = 'CONFIRMED'
  where g.role = 'TRAINER' order by g.granted_at, g.person_id, t.session_id limit 1`;
/** Over, and nobody said yet that it was held. */
const JUST_ENDED = `update sessions set held_at = null where id = (
  select id from sessions where status = 'OPEN' and ends_at < app_now() order by ends_at desc, id limit 1) returning id`;
/** Somebody with a seat, asked whether they still come, until a moment ago. */
const asked = async (w: World) => {
  const row = await w.row<{ reference: string; session: string; registration: string }>(
    `with one as (select r.id, r.session_id from registrations r join sessions s on s.id = r.session_id
       where r.status = 'CONFIRMED' and s.status = 'OPEN' and s.starts_at > app_now() + interval '2 days' order by s.starts_at, r.id limit 1),
     plan as (update sessions set reconfirm_by = app_now() where id = (select session_id from one))
     update registrations set reconfirm_asked_at = app_now() - interval '2 days', reconfirmed_at = null where id = (select id from one)
     returning reference, 'ses_' || replace(session_id::text, '-', '') as session, 'reg_' || replace(id::text, '-', '') as registration`,
  );
  return { reference: row.reference, sessionId: row.session, registrationId: row.registration };
};
const open = (w: World) => w.id('ses', OPEN);

/** Makes the seat that somebody has one that is offered to them. Answers the ticket's code. */
const offerSeat = (w: World, whose: string) =>
  w.row<{
    reference: string;
  }>(`update registrations set status = 'OFFERED', confirmed_at = null, promoted_at = app_now(),
    hold_until = app_now() + interval '1 hour' where ${whose} returning reference`);

const visitors: Step[] = [
  step('ViewerInHeader', 'nobody'),
  step('Catalogue', 'nobody'),
  step('CatalogueFeed', 'nobody'),
  step('SessionsForMap', 'nobody'),
  step('SessionsToEnrol', 'nobody'),
  step('SessionsToInvite', 'nobody'),
  step('SectorsForTopic', 'nobody'),
  step('SessionPage', 'nobody', async (w) => ({ id: await open(w) })),
  step('SessionToRegister', 'nobody', async (w) => ({ id: await open(w) })),
  step('RegisterForSession', 'nobody', async (w) => ({
    input: {
      sessionId: await open(w),
      fullName: 'ចាន់ សុភា',
      organisation: 'Both Paths',
      contact: '012 345 678',
      locale: 'km',
      idempotencyKey: KEYS[0],
    },
  })),
  step('TicketPage', 'nobody', (w) => ({ reference: w.at('RegisterForSession', 'ticket.reference') })),
  step('AcceptOffer', 'nobody', async (w) => {
    const reference = w.at('RegisterForSession', 'ticket.reference');
    await offerSeat(w, `reference = '${String(reference)}'`);
    return { input: { reference } };
  }),
  step('CancelRegistration', 'nobody', (w) => ({
    input: { reference: w.at('RegisterForSession', 'ticket.reference') },
  })),
  step('DeclineOffer', 'nobody', async (w) => ({
    input: await offerSeat(
      w,
      `id = (select r.id from registrations r join (${OPEN}) s on s.id = r.session_id where r.status = 'CONFIRMED' order by r.id limit 1)`,
    ),
  })),
  step('RequestSignInCode', 'nobody', async (w) => ({
    input: { email: (await trainer(w)).email, locale: 'km' },
  })),
  step(
    'SignIn',
    'nobody',
    async (w) => ({
      input: { email: (await trainer(w)).email, code: deriveCode(TEST_SECRET, (await code(w)).id) },
    }),
    { cookie: async (w) => browserOf(w, (await trainer(w)).email) },
  ),
  step('DemoSignIn', 'nobody', () => ({ input: { role: 'CHAIR' } })),
  step('Mailbox', 'nobody'),
  step('CaughtMailPage', 'nobody', async (w) => ({
    id: await w.id('eml', 'select id from caught_mails limit 1'),
  })),
];

const trainer = (w: World) =>
  w.row<{ email: string }>(`select p.email from people p join role_grants g on g.person_id = p.id
    where g.role = 'TRAINER' order by g.granted_at, p.id limit 1`);
const code = (w: World) =>
  w.row<{ id: string }>('select id from sign_in_codes order by created_at desc limit 1');

const coordinators: Step[] = [
  step('MyOrganisations', 'COORDINATOR'),
  step('OrganisationPeople', 'COORDINATOR', async (w) => ({ id: await own(w) })),
  step('PreviewEnrolment', 'COORDINATOR', async (w) => ({
    input: {
      organisationId: await own(w),
      sessionId: await open(w),
      list: 'Kim Dara, 012 000 101\nSok Nita, 012 000 102',
    },
  })),
  step('EnrolPeople', 'COORDINATOR', async (w) => ({
    input: {
      organisationId: await own(w),
      sessionId: await open(w),
      list: 'Kim Dara, 012 000 101\nSok Nita, 012 000 102',
      locale: 'km',
      idempotencyKey: KEYS[1],
    },
  })),
  step('DiscardEnrolmentDraft', 'COORDINATOR', async (w) => ({
    input: { organisationId: await own(w), sessionId: await open(w) },
  })),
  step('EnrolmentPage', 'COORDINATOR', async (w) => ({ session: await open(w), organisation: await own(w) })),
  step('TicketSheetPage', 'COORDINATOR', async (w) => ({
    session: await open(w),
    organisation: await own(w),
  })),
  step('PrintTickets', 'COORDINATOR', async (w) => ({
    input: { organisationId: await own(w), sessionId: await open(w) },
  })),
  step('TicketMailsPage', 'COORDINATOR', async (w) => ({
    session: await open(w),
    organisation: await own(w),
    input: { organisationId: await own(w), sessionId: await open(w) },
  })),
  step('SendTickets', 'COORDINATOR', async (w) => {
    // Whoever has an address since they were enrolled was sent nothing yet.
    await w.db.ownerSql(`update people set email = 'kim.dara@people.example' where full_name = 'Kim Dara'`);
    return { input: { organisationId: await own(w), sessionId: await open(w), idempotencyKey: KEYS[1] } };
  }),
  step('OrganisationRegistrations', 'COORDINATOR', async (w) => ({ id: await own(w), past: false })),
  step('CancelForOrganisation', 'COORDINATOR', async (w) => ({
    input: {
      registrationId: await w.id(
        'reg',
        `select r.id from registrations r join people p on p.id = r.person_id where p.full_name = 'Kim Dara'`,
      ),
    },
  })),
  step('PledgeForm', 'COORDINATOR'),
  step('OfferPledge', 'COORDINATOR', async (w) => ({
    input: { organisationId: await own(w), terms: terms('1,000'), idempotencyKey: KEYS[2] },
  })),
  step('CorrectPledge', 'COORDINATOR', (w) => ({
    input: { pledgeId: w.at('OfferPledge', 'pledge.id'), version: 1, terms: terms('១,៥០០') },
  })),
  step('PledgePage', 'COORDINATOR', (w) => ({ id: w.at('OfferPledge', 'pledge.id') })),
  step('WithdrawPledge', 'COORDINATOR', (w) => ({
    input: { pledgeId: w.at('OfferPledge', 'pledge.id'), version: 2 },
  })),
  step('OrganisationPledges', 'COORDINATOR', async (w) => ({ id: await own(w) })),
  step('Topics', 'COORDINATOR'),
  step('SubmitInput', 'COORDINATOR', async (w) => {
    const topic = await w.row<{ id: string; version: number | null }>(
      `select t.id, s.version from topics t left join submissions s on s.topic_id = t.id and s.organisation_id = (${OWN})
       where t.opens_at < app_now() and t.closes_at > app_now() order by t.id limit 1`,
    );
    return {
      input: {
        topicId: `top_${topic.id.replaceAll('-', '')}`,
        organisationId: await own(w),
        body: 'Thirty near schools.',
        locale: 'en',
        version: topic.version,
      },
    };
  }),
  step('SubmissionPage', 'COORDINATOR', (w) => ({ id: w.at('SubmitInput', 'submission.id') })),
];

const terms = (amount: string) => ({ city: 'siem-reap', sector: 'tourism', amount, unit: 'USD' });

/** Whoever is signed in with the role watches a session to come, too. */
async function observing(w: World, role: string): Promise<Body> {
  await w.row(
    `insert into session_observers (session_id, person_id, role_km, role_en)
     select (select s.id from sessions s where s.status = 'OPEN' and s.starts_at > app_now() order by s.starts_at desc, s.id limit 1),
       person_id, 'អ្នកសង្កេតការណ៍', 'Observer' from role_grants where role = $1 order by granted_at, person_id limit 1
     on conflict (session_id, person_id) do update set rank = 1 returning session_id`,
    role,
  );
  return {};
}

const trainers: Step[] = [
  step('MySessions', 'TRAINER', (w) => observing(w, 'TRAINER')),
  step('MyTickets', 'PARTICIPANT', (w) => observing(w, 'PARTICIPANT')),
  step('SessionPlan', 'TRAINER', async (w) => ({ id: await w.id('ses', TRAINED) })),
  step('WhoIsTold', 'TRAINER', async (w) => ({ id: await w.id('ses', TRAINED) })),
  step('Roster', 'TRAINER', async (w) => ({ id: await w.id('ses', TRAINED) })),
  step('MarkAttendance', 'TRAINER', async (w) => {
    const { id } = await w.row<{ id: string }>(TRAINED);
    await w.db.ownerSql(
      `update sessions set starts_at = $2::timestamptz - interval '2 hours', ends_at = $2::timestamptz + interval '1 hour',
         doors_open_at = $2::timestamptz - interval '3 hours' where id = $1`,
      [id, BEGAN],
    );
    const held = await w.row<{ id: string; version: number }>(
      `select r.id, coalesce(a.version, 0) as version from registrations r left join attendances a on a.registration_id = r.id
       where r.session_id = $1 and r.status = 'CONFIRMED' and a.status is distinct from 'ATTENDED' order by r.id limit 1`,
      id,
    );
    const mark = {
      registrationId: `reg_${held.id.replaceAll('-', '')}`,
      status: 'ATTENDED',
      version: held.version,
    };
    return { input: { sessionId: `ses_${id.replaceAll('-', '')}`, marks: [mark], reason: 'She came late' } };
  }),
];

const offered = (w: World, at: number) =>
  w.row<{ id: string; version: number }>(
    `select id, version from pledges where status = 'OFFERED' order by id limit 1 offset ${at}`,
  );
const answer = async (w: World, at: number, more: Body): Promise<Body> => {
  const { id, version } = await offered(w, at);
  return { input: { pledgeId: `plg_${id.replaceAll('-', '')}`, version, ...more } };
};
const CLOSED = `select t.id from topics t where t.closes_at <= app_now() and t.published_at is null order by t.id limit 1`;
const NO_ANSWER = `select id from submissions where topic_id = (${CLOSED}) and disposition is null order by id limit 1`;
const judged = async (w: World): Promise<Body> => ({
  input: { submissionId: await w.id('sub', NO_ANSWER), disposition: 'NOTED', reason: both('Noted') },
});

const committee: Step[] = [
  step('OrganisationList', 'WORKING_GROUP'),
  step('OrganisationFilters', 'WORKING_GROUP'),
  step('Overview', 'WORKING_GROUP'),
  step('OverviewChoices', 'WORKING_GROUP'),
  step('OverviewFigures', 'WORKING_GROUP', () => ({ filter: { city: 'siem-reap' } })),
  step('OverviewPeople', 'WORKING_GROUP', () => ({ measure: 'REGISTERED' })),
  step('OverviewPledges', 'WORKING_GROUP', () => ({ measure: 'ACCEPTED', unit: 'USD' })),
  step('Pledges', 'WORKING_GROUP'),
  step('PledgeFilters', 'WORKING_GROUP'),
  step('AcceptPledge', 'WORKING_GROUP', (w) => answer(w, 0, {})),
  step('DeclinePledge', 'WORKING_GROUP', (w) => answer(w, 0, { reason: 'We have one already' })),
  ...coursesSteps,
  step('AskTopic', 'WORKING_GROUP', async (w) => ({
    input: {
      sectorId: await w.id('sct', `select id from sectors where code = 'transport'`),
      title: both('Safer streets'),
      question: both('Which three rules?'),
      opensAt: '2030-01-01T08:00:00Z',
      closesAt: '2030-02-01T08:00:00Z',
    },
  })),
  step('ExtendTopic', 'WORKING_GROUP', (w) => ({
    input: { topicId: w.at('AskTopic', 'topic.id'), closesAt: '2030-03-01T08:00:00Z' },
  })),
  step('TopicPage', 'WORKING_GROUP', async (w) => ({ id: await w.id('top', CLOSED) })),
  step('TopicCounts', 'WORKING_GROUP', async (w) => ({ id: await w.id('top', CLOSED) })),
  step('AnswerSubmission', 'WORKING_GROUP', judged),
  step('PublishOutcome', 'WORKING_GROUP', async (w) => {
    const topicId = await w.id('top', CLOSED);
    while ((await w.db.ownerSql(NO_ANSWER)).length > 0)
      await w.ask('AnswerSubmission', await judged(w), 'WORKING_GROUP');
    return { input: { topicId, outcome: both('Thirty near schools') } };
  }),
  step('SeatsPage', 'WORKING_GROUP', async (w) => ({ id: await open(w) })),
  step('PreviewSeatChange', 'WORKING_GROUP', async (w) => ({ input: await seats(w) })),
  step('ChangeSeats', 'WORKING_GROUP', async (w) => ({ input: await seats(w) })),
  step('MoveSession', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await open(w), startsAt: '2030-01-08T02:00:00Z', endsAt: '2030-01-08T05:00:00Z' },
  })),
  ...planningSteps,
  step('CopySession', 'WORKING_GROUP', async (w) => ({ input: { sessionId: await open(w) } })),
  step('CloseSession', 'WORKING_GROUP', async (w) => ({ input: { sessionId: await open(w) } })),
  step('OpenSession', 'WORKING_GROUP', async (w) => ({ input: { sessionId: await open(w) } })),
  step('HoldSession', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await w.id('ses', JUST_ENDED) },
  })),
  step('ReconfirmSeat', 'nobody', async (w) => ({ input: { reference: (await asked(w)).reference } })),
  step('DecideUnanswered', 'WORKING_GROUP', async (w) => {
    const { sessionId, registrationId } = await asked(w);
    return { input: { sessionId, registrationIds: [registrationId], keep: true } };
  }),
  step('PostponeSession', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await open(w), reason: both('Flood') },
  })),
  step('CancelSession', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await open(w), reason: both('Flood') },
  })),
  step('OrganisationsToExclude', 'WORKING_GROUP', () => ({ search: '' })),
  step('ExcludeOrganisation', 'WORKING_GROUP', async (w) => ({
    input: { organisationId: await own(w), reason: 'Twice this month' },
  })),
  step('CampaignExclusions', 'WORKING_GROUP'),
  step('IncludeOrganisation', 'WORKING_GROUP', async (w) => ({ input: { organisationId: await own(w) } })),
];

const seats = async (w: World) => ({
  sessionId: await open(w),
  capacity: 500,
  onlineCapacity: 1,
  quotas: [{ organisationKind: 'NGO', seats: 20, releaseHours: 48 }],
  groupPolicy: 'HOLD',
  promotion: 'OFFER',
  offerHours: 24,
  offerCutoffHours: 12,
  cancelCutoffHours: 24,
  needsApproval: true,
});
const draft = { subject: both('Please join'), body: both('Please come.'), segment: { kinds: ['NGO'] } };
const campaign = (w: World) => ({ id: w.at('WriteCampaign', 'campaign.id') });
/** As a mail to the first person that a campaign of the demonstration invited carries it. */
const token = async (w: World, purpose: string): Promise<string> => {
  const { id } = await w.row<{ id: string }>(
    `select r.id from campaign_recipients r join campaigns c on c.id = r.campaign_id
     where r.status = 'INVITED' and c.session_id is not null order by r.id limit 1`,
  );
  const mac = createHmac('sha256', TEST_SECRET).update(`outreach ${purpose} ${id}`).digest().subarray(0, 16);
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), mac]).toString('base64url');
};

const campaigns: Step[] = [
  step('SegmentChoices', 'WORKING_GROUP'),
  step('Campaigns', 'WORKING_GROUP'),
  step('WriteCampaign', 'WORKING_GROUP', () => ({ input: { ...draft, idempotencyKey: KEYS[3] } })),
  step('CampaignToWrite', 'WORKING_GROUP', campaign),
  step('EditCampaign', 'WORKING_GROUP', (w) => ({
    input: { ...draft, subject: both('Come'), campaignId: campaign(w).id, version: 1 },
  })),
  step('CampaignMail', 'WORKING_GROUP', (w) => ({ ...campaign(w), locale: 'km' })),
  step('SendTestMail', 'WORKING_GROUP', (w) => ({ input: { campaignId: campaign(w).id, locale: 'km' } })),
  step('SegmentReach', 'WORKING_GROUP', () => ({ segment: draft.segment })),
  step('StartCampaign', 'WORKING_GROUP', (w) => ({
    input: {
      campaignId: campaign(w).id,
      version: w.at('EditCampaign', 'campaign.version'),
      invited: w.at('SegmentReach', 'invited'),
    },
  })),
  step('CampaignPage', 'WORKING_GROUP', campaign),
  step('CampaignRecipients', 'WORKING_GROUP', campaign),
  step('CancelCampaign', 'WORKING_GROUP', (w) => ({ input: { campaignId: campaign(w).id } })),
  step('Invitation', 'nobody', async (w) => ({ token: await token(w, 'invitation') })),
  step('CampaignSubscription', 'nobody', async (w) => ({ token: await token(w, 'unsubscribe') })),
  step('Unsubscribe', 'nobody', async (w) => ({ input: { token: await token(w, 'unsubscribe') } })),
  step('Resubscribe', 'nobody', async (w) => ({ input: { token: await token(w, 'unsubscribe') } })),
];

/** Every document of the web build, in an order in which each is answered: what is written first is read later. */
export const STEPS: readonly Step[] = [
  ...visitors,
  ...seatsSteps,
  ...coordinators,
  ...trainers,
  ...committee,
  ...campaigns,
  ...reportsSteps,
  ...usersSteps,
  ...lifeSteps,
  ...accountSteps,
  // It ends the sign-in that the steps before it need.
  step('SignOut', 'TRAINER'),
  ...lastSteps,
];
