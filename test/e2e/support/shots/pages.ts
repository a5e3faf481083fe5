import type { BrowserContext, Page } from 'playwright-core';
import { storyList } from '../../../../libs/registrations/test/enrolment.builder.js';
import type { BrowserStory, Language } from '../browser-story.js';
import { type Demonstration, INVITED } from './demonstration.js';

/** Somebody before a page, of which a picture will be taken. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: Language;
}

/** The address of a page by its language; `prepare` goes on from there to the state that is meant. */
export interface Shot {
  readonly page: string;
  readonly address: (language: Language) => string;
  readonly prepare?: (visit: Visit) => Promise<unknown>;
  /** Of a long list a few rows are enough. Pixels; without it as tall as a picture may be. */
  readonly tallest?: number;
  readonly signedIn?: 'PARTICIPANT' | 'COORDINATOR' | 'TRAINER' | 'WORKING_GROUP' | 'CHAIR' | 'ADMINISTRATOR';
}

/** Every page of which pictures are taken. */
export function shotsOf(story: BrowserStory, known: Demonstration): readonly Shot[] {
  const session = `/sessions/${known.session}`;
  return [
    { page: 'catalogue', address: (l) => `/${l}` },
    { page: 'session', address: (l) => `/${l}${session}` },
    { page: 'session-full', address: (l) => `/${l}/sessions/${known.full}` },
    { page: 'register', address: (l) => `/${l}${session}/register`, prepare: makeAMistake },
    { page: 'ticket', address: (l) => `/${l}/tickets/${known.confirmed}` },
    { page: 'ticket-waiting', address: (l) => `/${l}/tickets/${known.waiting}` },
    { page: 'cancel', address: (l) => `/${l}/tickets/${known.confirmed}/cancel` },
    { page: 'tickets', address: (l) => `/${l}/tickets` },
    { page: 'sign-in', address: (l) => `/${l}/sign-in` },
    { page: 'trainer', address: (l) => `/${l}/trainer`, signedIn: 'TRAINER' },
    { page: 'roster', address: (l) => `/${l}/trainer${session}`, signedIn: 'TRAINER' },
    { page: 'plan', address: (l) => `/${l}/trainer${session}/plan`, signedIn: 'WORKING_GROUP' },
    {
      page: 'seats',
      address: (l) => `/${l}/trainer${session}/seats`,
      prepare: addAQuota,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'organisation', address: (l) => `/${l}/organisation`, signedIn: 'COORDINATOR' },
    {
      page: 'enrol',
      address: (l) => `/${l}/organisation/enrol/${known.organisation}/${known.session}`,
      prepare: pasteAList,
      signedIn: 'COORDINATOR',
    },
    {
      page: 'tickets-to-print',
      address: (l) => `/${l}/organisation/tickets/${known.organisation}/${known.session}`,
      prepare: async ({ page }) => {
        await page.click('main form[method="post"] button[type="submit"]');
        await page.waitForLoadState('networkidle');
      },
      signedIn: 'COORDINATOR',
    },
    { page: 'members', address: (l) => `/${l}/organisation/members`, signedIn: 'COORDINATOR' },
    { page: 'join', address: (l) => `/${l}${known.join}`, signedIn: 'PARTICIPANT' },
    { page: 'organisations', address: (l) => `/${l}/organisations`, signedIn: 'WORKING_GROUP' },
    { page: 'proposals', address: (l) => `/${l}/organisations/proposals`, signedIn: 'WORKING_GROUP' },
    { page: 'duplicates', address: (l) => `/${l}/organisations/duplicates`, signedIn: 'WORKING_GROUP' },
    {
      page: 'merge',
      address: (l) => `/${l}/organisations/duplicates`,
      prepare: lookAtTheFirst,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'overview', address: (l) => `/${l}/overview`, signedIn: 'WORKING_GROUP' },
    {
      page: 'overview-rows',
      address: (l) => `/${l}/overview/rows?measure=PLEDGED&city=siem-reap`,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'pledges', address: (l) => `/${l}/pledges`, signedIn: 'WORKING_GROUP' },
    { page: 'pledge', address: (l) => `/${l}/pledges/${known.pledge}`, signedIn: 'WORKING_GROUP' },
    { page: 'own-pledges', address: (l) => `/${l}/pledges`, signedIn: 'COORDINATOR' },
    { page: 'offer', address: (l) => `/${l}/pledges/new`, signedIn: 'COORDINATOR' },
    { page: 'topics', address: (l) => `/${l}/topics`, signedIn: 'WORKING_GROUP' },
    { page: 'topic', address: (l) => `/${l}/topics/${known.topic}`, signedIn: 'COORDINATOR' },
    {
      page: 'topic-committee',
      address: (l) => `/${l}/topics/${known.closedTopic}`,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'campaigns', address: (l) => `/${l}/campaigns`, signedIn: 'WORKING_GROUP' },
    { page: 'campaign', address: (l) => `/${l}/campaigns/${known.campaign}`, signedIn: 'WORKING_GROUP' },
    { page: 'campaign-new', address: (l) => `/${l}/campaigns/new`, signedIn: 'WORKING_GROUP' },
    { page: 'excluded', address: (l) => `/${l}/campaigns/excluded`, signedIn: 'WORKING_GROUP' },
    { page: 'reports', address: (l) => `/${l}/reports`, signedIn: 'WORKING_GROUP' },
    // The newest changes are the sign-ins of whoever took the pictures before.
    {
      page: 'audit',
      address: (l) => `/${l}/audit?by=PERSON&type=pledge`,
      tallest: 1_048,
      signedIn: 'ADMINISTRATOR',
    },
    { page: 'report', address: (l) => `/${l}/reports/${known.report}`, signedIn: 'CHAIR' },
    { page: 'mailbox', address: () => '/mailbox' },
    { page: 'reminder', address: (l) => `/mailbox/${known.reminders[l]}` },
    { page: 'help', address: (l) => `/${l}/help` },
    { page: 'privacy', address: (l) => `/${l}/privacy` },
    { page: 'my-data', address: (l) => `/${l}/account/privacy`, signedIn: 'COORDINATOR' },
    { page: 'account', address: (l) => `/${l}/account`, prepare: addAPasskey(story), signedIn: 'TRAINER' },
    {
      page: 'authenticator',
      address: (l) => `/${l}/account`,
      prepare: async ({ page }) => {
        await page.click('form[action$="/account/authenticator"] button');
        await page.waitForURL('**/account/authenticator');
      },
      signedIn: 'TRAINER',
    },
    { page: 'erasures', address: (l) => `/${l}/erasures`, signedIn: 'WORKING_GROUP' },
    { page: 'users', address: (l) => `/${l}/users`, tallest: 1_000, signedIn: 'ADMINISTRATOR' },
    { page: 'invite', address: (l) => `/${l}/users/invite?role=CITY_OFFICER`, signedIn: 'ADMINISTRATOR' },
    { page: 'invitations', address: (l) => `/${l}/users/invitations`, signedIn: 'ADMINISTRATOR' },
    { page: 'invitation', address: (l) => `/${l}${known.invitation}`, prepare: signInAsInvited(story) },
    {
      page: 'people',
      address: (l) => `/${l}/people/duplicates`,
      tallest: 1_130,
      signedIn: 'WORKING_GROUP',
    },
    {
      page: 'people-merge',
      address: (l) => `/${l}/people/duplicates`,
      prepare: lookAtTheFirst,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'retention', address: (l) => `/${l}/retention`, signedIn: 'ADMINISTRATOR' },
    { page: 'not-found', address: (l) => `/${l}/nothing-here` },
  ];
}

async function makeAMistake({ page }: Visit): Promise<void> {
  await page.fill('input[name="fullName"]', 'ចាន់ ស្រីមុំ');
  await page.fill('input[name="organisation"]', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ');
  await page.fill('input[name="contact"]', '០១២ ៣៤៥ ៦៧');
  await page.click('main form[method="post"] button[type="submit"]');
  await page.waitForSelector('#contact-error');
}

/** Looks at the list of docs/stories/coordinator.md; nothing is written. */
async function pasteAList({ page }: Visit): Promise<void> {
  await page.fill('textarea[name="list"]', storyList());
  await page.click('form.paste button[type="submit"]');
  await page.waitForSelector('.mend');
}

/** The first pair, and what one of the two would take over. */
async function lookAtTheFirst({ page }: Visit): Promise<void> {
  await page.click('#pairs > li:first-child .pair a.btn');
  await page.waitForURL(/\/merge\//);
}

/** Lim Bopha opens her link, asks for a code, and comes back with it. */
const signInAsInvited =
  (story: BrowserStory) =>
  async ({ page }: Visit): Promise<void> => {
    const { pathname } = new URL(page.url());
    await story.db.ownerSql('delete from caught_mails where to_address = $1', [INVITED]);
    await page.click('main form[action$="/sign-in"] button');
    await page.waitForURL('**/sign-in/code');
    const code = /\b\d{8}\b/;
    await page.fill('#code', code.exec(await story.mailTo(INVITED, code))![0]);
    await page.click('main form button[type="submit"]');
    await page.waitForURL(`**${pathname}`);
  };

const PASSKEY = { km: 'ទូរសព្ទរបស់ខ្ញុំ', en: 'My phone' } as const;

/** The trainer has one passkey, and is signed in on one other machine. */
const addAPasskey =
  (story: BrowserStory) =>
  async ({ page, context, language }: Visit): Promise<void> => {
    await story.db.ownerSql('delete from passkeys');
    // Got the role today: the first passkey may be made. The order of the trainers tells which of them signs in with one click.
    await story.db.ownerSql(
      `update role_grants set granted_at = granted_at + (select app_now() - max(granted_at) from role_grants where role = 'TRAINER')
       where role = 'TRAINER'`,
    );
    const elsewhere = await story.signedInAs('TRAINER');
    await elsewhere.page.context().close();
    await story.db.ownerSql(
      `update sign_ins set ended_at = case when place > 2 then app_now() end,
         browser = case when place = 1 then 'FIREFOX' else browser end, system = case when place = 1 then 'WINDOWS' else system end
       from (select s.id, row_number() over (order by s.created_at desc) as place from sign_ins s join people p on p.id = s.person_id
         where p.email = 'trainer@samaki.example' and s.ended_at is null) mine
       where mine.id = sign_ins.id`,
    );
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.reload({ waitUntil: 'networkidle' });
    await page.fill('#passkeys input[name="name"]', PASSKEY[language]);
    await page.click('#passkeys [data-passkey="ADD"] button');
    await page.waitForURL('**done=passkey-added');
    await page.goto(page.url().replace(/\?.*/, ''), { waitUntil: 'networkidle' });
  };

/** A quota for NGOs, as it is typed. */
async function addAQuota({ page }: Visit): Promise<void> {
  await page.click('button[name="act"][value="add"]');
  await page.selectOption('select[name="kind-0"]', 'NGO');
  await page.fill('input[name="seats-0"]', '4');
  await page.fill('input[name="release-0"]', '48');
}
