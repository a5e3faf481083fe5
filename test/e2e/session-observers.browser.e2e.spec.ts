/* docs/stories/session-observers.md in a browser: the working group names observers, a mistake is told at its row, the roster shows them, and they find
   their session and go in on-line, in Khmer on a phone. The form works without a script. */
import { jest } from '@jest/globals';
import { cookieOf, post } from '../contract/support.js';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(180_000);

const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);
const LINK = 'https://meet.example/open-data-hall';

describeInBrowser('Observers of a session', () => {
  const story = new BrowserStory();
  let dara: WatchedPage;
  let session: string;

  const change = async (verb: string, input: object): Promise<{ session: { id: string } }> => {
    const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
    const query = `mutation ($input: ${Verb}Input!) { ${verb}(input: $input) { session { id } errors { ... on UserError { code } } } }`;
    const cookie = await cookieOf(story.url, 'WORKING_GROUP');
    const answer = await post(story.url, { query, variables: { input } }, { cookie, origin: story.url });
    if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
    return Object.values(answer.body.data)[0] as { session: { id: string } };
  };

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('09:00')));
    const [course] = await story.db.ownerSql<{ id: string }>(
      `select id from courses where code = 'tourism-heritage'`,
    );
    const made = await change('createSession', {
      content: {
        courseId: `crs_${course!.id.replaceAll('-', '')}`,
        mode: 'ONLINE',
        languages: ['km'],
        joinUrl: LINK,
        startsAt: at('13:30').toISOString(),
        endsAt: at('16:30').toISOString(),
        timeZone: 'Asia/Phnom_Penh',
      },
      seats: { capacity: 30 },
      addressHoldMinutes: 0,
    });
    session = made.session.id;
    await change('openSession', { sessionId: session });
    dara = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  }, 240_000);
  afterAll(() => story.end());

  const edit = (): string => `${story.url}/en/manage/sessions/${session}/edit`;
  const save = (): Promise<void> => dara.page.getByRole('button', { name: 'Save', exact: true }).click();

  it('are told at their row what is wrong, and what was chosen stays', async () => {
    const { page } = dara;
    await page.goto(edit());
    await page.selectOption('#observer-0-id', { label: 'ង៉ែត ពិសី' });
    await save();

    expect(await wordsIn(dara, '#observer-0-positionKm-error')).toContain('in Khmer and in English');
    expect(await page.locator('#observer-0-id option:checked').innerText()).toBe('ង៉ែត ពិសី');
    await story.looks.here('an observer without a role', dara);
  });

  it('are named with their roles, and stand on the roster without a seat', async () => {
    const { page } = dara;
    await page.fill('#observer-0-positionKm', 'អ្នកសង្កេតការណ៍នៃបណ្តាញទីក្រុងឆ្លាតអាស៊ាន');
    await page.fill('#observer-0-positionEn', 'Observer of the ASEAN Smart Cities Network');
    await save();
    await page.waitForURL(/done=saved/);
    expect(await page.locator('#observer-0-id option:checked').innerText()).toBe('ង៉ែត ពិសី');
    await story.looks.here('a session with an observer', dara);

    await page.goto(`${story.url}/en/trainer/sessions/${session}`);
    const observers = page.getByRole('region', { name: 'Observers (no seat)' });
    expect(await observers.innerText()).toContain('Observer of the ASEAN Smart Cities Network');
    expect(await wordsIn(dara, '.counts')).toMatch(/confirmed 0/i);
    await story.looks.here('a roster with an observer', dara);
  });

  it('do not train it, too', async () => {
    const { page } = dara;
    await page.goto(edit());
    await page.selectOption('#trainer-0-id', { label: 'កែវ សុភា' });
    await page.selectOption('#observer-1-id', { label: 'កែវ សុភា' });
    await page.locator('#observer-1-positionKm').evaluate((field: HTMLElement) => {
      field.closest('details')!.open = true;
    });
    await page.fill('#observer-1-positionKm', 'អ្នកសង្កេតការណ៍');
    await page.fill('#observer-1-positionEn', 'Observer');
    await save();
    await page.waitForSelector('#errors');

    const told = await wordsIn(dara, '#errors');
    if (told.includes('another session')) {
      await page.fill('#overrideReason', 'Her colleague begins');
      await save();
      await page.waitForSelector('#observer-1-id-error');
    }
    expect(await wordsIn(dara, '#observer-1-id-error')).toContain('does not observe it too');
  });

  it('find their session in Khmer on a phone, and go in near the time', async () => {
    const pisey = await story.signedInAs('COORDINATOR', { next: '/tickets' });
    const { page } = pisey;
    const list = page.getByRole('region', { name: 'វគ្គដែលអ្នកសង្កេតការណ៍' });
    expect(await list.innerText()).toContain('អ្នកសង្កេតការណ៍នៃបណ្តាញទីក្រុងឆ្លាតអាស៊ាន');
    await story.looks.here('the own tickets of an observer', pisey);
    await page.goto(`${story.url}/km/sessions/${session}`);
    expect(await page.getByRole('region', { name: 'អ្នកជាអ្នកសង្កេតការណ៍នៃវគ្គនេះ' }).innerText()).toMatch(
      /13:00/,
    );
    expect(await page.getByRole('link', { name: 'ចូលរួមតាមអនឡាញ' }).count()).toBe(0);
    await story.looks.here('a session that one observes', pisey);
    const early = await page.goto(`${story.url}/km/sessions/${session}/room`);
    expect([early!.status(), page.url()]).toEqual([409, `${story.url}/km/sessions/${session}/room`]);
    expect(await page.getByRole('region', { name: 'អ្នកជាអ្នកសង្កេតការណ៍នៃវគ្គនេះ' }).innerText()).toMatch(
      /13:00/,
    );

    await story.db.travelTo(at('13:00'));
    const again = await story.signedInAs('COORDINATOR', { next: `/sessions/${session}` });
    expect(await again.page.content()).not.toContain('meet.example');
    await story.looks.here('a session that one observes, near its time', again);
    await again.page.route(`${LINK}*`, (route) =>
      route.fulfill({ body: '<h1>The room</h1>', contentType: 'text/html' }),
    );
    await again.page.getByRole('link', { name: 'ចូលរួមតាមអនឡាញ' }).click();
    await again.page.waitForURL(LINK);
  });

  it('are nothing that a visitor sees', async () => {
    const visitor = await story.visitor({ language: 'en' });
    await visitor.page.goto(`${story.url}/en/sessions/${session}`);
    expect(await visitor.page.content()).not.toMatch(/ASEAN Smart Cities Network|ពិសី/);
    await visitor.page.goto(`${story.url}/en/sessions/${session}/room`);
    expect(new URL(visitor.page.url()).pathname).toBe('/en/sign-in');
  });

  it('found nothing wrong on any of these pages', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
