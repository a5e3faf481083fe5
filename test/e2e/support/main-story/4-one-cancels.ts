import { at, emails, no } from './data.js';
import type { Story } from './story.js';

export function oneCancels(story: Story): void {
  describe('4. Monday 7 December, 16:30: one cancels, the first in line moves up', () => {
    it('gives the seat up in two steps', async () => {
      await story.db.travelTo(at('2026-12-07 16:30'));
      const { watched, context } = await story.visitor();
      await watched.page.goto(story.tickets.get(5)!);
      await watched.page.getByRole('link', { name: 'បោះបង់កន្លែង' }).click();
      await story.looks.at('asked before cancelling', `${story.ticket(5)}/cancel`, context);
      await watched.page.click('main form[method="post"] button[type="submit"]');
      await watched.page.waitForURL(story.tickets.get(5)!);

      expect(await watched.page.locator('main').innerText()).toContain('កន្លែងនេះត្រូវបានបោះបង់');
      await story.looks.at('ticket given up', story.ticket(5), context);
      await watched.page.goto(story.tickets.get(6)!);
      const promoted = await watched.page.locator('main').innerText();
      expect(promoted).toContain('អ្នកមានកន្លែងហើយ');
      await context.close();
    });

    it('tells him and the one who moved up, and nobody else', async () => {
      const [cancelled, ...moreCancelled] = await story.mailsOf('registrations.cancelled', 1);
      const [promoted, ...morePromoted] = await story.mailsOf('registrations.promoted', 1);
      const first = (await story.mails()).find(
        ({ kind, to }) => kind === 'registrations.confirmed' && to === no(5).email,
      );

      expect([moreCancelled, morePromoted]).toEqual([[], []]);
      expect(cancelled).toMatchObject({
        to: no(5).email,
        calendar: { method: 'CANCEL', uid: first!.calendar!.uid },
      });
      expect(promoted).toMatchObject({
        to: no(6).email,
        calendar: { method: 'REQUEST', startsAt: '2026-12-08T06:30:00Z' },
      });
      expect((await story.publicSession()).seats).toEqual({ capacity: 5, taken: 5, waiting: 2, left: 0 });
      for (const [number, position] of [
        [7, 1],
        [8, 2],
      ] as const) {
        const ticket = await (await fetch(story.tickets.get(number)!)).text();
        expect(ticket).toContain(no(number).locale === 'km' ? `អ្នករង់ចាំទី ${position}` : `number ${position}`);
      }
      expect((await story.reminders(1)).map(({ to }) => to)).toEqual(emails(1, 2, 3, 4, 5));
    });
  });
}
