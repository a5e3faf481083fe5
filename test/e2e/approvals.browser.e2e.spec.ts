/* docs/stories/approvals.md and approval-deputies.md in a browser: an officer names a deputy on a phone in Khmer; the working group approves on a
   desk in English and declines with a reason; who was declined reads it on a phone in Khmer. */
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

const PEOPLE = [
  ['ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example'],
  ['Kim Dara', 'dara.kim@lotus-angkor.example'],
  ['លី ណារ៉ុង', 'narong.ly@lotus-angkor.example'],
  ['Sok Dara', 'dara.sok@lotus-angkor.example'],
] as const;

describeInBrowser('registrations that are looked at', () => {
  const story = new BrowserStory();
  const tickets = new Map<string, string>();
  let session: string;
  let sovannary: WatchedPage;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    const id = await scheduleHotelSession(story.db, 3);
    session = `ses_${id.replaceAll('-', '')}`;
    await story.db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [id]);
    await story.db.ownerSql(
      `insert into session_questions (id, session_id, form, position, kind, text_km, text_en, is_required)
       values ($1, $2, 'REGISTRATION', 1, 'YES_NO', 'តើអ្នកនឹងពិសាអាហារថ្ងៃត្រង់ជាមួយយើងទេ?', 'Will you have lunch with us?', false)`,
      [newId(), id],
    );
    await story.db.ownerSql('update session_seats set questions_version = 1 where session_id = $1', [id]);
    for (const [no, [fullName, email]] of PEOPLE.entries()) {
      const person = { no, fullName, email, organisation: 'Lotus Angkor Hotel', locale: 'km' } as const;
      tickets.set(fullName, await registerByForm(story.url, session, person));
    }
    sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
  });
  afterAll(() => story.end());

  const tick = (name: string): Promise<void> => sovannary.page.getByRole('checkbox', { name }).check();
  const press = (name: string): Promise<void> => sovannary.page.getByRole('button', { name }).click();
  const heading = (): Promise<string> => wordsIn(sovannary, 'h1');

  /** ស្រីមុំ answers, or changes what she answered, on her phone. */
  const answers = async (
    code: 'YES' | 'NO',
    look: (visitor: WatchedPage) => Promise<void>,
  ): Promise<void> => {
    const visitor = await story.visitor();
    await visitor.page.goto(`${tickets.get('ចាន់ ស្រីមុំ')!}/questions`);
    await look(visitor);
    await visitor.page.check(`input[value="${code}"]`);
    await visitor.page.getByRole('button', { name: 'រក្សាទុកចម្លើយ' }).click();
    await visitor.page.waitForURL(/\/tickets\/[0-9A-Z]{12}(\?|$)/);
    await visitor.page.context().close();
  };
  const LOOKED_AT = 'បើអ្នកកែចម្លើយ អ្នករៀបចំនឹងពិនិត្យមើលការចុះឈ្មោះរបស់អ្នកម្តងទៀត។';

  it('have a deputy who decides while the officer is away', async () => {
    const officer = await story.signedInAs('CITY_OFFICER', { next: '/trainer' });
    const { page } = officer;
    await page.getByRole('link', { name: 'អ្នកជំនួស' }).click();
    expect(await wordsIn(officer, 'h1')).toBe('អ្នកណាសម្រេចពេលអ្នកអវត្តមាន');
    await page.getByRole('button', { name: 'តែងតាំងអ្នកជំនួស' }).click();
    await page.selectOption('select[name="deputy"]', { label: 'ម៉ៅ សុវណ្ណារី' });
    await page.fill('input[name="startsOn"]', '2026-12-01');
    await page.fill('input[name="endsOn"]', '2026-11-30');
    await page.getByRole('button', { name: 'តែងតាំងអ្នកជំនួស' }).click();
    expect(await wordsIn(officer, '.error-summary, [role="alert"]')).toContain('មិនលើសពី 92 ថ្ងៃ');
    await story.looks.here('a deputy for days that are none', officer);
    await page.fill('input[name="endsOn"]', '2026-12-04');
    await page.getByRole('button', { name: 'តែងតាំងអ្នកជំនួស' }).click();
    await page.getByText('បានតែងតាំងអ្នកជំនួស ហើយបានជូនដំណឹងគាត់រួច។').waitFor();
    await story.looks.at('an officer with a deputy', '/km/trainer/deputy', page.context());
    expect(await story.mailTo('working-group@samaki.example', /ប្រាក់ វណ្ណៈ/)).toContain('ទី4 ខែធ្នូ ឆ្នាំ2026');
    await page.context().close();

    await sovannary.page.goto(`${story.url}/en/trainer/deputy`);
    expect(await wordsIn(sovannary, 'main section')).toContain('1 December 2026 to 4 December 2026');
    await story.looks.at('a deputy', '/en/trainer/deputy', sovannary.page.context());
    await sovannary.page.getByRole('link', { name: 'Smart tourism and the care of heritage' }).click();
    expect(await heading()).toBe('3 people wait for your approval');
  });

  it('stand on the roster and in a list, with what was answered', async () => {
    const { page } = sovannary;
    await answers('YES', async (visitor) => expect(await wordsIn(visitor, 'main')).not.toContain(LOOKED_AT));
    await page.goto(`${story.url}/en/trainer/sessions/${session}`);
    await page.getByRole('link', { name: '3 wait for your approval' }).click();
    expect(await heading()).toBe('3 people wait for your approval');
    expect(await page.locator('main form b').allInnerTexts()).toEqual(
      PEOPLE.slice(0, 3).map(([name]) => name),
    );
    expect(await wordsIn(sovannary, 'main form li:nth-child(1)')).toContain(
      'Will you have lunch with us? Yes',
    );
    expect(await wordsIn(sovannary, 'main form li:nth-child(2)')).toContain(
      'Will you have lunch with us? No answer',
    );
    await story.looks.at('approvals', `/en/trainer/sessions/${session}/approvals`, page.context());
  });

  it('are approved', async () => {
    await press('Approve');
    expect(await wordsIn(sovannary, '[role="alert"], .error-summary')).toContain('Choose somebody first.');
    await tick('ចាន់ ស្រីមុំ');
    await tick('លី ណារ៉ុង');
    await press('Approve');
    await sovannary.page.getByText('2 people were approved and told so.').waitFor();
    expect(await heading()).toBe('1 person waits for your approval');
    expect(await story.mailTo(PEOPLE[0][1], /ស្រីមុំ/)).toContain('សាលាក្រុងសៀមរាប');
  });

  it('are declined with a reason, once it was seen who moves up', async () => {
    const { page } = sovannary;
    await tick('Kim Dara');
    await press('Decline');
    expect(await heading()).toBe('Decline 1 person?');
    expect(await wordsIn(sovannary, 'main table')).toContain('Sok Dara');
    await page.fill('textarea[name="reason"]', ' ');
    await press('Decline 1 person');
    expect(await wordsIn(sovannary, 'main')).toContain('Write why, 1 to 500 characters.');
    await story.looks.here('a decline without a reason', sovannary);
    await page.fill('textarea[name="reason"]', 'This session is for guides of Siem Reap.');
    await press('Decline 1 person');
    await page.getByText('1 person was declined and told why.').waitFor();
    expect(await page.locator('main form b').allInnerTexts()).toEqual(['Sok Dara']);
  });

  it('tell who was declined why, on the ticket and by mail', async () => {
    const visitor = await story.visitor();
    await visitor.page.goto(tickets.get('Kim Dara')!);
    expect(await wordsIn(visitor, '.notice--quiet h2')).toBe('ការចុះឈ្មោះនេះមិនត្រូវបានអនុញ្ញាតទេ');
    expect(await wordsIn(visitor, '.notice--quiet')).toContain('This session is for guides of Siem Reap.');
    await story.looks.here('a ticket that was not approved', visitor);
    expect(await story.mailTo(PEOPLE[1][1], /guides of Siem Reap/)).toContain('មិនអាចផ្តល់កន្លែង');
    await visitor.page.context().close();
  });

  it('are looked at anew when an answer is changed, and the calendar is told when that is declined', async () => {
    await story.db.travelTo(at('2026-12-02 09:00'));
    // Who signed in yesterday has to again.
    sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk' });
    const { page } = sovannary;
    await answers('NO', async (visitor) => {
      expect(await wordsIn(visitor, 'main')).toContain(LOOKED_AT);
      await story.looks.here('answers that are looked at anew', visitor);
    });
    expect(await story.mailTo(PEOPLE[0][1], /អ្នកបានកែចម្លើយរបស់អ្នក/)).toContain('នៅតែបានរក្សាទុក');
    await page.goto(`${story.url}/en/trainer/sessions/${session}/approvals`);
    expect(await page.locator('main form b').allInnerTexts()).toEqual(['Sok Dara', 'ចាន់ ស្រីមុំ']);
    expect(await wordsIn(sovannary, 'main form li:nth-child(2)')).toContain(
      'Will you have lunch with us? No Changed the answers: Wednesday 2 December, 09:00',
    );
    await story.looks.here('an edit to be approved', sovannary);
    await tick('ចាន់ ស្រីមុំ');
    await press('Decline');
    await page.fill('textarea[name="reason"]', 'The kitchen has closed its list.');
    await press('Decline 1 person');
    await page.getByText('1 person was declined and told why.').waitFor();
    await story.mailTo(PEOPLE[0][1], /The kitchen has closed its list/);
    const [mail] = await story.db.ownerSql<{ raw: Buffer }>(
      'select raw from caught_mails where to_address = $1 order by id desc limit 1',
      [PEOPLE[0][1]],
    );
    expect(mail!.raw.toString()).toMatch(/method=CANCEL/i);
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states).toHaveLength(22);
  });
});
