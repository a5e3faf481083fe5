/* docs/stories/policy-input.md in a browser: the committee asks, a coordinator submits and revises, the committee answers
   and publishes, everybody reads. */
import { jest } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

const REVISED = 'Lower the limit to 30 km/h near schools and markets.';
/** The other two of the story, by names of the demonstration; whoever coordinates all three writes for each. */
const OTHERS = [
  ['Friends of the Sangker River', 'Close two streets to cars on Sundays.'],
  ['Sangker University', 'Count accidents each month and publish them.'],
] as const;

describeInBrowser('organisations say what the policy should say', () => {
  const story = new BrowserStory();
  let committee: WatchedPage;
  let coordinator: WatchedPage;
  let visitor: WatchedPage;
  let topic: string;

  const signIn = async (context: BrowserContext, role: string): Promise<void> => {
    const query = 'mutation ($role: Role!) { demoSignIn(input: { role: $role }) { errors { code } } }';
    const answer = await context.request.post(`${story.url}/graphql`, {
      data: { query, variables: { role } },
    });
    expect(await answer.json()).toEqual({ data: { demoSignIn: { errors: [] } } });
  };
  /** Sign-ins do not outlast the weeks of the story. */
  const travelTo = async (instant: string): Promise<void> => {
    await story.db.travelTo(instant);
    await signIn(committee.page.context(), 'WORKING_GROUP');
    await signIn(coordinator.page.context(), 'COORDINATOR');
  };

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-11-02T02:00:00Z'));
    committee = await story.visitor({ language: 'en' });
    coordinator = await story.visitor({ language: 'en' });
    visitor = await story.visitor({ language: 'en' });
    await travelTo('2026-11-02T02:00:00Z');
  });
  afterAll(() => story.end());

  it('the committee asks a topic, and learns what is wrong with a wrong time', async () => {
    const { page } = committee;
    await story.looks.at('topics of the demonstration', '/en/topics', visitor.page.context());
    await story.db.ownerSql('delete from submissions');
    await story.db.ownerSql('delete from topics');
    await story.looks.at('topics before the first', '/en/topics', visitor.page.context());
    await page.goto(`${story.url}/en/topics`);
    await page.getByRole('link', { name: 'Ask a topic' }).click();
    await page.getByLabel('Sector').selectOption({ label: 'Transport' });
    await page.getByLabel('Title in Khmer').fill('ផ្លូវរួមដែលមានសុវត្ថិភាព');
    await page.getByLabel('Title in English').fill('Safer shared streets');
    await page.getByLabel('Question in Khmer').fill('វិធានបីណាខ្លះដែលធ្វើឱ្យផ្លូវរួមមានសុវត្ថិភាពជាងមុន?');
    await page.getByLabel('Question in English').fill('Which three rules would make shared streets safer?');
    await page.getByLabel('Opens on').fill('2026-11-02');
    await page.locator('#opensTime').fill('10:00');
    await page.getByLabel('Closes on').fill('2026-11-01');
    await page.getByRole('button', { name: 'Ask this topic' }).click();
    await page.getByRole('alert').getByText('The topic must close after it opens').waitFor();
    await story.looks.here('a topic refused', committee);
    await page.getByLabel('Closes on').fill('2026-11-23');
    await page.getByRole('button', { name: 'Ask this topic' }).click();
    await page.getByText('The topic is asked.').waitFor();
    topic = new URL(page.url()).pathname;
    await story.looks.at('a topic planned', topic, committee.page.context());
  });

  it('a coordinator submits and revises; a visitor reads nothing of it', async () => {
    await travelTo('2026-11-03T02:00:00Z');
    const { page } = coordinator;
    await page.goto(`${story.url}${topic}`);
    await page.getByLabel('Your submission').fill('Lower the limit to 30 km/h near schools.');
    await page.getByRole('button', { name: 'Send to the committee' }).click();
    await page.getByText('The committee has your submission.').waitFor();
    await page.getByLabel('Your submission').fill(REVISED);
    await page.getByRole('button', { name: 'Send the revised text' }).click();
    await page.getByText('The committee has your submission.').waitFor();
    expect(await page.getByLabel('Your submission').inputValue()).toBe(REVISED);
    expect(await story.db.ownerSql('select body, version from submissions')).toEqual([
      { body: REVISED, version: 2 },
    ]);
    await story.looks.at('a topic open, for its coordinator', topic, coordinator.page.context());
    await story.looks.at('a topic open, for the committee', topic, committee.page.context());

    await visitor.page.goto(`${story.url}${topic}`);
    expect(await visitor.page.getByText(REVISED).count()).toBe(0);
  });

  it('the committee moves the closing time, later and never earlier', async () => {
    await travelTo('2026-11-20T02:00:00Z');
    const { page } = committee;
    await page.goto(`${story.url}${topic}`);
    await page.getByLabel('Closes on').fill('2026-11-21');
    await page.getByRole('button', { name: 'Move the closing time' }).click();
    await page.getByRole('alert').first().waitFor();
    await story.looks.here('a closing time refused', committee);
    await page.getByLabel('Closes on').fill('2026-11-30');
    await page.getByRole('button', { name: 'Move the closing time' }).click();
    await page.getByText('The closing time is moved.').waitFor();
    expect(await story.db.ownerSql('select closes_at from topics')).toEqual([
      { closes_at: new Date('2026-11-30T17:00:00+07:00') },
    ]);
  });

  it('two more organisations submit, the last of them one minute before the end', async () => {
    await story.db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id)
       select gen_random_uuid(), g.person_id, 'COORDINATOR', o.id from role_grants g, organisations o
       where g.role = 'COORDINATOR' and o.name_en = any($1)
         and g.person_id = (select id from people where email = 'coordinator@samaki.example')`,
      [OTHERS.map(([name]) => name)],
    );
    for (const [at, [name, text]] of OTHERS.entries()) {
      await travelTo(at === 0 ? '2026-11-22T02:00:00Z' : '2026-11-30T16:59:00+07:00');
      const { page } = coordinator;
      await page.goto(`${story.url}${topic}`);
      // The first by name is there from the start.
      if (at > 0) await page.getByRole('link', { name: `Write for ${name} instead` }).click();
      await page.getByRole('heading', { name: `What ${name} says` }).waitFor();
      await page.getByLabel('Your submission').fill(text);
      await page.getByRole('button', { name: 'Send to the committee' }).click();
      await page.getByText('The committee has your submission.').waitFor();
    }
    expect(await story.db.ownerSql('select count(*)::int as n from submissions')).toEqual([{ n: 3 }]);
  });

  it('the committee cannot publish before it has answered all three, then answers and publishes', async () => {
    await travelTo('2026-11-30T17:00:00+07:00');
    const { page } = committee;
    const answer = async (
      text: string,
      disposition: string,
      reason: string,
      link = /^Answer/,
    ): Promise<void> => {
      await page.locator('tr', { hasText: text }).getByRole('link', { name: link }).click();
      await page.getByLabel(disposition, { exact: true }).check();
      await page.getByLabel('Reason in Khmer').fill('វាមានសុវត្ថិភាព និងចំណាយតិច។');
      await page.getByLabel('Reason in English').fill(reason);
      if (text === REVISED)
        await story.looks.at(
          'the answer to a submission',
          new URL(page.url()).pathname,
          committee.page.context(),
        );
      await page.getByRole('button', { name: 'Save the answer' }).click();
      await page.getByText('The answer is saved.').waitFor();
    };
    await page.goto(`${story.url}${topic}`);
    await page.getByText('3 submissions wait for an answer.').waitFor();
    await story.looks.at('a topic closed', topic, committee.page.context());
    await answer(REVISED, 'Accepted', 'It is safe and costs little.');
    await page.getByText('2 submissions wait for an answer.').waitFor();
    await answer(OTHERS[0][1], 'Accepted in part', 'One street, for a start.');
    await page.getByText('One submission waits for an answer.').waitFor();
    await answer(OTHERS[1][1], 'Noted', 'The police do so.');
    await answer(OTHERS[1][1], 'Not accepted', 'The police publish them already.', /^Change the answer/);
    expect(
      await story.db.ownerSql(
        `select after->>'disposition' as disposition from audit_rows where action = 'consultations.answer-submission'
           and subject_id in (select id::text from submissions) order by id`,
      ),
    ).toEqual(
      ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOTED', 'NOT_ACCEPTED'].map((disposition) => ({ disposition })),
    );
    await travelTo('2026-12-04T02:00:00Z');
    await page.goto(`${story.url}${topic}`);
    await page.getByLabel('Outcome in Khmer').fill('នឹងដាក់កម្រិតល្បឿន 30 គ.ម/ម៉ោង ជិតសាលារៀន។');
    await page.getByLabel('Outcome in English').fill('There will be a limit of 30 km/h near schools.');
    await page.getByRole('button', { name: 'Publish for everybody' }).click();
    await page.getByText('The outcome is published').first().waitFor();
  });

  it('everybody reads the outcome, and the coordinator is told by mail', async () => {
    const { page } = visitor;
    await page.goto(`${story.url}${topic}`);
    for (const text of [
      REVISED,
      ...OTHERS.map(([, text]) => text),
      'It is safe and costs little.',
      'The police publish them already.',
      'There will be a limit of 30 km/h near schools.',
    ])
      expect([text, await page.getByText(text).count()]).toEqual([text, 1]);
    expect(await page.getByText('The police do so.').count()).toBe(0);
    await story.looks.at('a topic published', topic, visitor.page.context());
    await story.looks.at('topics', '/en/topics', visitor.page.context());
    const kinds = async (): Promise<unknown> =>
      story.db.ownerSql(
        `select kind, status from messages where cause_id in (select id from submissions) order by kind`,
      );
    await waitFor(
      async () => JSON.stringify(await kinds()).split('"SENT"').length === 7,
      30_000,
      'all six mails to be sent',
    );
    expect(await kinds()).toEqual(
      [...Array<string>(3).fill('outcome'), ...Array<string>(3).fill('received')].map((kind) => ({
        kind: `consultations.${kind}`,
        status: 'SENT',
      })),
    );
  });

  it('found nothing wrong on any state of any page', () => {
    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(30);
  });
});
