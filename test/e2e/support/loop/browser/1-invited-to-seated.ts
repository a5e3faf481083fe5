import { waitFor } from '#testing';
import { addressesOf } from '../../main-story/story-mails.js';
import { BY_LINK, CAMPAIGN, emailsOf, EXCLUDED, INVITED, LIST, PEOPLE, STARTS_AT } from '../cast.js';
import { pathIn } from '../mails.js';
import { type LoopBrowser, press, shown, type Visitor } from './loop-browser.js';

export function theWorkingGroupInvites(loop: LoopBrowser): void {
  describe('1. Monday 4 January, 09:00: the working group invites', () => {
    it('writes to a segment, sees whom it reaches and whom not, and sends it', async () => {
      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        const { page, watched } = sovannary;
        await page.goto(`${loop.url}/en/campaigns/new`);
        await page.selectOption('select[name="session"]', loop.world.session);
        for (const [language, part] of [
          ['km', 'Km'],
          ['en', 'En'],
        ] as const) {
          await page.fill(`input[name="subject${part}"]`, CAMPAIGN.subject[language]);
          await page.fill(`textarea[name="body${part}"]`, CAMPAIGN.body[language]);
        }
        await loop.looks.here('campaign, written', watched);
        await press(sovannary, 'Save, then choose the organisations', /\/segment$/);
        await page.check('input[name="kind"][value="PRIVATE_SECTOR"]');
        await page.check('input[name="kind"][value="NGO"]');
        await press(sovannary, 'Count', /chosen=yes/);
        expect(await page.locator('h1').innerText()).toBe('This choice reaches 4 people');
        expect(await shown(sovannary)).toContain('Invited 4');
        await loop.looks.here('segment, counted', watched);
        await press(sovannary, 'Take this choice', /done=segment/);
        expect(await page.locator('h1').innerText()).toBe('4 people would be invited, 4 not');
        loop.keep('campaign', sovannary);

        await page.goto(`${loop.address('campaign', 'en')}/recipients`);
        const rows = await page.locator('table tbody tr').allInnerTexts();
        expect(rows).toHaveLength(8);
        for (const [name] of EXCLUDED) expect(rows.filter((row) => row.includes(name))).toHaveLength(1);

        await page.goto(loop.address('campaign', 'en'));
        await press(sovannary, 'Send it to 4 people', /done=sent/);
        const heading = async (): Promise<boolean> => {
          await page.goto(loop.address('campaign', 'en'));
          return (await page.locator('h1').innerText()) === '4 people were invited, 4 not';
        };
        await waitFor(heading, 60_000, 'the campaign to be sent');
        await loop.looks.here('campaign, sent', watched);
      });

      const mails = await loop.mails('outreach.campaign', INVITED.length);
      expect(addressesOf(mails)).toEqual(emailsOf(...INVITED));
      expect(mails.find(({ to }) => to === PEOPLE.nita.email)).toMatchObject({
        locale: 'en',
        subject: CAMPAIGN.subject.en,
      });
    });
  });
}

export function theInvitedRegister(loop: LoopBrowser): void {
  describe('2. Monday 4 January, 10:00: the invited register', () => {
    const linkOf = async (email: string): Promise<string> =>
      `${loop.url}${pathIn(await loop.mailTo(email, 'outreach.campaign'), 'invitations')}`;
    const send = async ({ page }: Visitor, email: string): Promise<void> => {
      await page.fill('input[name="contact"]', email);
      await page.click('main form[method="post"] button[type="submit"]');
    };

    it.each(BY_LINK)('$who, on a phone, in $locale', async ({ who, locale, organisation }) => {
      await loop.travelTo('register');
      const phone = await loop.visitor(locale);
      const { page, watched, context } = phone;
      const { fullName, email } = PEOPLE[who];
      await page.goto(await linkOf(email));
      await page.waitForURL(/\/register\?invitation=/);
      expect(await page.inputValue('input[name="fullName"]')).toBe(fullName);
      expect(await page.inputValue('input[name="organisation"]')).toBe(organisation);
      expect(await page.inputValue('input[name="contact"]')).toBe('');
      // The pages of Sun Mara are those of Keo Bopha.
      if (who !== 'mara') await loop.looks.here(`form of one invited, ${who}`, watched);
      await send(phone, email);
      await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
      expect(await shown(phone)).toContain(locale === 'km' ? 'អ្នកមានកន្លែងហើយ' : 'Your seat is confirmed');
      if (who !== 'mara') await loop.looks.here(`ticket, ${who}`, watched);
      await context.close();

      expect(await loop.mailTo(email, 'registrations.confirmed')).toMatchObject({
        locale,
        calendar: { method: 'REQUEST', startsAt: STARTS_AT },
      });
    });

    it('takes nobody twice, and tells a wrong link nothing', async () => {
      const phone = await loop.visitor('km');
      const { page, watched, context } = phone;
      await page.goto(await linkOf(PEOPLE.bopha.email));
      await send(phone, PEOPLE.bopha.email);
      await page.waitForSelector('#errors');
      await loop.looks.here('registered already', watched);
      await page.goto(`${loop.url}/en/invitations/${'A'.repeat(43)}`);
      expect(await page.locator('h1').innerText()).toBe('This link does not work');
      await context.close();

      const rows = await loop.db.ownerSql('select from registrations where session_id = $1', [
        loop.world.sessionId,
      ]);
      expect(rows).toHaveLength(3);
      const people = await loop.db.ownerSql('select from people');
      expect(people).toHaveLength(loop.world.peopleBefore);
    });
  });
}

export function theCoordinatorEnrols(loop: LoopBrowser): void {
  describe('3. Tuesday 5 January, 09:00: the coordinator enrols colleagues', () => {
    it('pastes a list, sees what would become of it, and enrols', async () => {
      await loop.travelTo('enrol');
      await loop.asRole('COORDINATOR', 'km', async (dany) => {
        const { page, watched } = dany;
        await page.goto(`${loop.url}/km/organisation/enrol`);
        await page.locator(`a[href$="/${loop.world.session}"][href*="/organisation/enrol/"]`).click();
        await page.waitForURL(`**/enrol/**${loop.world.session}`);
        const paste = async (): Promise<void> => {
          await page.fill('textarea[name="list"]', LIST);
          await page.getByRole('button', { name: 'ពិនិត្យបញ្ជី' }).click();
          await page.locator('h1', { hasText: 'មានរួចហើយ' }).waitFor();
        };
        const heading = (): Promise<string> => page.locator('h1').innerText();

        await paste();
        expect(await heading()).toBe('2 នាក់បានកន្លែង 1 នាក់រង់ចាំ 1 មានរួចហើយ');
        await loop.looks.here('list, looked at', watched);
        await press(dany, 'ចុះឈ្មោះ 2 នាក់ ដាក់ 1 នាក់ឱ្យរង់ចាំ', /done=2\.1\.1/);
        expect(await heading()).toBe('2 នាក់បានកន្លែង ហើយ 1 នាក់រង់ចាំ');
        await loop.looks.here('list, enrolled', watched);
        await paste();
        expect(await heading()).toBe('គ្មាននរណាបានកន្លែងថ្មី 4 មានរួចហើយ');
      });

      expect(
        await loop.db.ownerSql(
          `select p.full_name as name, r.status from registrations r join people p on p.id = r.person_id
           where r.session_id = $1 and r.enrolled_by is not null order by r.id`,
          [loop.world.sessionId],
        ),
      ).toEqual([
        { name: PEOPLE.visal.fullName, status: 'CONFIRMED' },
        { name: PEOPLE.sokunthea.fullName, status: 'CONFIRMED' },
        { name: PEOPLE.thida.fullName, status: 'WAITLISTED' },
      ]);
    });
  });
}

export function oneCancels(loop: LoopBrowser): void {
  describe('4. Wednesday 6 January, 08:00: one cancels, the next moves up', () => {
    it('gives the seat back on a phone, from the ticket in the mail', async () => {
      await loop.travelTo('cancel');
      const before = (await loop.mails()).length;
      const visal = await loop.visitor('km');
      const { page, watched, context } = visal;
      const ticket = pathIn(await loop.mailTo(PEOPLE.visal.email, 'registrations.confirmed'), 'tickets');
      await page.goto(loop.url + ticket);
      await page.getByRole('link', { name: 'បោះបង់កន្លែង' }).click();
      await page.waitForURL('**/cancel');
      await loop.looks.here('asked before cancelling', watched);
      await page.click('main form[method="post"] button[type="submit"]');
      await page.waitForURL(loop.url + ticket);
      expect(await shown(visal)).toContain('កន្លែងនេះត្រូវបានបោះបង់');
      await loop.looks.here('ticket given up', watched);

      const mails = (await loop.mails()).slice(before);
      expect(mails.map(({ kind, to }) => `${kind} ${to}`).toSorted()).toEqual([
        `registrations.cancelled ${PEOPLE.visal.email}`,
        `registrations.promoted ${PEOPLE.thida.email}`,
      ]);
      const promoted = await loop.mailTo(PEOPLE.thida.email, 'registrations.promoted');
      await page.goto(loop.url + pathIn(promoted, 'tickets'));
      expect(await shown(visal)).toContain('អ្នកមានកន្លែងហើយ');
      await loop.looks.here('ticket of one who moved up', watched);
      await context.close();
    });
  });
}
