/* docs/stories/coordinator.md and attendance.md in a browser: a list is pasted, looked at, mended and enrolled; one is
   cancelled and the next moves up; on the day the trainer marks who came, and the organisation sees it. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { storyList } from '../../libs/registrations/test/enrolment.builder.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('Nget Pisey enrols her colleagues', () => {
  const story = new BrowserStory();
  let sessionId: string;
  let pisey: WatchedPage;
  const session = (): string => `ses_${sessionId.replaceAll('-', '')}`;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    sessionId = await scheduleHotelSession(story.db, 6);
    for (const [no, fullName, organisation, email] of [
      [1, 'ចាន់ ស្រីមុំ', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ', 'sreymom.chan@angkor-guides.example'],
      [2, 'Pich Malis', 'Tonle Institute of Governance', 'malis.pich@tonle-institute.example'],
    ] as const)
      await registerByForm(story.url, session(), { no, fullName, organisation, email, locale: 'km' });
  });
  afterAll(() => story.end());

  const rows = (): Promise<Record<string, unknown>[]> =>
    story.db.ownerSql(
      `select p.full_name as name, r.status, r.waitlist_rank::int as rank from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 order by r.id`,
      [sessionId],
    );
  const mails = async (kind: string, count: number): Promise<string[]> => {
    const sent = (): Promise<{ to: string }[]> =>
      story.db.ownerSql<{ to: string }>(
        `select to_address as "to" from messages m join registrations r on r.id = m.cause_id
         where r.session_id = $1 and r.organisation_id is not null and r.enrolled_by is not null and m.kind = $2 and m.status = 'SENT' order by 1`,
        [sessionId, kind],
      );
    await waitFor(async () => (await sent()).length >= count, 60_000, `${count} mails ${kind}`);
    return (await sent()).map(({ to }) => to);
  };
  const heading = ({ page }: WatchedPage): Promise<string> => page.locator('h1').innerText();
  const paste = async ({ page }: WatchedPage, list: string): Promise<void> => {
    await page.fill('textarea[name="list"]', list);
    await page.getByRole('button', { name: 'ពិនិត្យបញ្ជី' }).click();
  };
  const enrolPath = async ({ page }: WatchedPage): Promise<string> => {
    await page.goto(`${story.url}/km/organisation/enrol`);
    const link = page.locator(`a[href$="/${session()}"][href*="/organisation/enrol/"]`);
    return (await link.getAttribute('href'))!;
  };

  it('chooses the session and pastes the list: a preview, and nothing is written', async () => {
    pisey = await story.signedInAs('COORDINATOR');
    const { page } = pisey;
    await page.goto(`${story.url}${await enrolPath(pisey)}`);
    await story.looks.here('paste a list', pisey);
    await paste(pisey, '\n');
    await story.looks.here('an empty list', pisey);
    await paste(pisey, storyList());

    expect(await heading(pisey)).toBe('4 នាក់បានកន្លែង 2 នាក់រង់ចាំ 1 បន្ទាត់ត្រូវកែ 2 មានរួចហើយ');
    expect(await page.locator('.mend li').count()).toBe(1);
    expect(await page.inputValue('input[name="contact-6"]')).toBe('012 88 41');
    expect((await rows()).map(({ name }) => name)).toEqual(['ចាន់ ស្រីមុំ', 'Pich Malis']);
    await story.looks.here('preview with a line to mend', pisey);
  });

  it('mends line 6 in place, looks again and enrols: four seats, three wait', async () => {
    const { page } = pisey;
    await page.fill('input[name="contact-6"]', '០១២ ០០០ ១៤១');
    await page.locator('section:has(.mend) button').click();
    expect(await heading(pisey)).toBe('4 នាក់បានកន្លែង 3 នាក់រង់ចាំ 2 មានរួចហើយ');
    await story.looks.here('preview without mistakes', pisey);

    await page.getByRole('button', { name: 'ចុះឈ្មោះ 4 នាក់ ដាក់ 3 នាក់ឱ្យរង់ចាំ' }).first().click();
    await page.waitForURL(/done=4\.3\.2/);

    expect(await heading(pisey)).toBe('4 នាក់បានកន្លែង ហើយ 3 នាក់រង់ចាំ');
    expect((await rows()).slice(2)).toEqual([
      { name: 'លី ណារ៉ុង', status: 'CONFIRMED', rank: null },
      { name: 'សុខ ស្រីនាង', status: 'CONFIRMED', rank: null },
      { name: 'Kim Dara', status: 'CONFIRMED', rank: null },
      { name: 'ប៉ែន ចន្ធូ', status: 'CONFIRMED', rank: null },
      { name: 'ម៉ៅ ធារី', status: 'WAITLISTED', rank: 1 },
      { name: 'សារ គន្ធា', status: 'WAITLISTED', rank: 2 },
      { name: 'ហេង បុប្ផា', status: 'WAITLISTED', rank: 3 },
    ]);
    await story.looks.here('enrolled', pisey);
    expect(await mails('registrations.confirmed', 2)).toEqual([
      'dara.kim@lotus-angkor.example',
      'narong.ly@lotus-angkor.example',
    ]);
    expect(await mails('registrations.waitlisted', 3)).toHaveLength(3);
  });

  it('pastes the same list again: nobody is added', async () => {
    await paste(pisey, storyList('012 000 141'));

    expect(await heading(pisey)).toBe('គ្មាននរណាបានកន្លែងថ្មី 9 មានរួចហើយ');
    expect(await pisey.page.getByRole('button', { name: /^ចុះឈ្មោះ / }).count()).toBe(0);
    expect(await rows()).toHaveLength(9);
    await story.looks.here('the same list again', pisey);
  });

  it('cancels Kim Dara: the next moves up and is told', async () => {
    const { page } = pisey;
    await page.goto(`${story.url}/km/organisation?show=coming&search=Kim`);
    await page.locator('tr', { hasText: 'Kim Dara' }).locator('summary').click();
    await story.looks.here('about to cancel one', pisey);
    await page.locator('tr', { hasText: 'Kim Dara' }).getByRole('button').click();
    await page.waitForURL(/done=cancelled/);

    await story.looks.here('cancelled one', pisey);
    const now = await rows();
    expect(now.find(({ name }) => name === 'Kim Dara')).toMatchObject({ status: 'CANCELLED' });
    expect(now.find(({ name }) => name === 'ម៉ៅ ធារី')).toMatchObject({ status: 'CONFIRMED', rank: null });
    expect(await mails('registrations.promoted', 1)).toEqual(['theary.mao@lotus-angkor.example']);
    expect(await mails('registrations.cancelled', 1)).toEqual(['dara.kim@lotus-angkor.example']);
  });

  it('shows every page of hers well, and to nobody else', async () => {
    const context = pisey.page.context();
    await story.looks.at('organisation', '/km/organisation', context);
    await story.looks.at('organisation, past', '/km/organisation?show=past', context);
    await story.looks.at('organisation, nobody found', '/km/organisation?search=zzz', context);
    await story.looks.at('choose a session', '/km/organisation/enrol', context);
    const path = await enrolPath(pisey);
    const trainer = await story.signedInAs('TRAINER');
    const answer = await trainer.page.goto(`${story.url}${path}`);
    expect(answer?.status()).toBe(403);
    expect(await trainer.page.content()).not.toContain('Kim Dara');
    await trainer.page.goto(`${story.url}/km/trainer/sessions/${session()}`);
    expect(await trainer.page.locator('input[type="radio"][value^="ATTENDED"]').count()).toBe(0);
    await trainer.page.context().close();
  });

  it('on the day the trainer marks who came, the others with one press, and corrects one with a reason', async () => {
    await story.db.travelTo(at('2026-12-08 14:10'));
    const sophea = await story.signedInAs('TRAINER');
    const { page } = sophea;
    await page.goto(`${story.url}/km/trainer/sessions/${session()}`);
    const mark = (name: string, status: string): Promise<void> =>
      page.locator('li', { hasText: name }).locator(`input[value^="${status}"]`).check();
    await story.looks.here('roster to be marked', sophea);
    await mark('លី ណារ៉ុង', 'ABSENT');
    await page.locator('button[name="rest"]').click();
    await page.waitForURL(/marked=6/);
    expect((await page.locator('.counts').innerText()).match(/\d+/g)).toEqual(['6', '5', '1', '0']);

    await mark('លី ណារ៉ុង', 'ATTENDED');
    await page.getByRole('button', { name: 'រក្សាទុកវត្តមាន' }).click();
    await page.locator('#errors').waitFor();
    await story.looks.here('a correction without a reason', sophea);
    await page.fill('textarea[name="reason"]', 'មកយឺត 40 នាទី');
    await page.getByRole('button', { name: 'រក្សាទុកវត្តមាន' }).click();
    await page.waitForURL(/marked=1/);

    await story.looks.here('roster, marked', sophea);
    expect((await page.locator('.counts').innerText()).match(/\d+/g)).toEqual(['6', '6', '0', '0']);
    expect(
      await story.db.ownerSql(
        `select a.status, a.version, a.reason from attendances a join registrations r on r.id = a.registration_id
         join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = 'លី ណារ៉ុង'`,
        [sessionId],
      ),
    ).toEqual([{ status: 'ATTENDED', version: 2, reason: 'មកយឺត 40 នាទី' }]);
  });

  it('and the organisation sees who is trained', async () => {
    pisey = await story.signedInAs('COORDINATOR');
    const { page } = pisey;
    await page.goto(`${story.url}/km/organisation?search=${encodeURIComponent('លី ណារ៉ុង')}`);

    expect(await page.locator('tr', { hasText: 'narong.ly@lotus-angkor.example' }).innerText()).toContain(
      '1 វគ្គ',
    );
    await story.looks.here('organisation, somebody trained', pisey);
    const committee = await story.signedInAs('WORKING_GROUP');
    const [hotel] = await story.db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
    );
    const id = `org_${hotel!.id.replaceAll('-', '')}`;
    await story.looks.at(
      'organisation, by the committee',
      `/km/organisations/${id}`,
      committee.page.context(),
    );
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(35);
  });
});
