/* docs/stories/questions.md in a browser: the working group asks in English on a desk, somebody answers with registering on a phone in
   Khmer, once confirmed on the ticket, the answers are read at her name, and those that are missing asked for by mail. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(240_000);

interface Typed {
  readonly kind: string;
  readonly km: string;
  readonly en: string;
  readonly optionsKm?: string;
  readonly optionsEn?: string;
  readonly optional?: true;
}
const LUNCH: Typed = {
  kind: 'YES_NO',
  km: 'តើអ្នកនឹងពិសាអាហារថ្ងៃត្រង់ជាមួយយើងទេ?',
  en: 'Will you have lunch with us?',
};
const WHICH: Typed = {
  kind: 'ONE_OF',
  km: 'យកអាហារអ្វី?',
  en: 'Which lunch?',
  optionsKm: 'មានសាច់\nមានត្រី\nបួស',
  optionsEn: 'With meat\nWith fish',
};
const LEARN: Typed = {
  kind: 'LONG_TEXT',
  km: 'តើអ្នកចង់រៀនអ្វី?',
  en: 'What do you hope to learn?',
  optional: true,
};

const ADDRESS = 'sreymom.chan@angkor-guides.example';

describeInBrowser('the questions of a session', () => {
  const story = new BrowserStory();
  let session: string;
  let ticket: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    session = await scheduleHotelSession(story.db, 9);
  });
  afterAll(() => story.end());

  const id = (): string => `ses_${session.replaceAll('-', '')}`;
  const button = ({ page }: WatchedPage, name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().click();
  const registrations = async (): Promise<number> =>
    (await story.db.ownerSql('select from registrations where session_id = $1', [session])).length;
  const answers = async (): Promise<string[][]> =>
    (
      await story.db.ownerSql<{ answer: string[] }>(
        `select a.answer from registration_answers a join session_questions q on q.id = a.question_id
         where q.session_id = $1 order by q.form desc, q.position`,
        [session],
      )
    ).map(({ answer }) => answer);

  const askedByMail = async (): Promise<number> =>
    (
      await story.db.ownerSql(
        `select from messages where kind = 'registrations.answers-asked' and subject_id = $1`,
        [session],
      )
    ).length;

  async function write({ page }: WatchedPage, n: number, typed: Typed): Promise<void> {
    await page.selectOption(`#kind-${n}`, typed.kind);
    await page.fill(`#textKm-${n}`, typed.km);
    await page.fill(`#textEn-${n}`, typed.en);
    if (typed.optionsKm) await page.fill(`#optionsKm-${n}`, typed.optionsKm);
    if (typed.optionsEn) await page.fill(`#optionsEn-${n}`, typed.optionsEn);
    await page.setChecked(`[name="required-${n}"]`, !typed.optional);
  }

  it('are written on a desk in English: one after another, under a condition, and what is wrong stands beside it', async () => {
    const group = await story.signedInAs('WORKING_GROUP', {
      language: 'en',
      seat: 'desk',
      next: `/trainer/sessions/${id()}`,
    });
    const { page } = group;
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    expect(await wordsIn(group, 'h1')).toBe('Questions of the session');
    await story.looks.here('nothing is asked yet', group);

    await button(group, 'Add a question');
    expect(await page.locator('.asking-options').isVisible()).toBe(false);
    await write(group, 0, LUNCH);
    await button(group, 'Add a question');
    await write(group, 1, WHICH);
    await page.click('#if-1 summary');
    await page.getByLabel('Yes', { exact: true }).check();
    await button(group, 'Add a question');
    await write(group, 2, LEARN);
    await button(group, /^Up: Question 3/);
    expect(await page.inputValue('#textEn-1')).toBe(LEARN.en);
    await button(group, /^Down: Question 2/);
    expect(await page.inputValue('#textEn-1')).toBe(WHICH.en);
    await button(group, 'Save the questions');

    expect(await wordsIn(group, '#errors')).toContain('Write 2 to 20 answers to choose from');
    expect(await page.inputValue('#optionsKm-1')).toBe(WHICH.optionsKm);
    await story.looks.here('a choice has no English', group);
    await page.fill('#optionsEn-1', `${WHICH.optionsEn}\nVegetarian`);
    await button(group, 'Save the questions');
    await page.waitForURL(/saved=yes/);
    await story.looks.here('the questions are saved', group);

    await page.getByRole('link', { name: /^Once confirmed/ }).click();
    await button(group, 'Add a question');
    await write(group, 0, {
      kind: 'NUMBER',
      km: 'តើអ្នកបានធ្វើការជាមួយភ្ញៀវប៉ុន្មានឆ្នាំ?',
      en: 'For how many years have you worked with visitors?',
    });
    await page.fill('#minimum-0', '0');
    await page.fill('#maximum-0', '60');
    await button(group, 'Save the questions');
    await page.waitForURL(/saved=yes/);
    const rows = await story.db.ownerSql(
      `select form, kind, is_required as must, shown_if_answers as answers, minimum, maximum from session_questions
       where session_id = $1 order by form desc, position`,
      [session],
    );
    expect(rows).toEqual([
      { form: 'REGISTRATION', kind: 'YES_NO', must: true, answers: [], minimum: null, maximum: null },
      { form: 'REGISTRATION', kind: 'ONE_OF', must: true, answers: ['YES'], minimum: null, maximum: null },
      { form: 'REGISTRATION', kind: 'LONG_TEXT', must: false, answers: [], minimum: null, maximum: null },
      { form: 'AFTER_CONFIRMATION', kind: 'NUMBER', must: true, answers: [], minimum: 0, maximum: 60 },
    ]);
    await page.context().close();
  });

  it('are answered with registering on a phone in Khmer: shown as they matter, kept when the language is switched', async () => {
    const sreymom = await story.visitor();
    const { page } = sreymom;
    await page.goto(`${story.url}/km/sessions/${id()}/register`);
    await page.waitForLoadState('networkidle');
    const which = page.locator('fieldset:has([value="3"])');
    const lunch = (answer: string): Promise<void> => page.check(`input[value="${answer}"]`);
    expect(await which.isVisible()).toBe(false);
    await lunch('YES');
    expect(await which.isVisible()).toBe(true);
    await lunch('NO');
    expect(await which.isVisible()).toBe(false);
    await lunch('YES');
    await story.looks.here('the form with questions', sreymom);

    await page.fill('input[name="fullName"]', 'ចាន់ ស្រីមុំ');
    await page.fill('input[name="organisation"]', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ');
    await page.click('textarea');
    await page.keyboard.type('Heritage');
    await page.keyboard.press('ArrowLeft');
    await Promise.all([page.waitForURL(/\/en\//), page.click('#language-switch')]);
    await page.waitForLoadState('networkidle');
    expect(await page.inputValue('textarea')).toBe('Heritage');
    expect(await page.isChecked('input[value="YES"]')).toBe(true);
    expect(
      await page.evaluate(() => {
        const field = document.activeElement as HTMLTextAreaElement;
        return [field.tagName, field.selectionStart];
      }),
    ).toEqual(['TEXTAREA', 7]);
    await story.looks.here('the form with questions, switched', sreymom);
    await Promise.all([page.waitForURL(/\/km\//), page.click('#language-switch')]);

    await page.fill('input[name="contact"]', ADDRESS);
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForSelector('#errors');
    expect(await wordsIn(sreymom, '#errors')).toContain(`${tidy(WHICH.km)} — សូមឆ្លើយសំណួរនេះ។`);
    expect(await registrations()).toBe(0);
    await story.looks.here('a question is not answered', sreymom);

    // By keyboard from the summary: to the question, to its first answer, to the third.
    await page.focus('#errors a');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('input[value="3"]')).toBe(true);
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
    ticket = page.url();
    expect(await answers()).toEqual([['YES'], ['3'], ['Heritage']]);
    expect(await registrations()).toBe(1);
    await page.context().close();
  });

  it('once confirmed stand in the mail and on the ticket, are answered there, and changed', async () => {
    await story.mailTo(ADDRESS, /\/tickets\/[0-9A-Z]{12}\/questions/);
    const sreymom = await story.visitor();
    const { page } = sreymom;
    await page.goto(ticket);
    expect(await wordsIn(sreymom, 'main')).toContain('នៅសល់សំណួរ 1 ដែលមិនទាន់ឆ្លើយ');
    await story.looks.here('a ticket with an open question', sreymom);
    await page.getByRole('link', { name: 'ឆ្លើយសំណួរ' }).click();
    await page.waitForURL(/\/questions$/);
    await story.looks.here('the questions of a ticket', sreymom);
    const second = page.locator('form', { has: page.locator('[value="AFTER_CONFIRMATION"]') });
    await second.locator('input[inputmode="numeric"]').fill('៦១');
    await second.getByRole('button').click();
    expect(await wordsIn(sreymom, '#errors')).toContain('សូមសរសេរចំនួនពី 0 ដល់ 60។');
    await story.looks.here('an answer is out of bounds', sreymom);
    await second.locator('input[inputmode="numeric"]').fill('១២');
    await second.getByRole('button').click();
    await page.waitForURL(/done=answered/);
    expect(await wordsIn(sreymom, '.ticket-done')).toBe('បានរក្សាទុកចម្លើយរបស់អ្នក។');
    expect(await answers()).toEqual([['YES'], ['3'], ['Heritage'], ['12']]);

    await page.getByRole('link', { name: 'មើល ឬកែចម្លើយរបស់អ្នក' }).click();
    const first = page.locator('form', { has: page.locator('[value="REGISTRATION"]') });
    expect(await first.locator('input[value="3"]').isChecked()).toBe(true);
    await first.locator('input[value="NO"]').check();
    await first.getByRole('button').click();
    await page.waitForURL(/done=answered/);
    expect(await answers()).toEqual([['NO'], ['Heritage'], ['12']]);

    await story.db.ownerSql(
      'update session_seats set registration_closes_at = app_now() where session_id = $1',
      [session],
    );
    await page.goto(`${ticket.replace('/km/', '/en/')}/questions`);
    expect(await wordsIn(sreymom, 'main')).toContain('These answers stand: registration is closed.');
    expect(await page.locator('main form').count()).toBe(1);
    await story.looks.here('answers that stand', sreymom);
    await page.context().close();
  });

  it('are read at her name by the trainer, on a phone in Khmer', async () => {
    const trainer = await story.signedInAs('TRAINER', { next: `/trainer/sessions/${id()}` });
    await trainer.page.click('.roll-answers summary');
    const words = await wordsIn(trainer, '.roll-answers');
    expect(words).toContain('ទេ');
    expect(words).toContain('Heritage');
    expect(words).toContain('12');
    expect(await trainer.page.getByRole('link', { name: 'សំណួរ', exact: true }).count()).toBe(0);
    await story.looks.here('answers on the roster', trainer);
    await story.db.ownerSql(`delete from registration_answers where answer = '{12}'`);
    await trainer.page.reload();
    await trainer.page.getByRole('link', { name: 'មានសំណួរមិនទាន់ឆ្លើយ 1' }).click();
    await trainer.page.waitForURL(/open=1/);
    expect(await wordsIn(trainer, '.tabs [aria-current]')).toBe('មានសំណួរមិនទាន់ឆ្លើយ 1');
    expect(await trainer.page.locator('.roll-answers').count()).toBe(1);
    await story.looks.here('who has not answered', trainer);
    await trainer.page.context().close();
  });

  it('that are missing are asked for by mail: first who gets one is shown, then it is sent, once', async () => {
    const asking = `/trainer/sessions/${id()}/ask`;
    await story.db.ownerSql(
      `with p as (insert into people (id, full_name, phone, locale, match_key)
         values (gen_random_uuid(), 'សុខ ស្រីនាង', '+85512000101', 'km', 'sok sreynang 012') returning id)
       insert into registrations (id, reference, session_id, person_id, organisation_name, status, locale)
       select gen_random_uuid(), 'ASKEDBYMA110', $1, id, 'Lotus Angkor Hotel', 'CONFIRMED', 'km' from p`,
      [session],
    );
    const trainer = await story.signedInAs('TRAINER', { next: `/trainer/sessions/${id()}?open=1` });
    await trainer.page.getByRole('link', { name: 'សុំចម្លើយតាមអ៊ីមែល' }).click();
    await trainer.page.waitForURL(/\/ask$/);
    expect(await wordsIn(trainer, 'h1')).toBe('1 នាក់នឹងទទួលអ៊ីមែលសុំចម្លើយ');
    expect(await wordsIn(trainer, '.mailing-people >> nth=1')).toContain('គ្មានអាសយដ្ឋានអ៊ីមែល');
    await story.looks.here('who would be asked by mail', trainer);

    const group = await story.signedInAs('WORKING_GROUP', { language: 'en', seat: 'desk', next: asking });
    expect(await wordsIn(group, 'h1')).toBe('One person would be asked by e-mail');
    await story.looks.here('who would be asked by mail, on a desk', group);
    expect(await askedByMail()).toBe(0);
    await button(trainer, 'ផ្ញើសារ 1');
    await trainer.page.waitForURL(/done=1$/);
    expect(await wordsIn(trainer, 'h1')).toBe('បានផ្ញើអ៊ីមែលសុំចម្លើយហើយ');
    expect(await trainer.page.locator('main form').count()).toBe(0);
    await story.looks.here('asked by mail', trainer);
    await button(group, 'Send one mail');
    expect(await wordsIn(group, '#errors')).toContain('Nobody can be asked by e-mail now.');
    await story.looks.here('asked a moment before by somebody else', group);
    expect(await askedByMail()).toBe(1);

    const mail = await story.mailTo(ADDRESS, /សំណួរ 1 ដែលអ្នកមិនទាន់បានឆ្លើយ/);
    const [link = ''] = /\/km\/tickets\/[0-9A-Z]{12}\/questions/.exec(mail) ?? [];
    const sreymom = await story.visitor();
    await sreymom.page.goto(`${story.url}${link}`);
    await sreymom.page.locator('input[inputmode="numeric"]').fill('12');
    await sreymom.page.locator('main form button').last().click();
    await sreymom.page.waitForURL(/done=answered/);
    await story.db.ownerSql(`delete from registrations where reference = 'ASKEDBYMA110'`);
    await group.page.goto(`${story.url}/en${asking}`);
    expect(await wordsIn(group, 'h1')).toBe('Everybody has answered');
    await story.looks.here('nobody is left to ask', group);
    await story.db.ownerSql(`update session_seats set state = 'POSTPONED' where session_id = $1`, [session]);
    await group.page.reload();
    expect(await wordsIn(group, '[role="alert"]')).toContain('Ask once it has a new date');
    await story.looks.here('nobody can be asked', group);
    for (const { page } of [trainer, group, sreymom]) await page.context().close();
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
