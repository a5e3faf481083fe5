import { no } from './data.js';
import { fillForm, sendForm } from './form.js';
import type { Story } from './story.js';

export function aVisitorRegisters(story: Story): void {
  describe('1. Tuesday 1 December, 09:00: a visitor registers', () => {
    it('finds the session in Siem Reap and registers on a phone, with no account', async () => {
      const { watched, context } = story.sreymom;
      const { page } = watched;
      const row = page.locator('li.row', { has: page.locator(`a[href="/km/sessions/${story.session}"]`) });

      await page.goto(`${story.url}/km`);
      await story.looks.here('catalogue', watched);
      await page.getByText('ស្វែងរកតាម').click();
      await page.getByRole('checkbox', { name: 'សៀមរាប' }).check();
      await story.looks.here('catalogue, choosing a city', watched);
      await page.getByRole('button', { name: 'បង្ហាញវគ្គ' }).click();
      await page.waitForURL(/city=siem-reap/);
      const listed = (await row.innerText()).replace(/\s+/g, ' ');
      expect(listed).toMatch(/^8 /);
      expect(listed).toContain('13:30–17:00');
      expect(listed).toContain('នៅសល់ 5 កន្លែង ក្នុងចំណោម 5');

      await row.locator(`a[href="/km/sessions/${story.session}"]`).first().click();
      await page.waitForURL(`**/km/sessions/${story.session}`);
      await story.looks.at('session with seats left', `/km/sessions/${story.session}`, context);
      await page.locator('a:visible', { hasText: 'ចុះឈ្មោះ' }).last().click();
      await page.waitForURL('**/register');
      await story.looks.at('form', `/km/sessions/${story.session}/register`, context);
      await fillForm(watched, no(1));
      const sent = page.waitForRequest((request) => request.method() === 'POST');
      await sendForm(watched);
      story.tickets.set(1, page.url());
      story.sent = (await sent).postData() ?? '';

      const ticket = await page.locator('main').innerText();
      expect(ticket).toContain('អ្នកមានកន្លែងហើយ');
      expect(ticket).toMatch(/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/);
      expect(ticket).toContain('ចាន់ ស្រីមុំ');
      expect(ticket).toContain('8 ធ្នូ 2026');
      expect(ticket).toContain('13:30–17:00');
      expect(ticket).toContain('សាលាក្រុងសៀមរាប បន្ទប់ 3');
      expect(ticket.replace(/\s+/g, ' ')).toContain('ថ្ងៃច័ន្ទ 7 ធ្នូ ម៉ោង 16:00');
      await story.looks.at('ticket with a seat', story.ticket(1), context);
    });

    it('sends the same form a second time and comes to the same ticket; there is one row', async () => {
      const { watched, context } = story.sreymom;
      const again = await context.request.post(`${story.url}/km/sessions/${story.session}/register`, {
        headers: { origin: story.url, 'content-type': 'application/x-www-form-urlencoded' },
        data: story.sent,
        maxRedirects: 0,
      });
      expect(again.status()).toBe(303);
      expect(new URL(again.headers()['location']!, story.url).href).toBe(story.tickets.get(1));

      // A browser that did not keep the page asks for it anew; then it is another form, and is refused.
      await watched.page.goBack();
      await watched.page.waitForURL('**/register');
      await fillForm(watched, no(1));
      await watched.page.click('main form[method="post"] button[type="submit"]');
      await watched.page.waitForSelector('#errors');
      const [rows] = await story.db.ownerSql<{ n: number }>(
        'select count(*)::int as n from registrations where session_id = $1',
        [story.sessionId],
      );
      expect(rows!.n).toBe(1);
      await watched.page.goto(`${story.url}/km?city=siem-reap`);
      const row = watched.page.locator('li.row', {
        has: watched.page.locator(`a[href="/km/sessions/${story.session}"]`),
      });
      expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('នៅសល់ 4 កន្លែង ក្នុងចំណោម 5');
    });

    it('is told by one mail in Khmer, with the ticket’s code and a calendar file', async () => {
      const [mail, ...more] = await story.mailsOf('registrations.confirmed', 1);

      expect(more).toEqual([]);
      expect(mail).toMatchObject({ to: no(1).email, locale: 'km' });
      expect(mail!.text.replace(/\s/g, '')).toContain(story.reference(1));
      expect(mail!.calendar).toMatchObject({ method: 'REQUEST', startsAt: '2026-12-08T06:30:00Z' });
    });

    it('hears of each mistake in the form, in the language of the page', async () => {
      for (const language of ['km', 'en'] as const) {
        const { watched, context } = await story.visitor();
        await watched.page.goto(`${story.url}/${language}/sessions/${story.session}/register`);
        await fillForm(watched, { ...no(1), email: '០១២ ៣៤៥ ៦៧' });
        await watched.page.click('main form[method="post"] button[type="submit"]');
        await watched.page.waitForSelector('#contact-error');
        if (language === 'km')
          expect(await watched.page.innerText('#contact-error')).toBe(
            'លេខទូរសព្ទនេះខ្លីពេក។ សូមសរសេរឱ្យគ្រប់ ដូចជា 012 345 678។',
          );
        expect(await watched.page.inputValue('input[name="contact"]')).toBe('០១២ ៣៤៥ ៦៧');
        expect(await watched.page.inputValue('input[name="fullName"]')).toBe(no(1).fullName);
        await story.looks.here(`form with a mistake, ${language}`, watched);
        await context.close();
      }
    });
  });
}
