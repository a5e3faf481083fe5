import { at, emails, no, PEOPLE } from './data.js';
import { fillForm, registerByForm, sendForm } from './form.js';
import { addressesOf } from './story-mails.js';
import type { Story } from './story.js';

export function othersFillIt(story: Story): void {
  describe('2. Tuesday 1 December, 09:10 to 09:40: others fill it and wait', () => {
    it('takes the second person’s form from a browser that runs no script', async () => {
      await story.db.travelTo(at('2026-12-01 09:10'));
      const { watched, context } = await story.visitor('km-KH', false);
      await watched.page.goto(`${story.url}/km`);
      await watched.page.locator(`a[href="/km/sessions/${story.session}"]`).first().click();
      await watched.page.locator('a:visible', { hasText: 'ចុះឈ្មោះ' }).last().click();
      await fillForm(watched, no(2));
      await sendForm(watched);
      story.tickets.set(2, watched.page.url());

      expect(await watched.page.locator('main').innerText()).toContain('អ្នកមានកន្លែងហើយ');
      await context.close();
    });

    it('seats 3, 4 and 5, and puts 6, 7 and 8 in line', async () => {
      await story.db.travelTo(at('2026-12-01 09:15'));
      for (const person of PEOPLE.slice(2))
        story.tickets.set(person.no, await registerByForm(story.url, story.session, person));

      expect(await story.publicSession()).toMatchObject({
        state: 'FULL',
        seats: { capacity: 5, taken: 5, waiting: 3, left: 0 },
      });
      const rows = await story.db.ownerSql(
        `select reference, status, (row_number() over (partition by status order by waitlist_rank))::int as place
         from registrations where session_id = $1 and status = 'WAITLISTED' order by waitlist_rank`,
        [story.sessionId],
      );
      expect(rows).toEqual(
        [6, 7, 8].map((number, i) => ({
          reference: story.reference(number),
          status: 'WAITLISTED',
          place: i + 1,
        })),
      );
    });

    it('tells each in their language, and keeps five reminders for Monday 16:00', async () => {
      const confirmed = await story.mailsOf('registrations.confirmed', 5);
      const waitlisted = await story.mailsOf('registrations.waitlisted', 3);

      expect(addressesOf(confirmed)).toEqual(emails(1, 2, 3, 4, 5));
      expect(addressesOf(waitlisted)).toEqual(emails(6, 7, 8));
      for (const mail of [...confirmed, ...waitlisted])
        expect(mail.locale).toBe(PEOPLE.find(({ email }) => email === mail.to)!.locale);
      expect(await story.reminders(1)).toEqual(
        emails(1, 2, 3, 4, 5).map((to) => ({ to, status: 'DUE', dueAt: '2026-12-07T09:00:00.000Z' })),
      );
    });

    it('says so on every page', async () => {
      const { watched, context } = story.sreymom;
      for (const [language, ...words] of [
        ['km', 'ពេញហើយ', 'រង់ចាំ 3 នាក់'],
        ['en', 'Full', '3 waiting'],
      ] as const) {
        await watched.page.goto(`${story.url}/${language}?city=siem-reap`);
        const row = watched.page.locator('li.row', {
          has: watched.page.locator(`a[href="/${language}/sessions/${story.session}"]`),
        });
        for (const word of words) expect(await row.innerText()).toContain(word);
      }
      await story.looks.at('catalogue, one city', '/km?city=siem-reap', context);
      await story.looks.at('session that is full', `/km/sessions/${story.session}`, context);
      await story.looks.at('form for the waitlist', `/km/sessions/${story.session}/register`, context);
      await story.looks.at('ticket of one who waits', story.ticket(6), context);
    });
  });
}
