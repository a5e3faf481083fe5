import { waitFor } from '#testing';
import type { BrowserStory, Language } from '../browser-story.js';
import { at } from '../main-story/data.js';

/** Who is invited to a role in the demonstration and has not answered yet. */
export const INVITED = 'bopha.lim@battambang-city.example';

/** Ids and codes of what the pictures show. */
export interface Demonstration {
  readonly session: string;
  readonly organisation: string;
  readonly full: string;
  readonly confirmed: string;
  readonly waiting: string;
  readonly pledge: string;
  readonly topic: string;
  readonly closedTopic: string;
  readonly campaign: string;
  readonly report: string;
  readonly reminders: Record<Language, string>;
  /** Paths below the language. */
  readonly join: string;
  readonly invitation: string;
}

/** Looks for what the pictures show; sends the reminders of the next day, and lays what the demonstration has not, on the way. */
export async function demonstration(story: BrowserStory): Promise<Demonstration> {
  const one = async (text: string): Promise<string> => {
    const [row] = await story.db.ownerSql<{ found: string }>(text);
    if (!row) throw new Error(`The demonstration data hold nothing for: ${text}`);
    return row.found;
  };
  const ofTrainer = `from sessions s join courses c on c.id = s.course_id join session_trainers t on t.session_id = s.id
    join people p on p.id = t.person_id join session_seats q on q.session_id = s.id
    where p.email = 'trainer@samaki.example' and s.status = 'OPEN' and s.starts_at > app_now()`;
  const session = await one(
    `select s.id as found ${ofTrainer} and s.mode = 'IN_PERSON' order by s.starts_at limit 1`,
  );
  const seat = (status: string): Promise<string> =>
    one(`select r.reference as found from registrations r join sessions s on s.id = r.session_id join people p on p.id = r.person_id
      where r.status = '${status}' and s.status = 'OPEN' and s.starts_at > app_now() and p.full_name ~ '[ក-អ]' and s.mode = 'IN_PERSON'
      order by (s.id = '${session}') desc, s.starts_at, r.id limit 1`);
  const global = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;
  const topic = (state: string): Promise<string> =>
    one(`select id as found from topics where ${state} order by opens_at limit 1`);
  const reminder = (locale: string): Promise<string> =>
    waitFor(
      () =>
        one(`select c.id as found from caught_mails c join messages m on trim(both '<>' from m.message_id) = trim(both '<>' from c.message_id)
          where m.kind = 'reminders.day-before' and m.locale = '${locale}' order by c.caught_at desc limit 1`),
      120_000,
      `a reminder in ${locale}`,
    );
  await story.db.travelTo(at('2026-12-01 16:01'));
  const [km, en] = [await reminder('km'), await reminder('en')];
  return {
    session: global('ses', session),
    organisation: global(
      'org',
      await one(
        `select scope_id as found from role_grants where role = 'COORDINATOR' order by granted_at limit 1`,
      ),
    ),
    full: global(
      'ses',
      await one(`select s.id as found from sessions s join session_seats q on q.session_id = s.id
        where q.waiting > 0 and s.status = 'OPEN' and s.starts_at > app_now() order by s.starts_at limit 1`),
    ),
    pledge: global(
      'plg',
      await one(`select id as found from pledges where status = 'OFFERED' order by offered_at limit 1`),
    ),
    topic: global('top', await topic('opens_at <= app_now() and closes_at > app_now()')),
    closedTopic: global('top', await topic('closes_at <= app_now() and published_at is null')),
    campaign: global(
      'cpg',
      await one(`select id as found from campaigns where session_id is not null order by id limit 1`),
    ),
    report: global('rpt', await one(`select id as found from reports where status = 'SUBMITTED' limit 1`)),
    confirmed: await seat('CONFIRMED'),
    waiting: await seat('WAITLISTED'),
    reminders: { km: global('eml', km), en: global('eml', en) },
    join: await openTheOrganisation(story),
    invitation: await inviteAgain(story),
  };
}

/** Nget Pisey makes a join link, asks for a domain and invites a colleague; answers the path of the link. */
async function openTheOrganisation(story: BrowserStory): Promise<string> {
  const { page } = await story.signedInAs('COORDINATOR', { seat: 'desk', next: '/organisation/members' });
  const press = async (form: string, done: string): Promise<void> => {
    await page.click(`form[action$="${form}"] button[type="submit"]`);
    await page.waitForURL(`**done=${done}`);
  };
  await press('/link', 'link');
  await page.fill('#domain', 'lotus-angkor.example');
  await press('/domains', 'domain');
  await page.fill('#fullName', 'សុខ ស្រីនាង');
  await page.fill('#email', 'sreynang.sok@lotus-angkor.example');
  await press('/coordinators/invite', 'invited');
  const link = await page.inputValue('#join-link');
  await page.context().close();
  return new URL(link).pathname.replace(/^\/km/, '');
}

/** Chhim Rotha sends an invitation again; answers the path of its link. */
async function inviteAgain(story: BrowserStory): Promise<string> {
  const { page } = await story.signedInAs('ADMINISTRATOR', { seat: 'desk', next: '/users/invitations' });
  await page.locator('tr', { hasText: INVITED }).locator('button[value="again"]').click();
  await page.waitForURL('**done=again');
  await page.context().close();
  const link = /\/invitation\/[\w-]{43}/;
  return link.exec(await story.mailTo(INVITED, link))![0];
}
