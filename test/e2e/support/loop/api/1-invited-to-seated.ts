import { newId } from '#kernel';
import { waitFor } from '#testing';
import {
  BY_LINK,
  CAMPAIGN,
  emailOf,
  emailsOf,
  EXCLUDED,
  fullNames,
  INVITED,
  LIST,
  PEOPLE,
  STARTS_AT,
} from '../cast.js';
import { pathIn } from '../mails.js';
import { addressesOf } from '../../main-story/story-mails.js';
import type { LoopApi } from './loop-api.js';

export function theWorkingGroupInvites(loop: LoopApi): void {
  describe('1. Monday 4 January, 09:00: the working group invites', () => {
    const REACH = 'reach { organisations invited excluded { reason count } }';
    const wish = (): object => ({
      ...CAMPAIGN,
      sessionId: loop.world.session,
      segment: { kinds: ['PRIVATE_SECTOR', 'NGO'] },
    });
    const seen = { version: 1, invited: 4 };

    it('sees whom it would reach, and whom not and why, before anything is sent', async () => {
      const written = await loop.act(
        'WORKING_GROUP',
        'writeCampaign',
        wish(),
        `campaign { id version ${REACH} recipients(first: 20) { nodes { fullName exclusionReason } } }`,
      );
      const campaign = written['campaign'] as {
        id: string;
        recipients: { nodes: { fullName: string; exclusionReason: string | null }[] };
      };
      loop.ids.set('campaign', campaign.id);

      expect(campaign).toMatchObject({ version: 1, reach: { organisations: 3, invited: 4 } });
      const { nodes } = campaign.recipients;
      const excluded = nodes.filter(({ exclusionReason }) => exclusionReason);
      expect(
        excluded.map(({ fullName, exclusionReason }) => `${fullName} ${exclusionReason}`).toSorted(),
      ).toEqual(EXCLUDED.map((each) => each.join(' ')));
      expect(
        nodes
          .filter((node) => !excluded.includes(node))
          .map(({ fullName }) => fullName)
          .toSorted(),
      ).toEqual(fullNames(...INVITED).toSorted());
    });

    it('is refused what it did not see, and who has no business with it', async () => {
      const campaignId = loop.id('campaign');
      const start = (who: string, more: object): Promise<{ code: string }> =>
        loop.act(who, 'startCampaign', { campaignId, ...seen, ...more });

      expect(
        await loop.refused({
          'five people': () => start('WORKING_GROUP', { invited: 5 }),
          'another version': () => start('WORKING_GROUP', { version: 2 }),
          'the chair sends': () => start('CHAIR', {}),
          'the chair writes': () => loop.act('CHAIR', 'writeCampaign', wish()),
          'nobody writes': () => loop.act(null, 'writeCampaign', wish()),
        }),
      ).toEqual({
        'five people': 'REACH_CHANGED',
        'another version': 'CAMPAIGN_CHANGED',
        'the chair sends': 'FORBIDDEN',
        'the chair writes': 'FORBIDDEN',
        'nobody writes': 'UNAUTHENTICATED',
      });
    });

    it('sends four mails, once each, each in its reader’s language and with a link of its own', async () => {
      const command = { campaignId: loop.id('campaign'), ...seen };
      expect((await loop.act('WORKING_GROUP', 'startCampaign', command)).code).toBe('OK');
      const mails = await loop.mails('outreach.campaign', INVITED.length);

      expect(addressesOf(mails)).toEqual(emailsOf(...INVITED));
      for (const { to, locale, subject, text } of mails) {
        expect([to, locale]).toEqual([to, to === PEOPLE.nita.email ? 'en' : 'km']);
        expect(subject).toBe(CAMPAIGN.subject[locale]);
        expect(text).toContain('13:30');
      }
      expect(new Set(mails.map((mail) => pathIn(mail, 'invitations'))).size).toBe(4);
      await waitFor(
        async () => (await loop.db.ownerSql(`select from campaigns where status = 'SENDING'`)).length === 0,
        30_000,
        'the campaign to be SENT',
      );
      expect(
        await loop.refused({ again: () => loop.act('WORKING_GROUP', 'startCampaign', command) }),
      ).toEqual({ again: 'CAMPAIGN_NOT_DRAFT' });
    });
  });
}

export function theInvitedRegister(loop: LoopApi): void {
  describe('2. Monday 4 January, 10:00: the invited register', () => {
    const INVITATION = `query ($token: String!) { invitation(token: $token) {
      fullName locale organisation { km en } session { id } } }`;
    const tokenOf = async (email: string): Promise<string> =>
      pathIn(await loop.mailTo(email, 'outreach.campaign'), 'invitations')
        .split('/')
        .at(-1)!;
    const register = (who: (typeof BY_LINK)[number]): Promise<{ code: string } & Record<string, unknown>> =>
      loop.act(
        null,
        'registerForSession',
        {
          sessionId: loop.world.session,
          fullName: PEOPLE[who.who].fullName,
          organisation: who.organisation,
          contact: PEOPLE[who.who].email,
          locale: who.locale,
          idempotencyKey: newId(),
        },
        'ticket { reference state }',
      );

    it.each(BY_LINK)('$who opens the link of the mail and has a seat', async (who) => {
      await loop.travelTo('register');
      const { invitation } = (await loop.ask(null, INVITATION, {
        token: await tokenOf(emailOf(who.who)),
      })) as { invitation: { organisation: Record<string, string> } };
      expect(invitation).toMatchObject({
        fullName: PEOPLE[who.who].fullName,
        locale: who.locale,
        session: { id: loop.world.session },
      });
      expect(invitation.organisation[who.locale]).toBe(who.organisation);

      const { ticket } = (await register(who)) as unknown as { ticket: { reference: string; state: string } };
      expect(ticket.state).toBe('CONFIRMED');
      loop.tickets.set(who.who, ticket.reference);
      const mail = await loop.mailTo(emailOf(who.who), 'registrations.confirmed');
      expect(mail).toMatchObject({
        locale: who.locale,
        calendar: { method: 'REQUEST', startsAt: STARTS_AT },
      });
      expect(mail.text.replace(/\s/g, '')).toContain(ticket.reference);
    });

    it('knows each of them as the person who was invited, and their organisation', async () => {
      const [rows] = await loop.db.ownerSql<{ n: number }>('select count(*)::int as n from people');
      expect(rows!.n).toBe(loop.world.peopleBefore);
      expect(
        await loop.db.ownerSql(
          `select p.full_name as name, o.name_en as organisation from registrations r join people p on p.id = r.person_id
           join organisations o on o.id = r.organisation_id where r.session_id = $1 order by r.id`,
          [loop.world.sessionId],
        ),
      ).toEqual([
        { name: 'Keo Bopha', organisation: 'Green School' },
        { name: 'Lay Nita', organisation: 'Green School' },
        { name: 'Sun Mara', organisation: 'Tonle Mobility' },
      ]);
      expect(await loop.seats()).toEqual({ capacity: 5, taken: 3, waiting: 0, left: 2 });
    });

    it('takes nobody twice, and tells a wrong link nothing', async () => {
      const token = await tokenOf(PEOPLE.bopha.email);
      const wrong = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;

      expect(await loop.refused({ again: () => register(BY_LINK[0]) })).toEqual({
        again: 'ALREADY_REGISTERED',
      });
      expect(await loop.ask(null, INVITATION, { token: wrong })).toEqual({ invitation: null });
    });
  });
}

export function theCoordinatorEnrols(loop: LoopApi): void {
  describe('3. Tuesday 5 January, 09:00: the coordinator enrols colleagues', () => {
    const LINES =
      'enrolment { confirmed waitlisted known unreadable lines { line outcome waitlistPosition } }';
    const list = (): object => ({
      organisationId: loop.world.tonle,
      sessionId: loop.world.session,
      list: LIST,
    });
    const enrol = (who: string): Promise<{ code: string } & Record<string, unknown>> =>
      loop.act(who, 'enrolPeople', { ...list(), locale: 'km', idempotencyKey: newId() }, LINES);
    const expected = {
      confirmed: 2,
      waitlisted: 1,
      known: 1,
      unreadable: 0,
      lines: [
        { line: 2, outcome: 'ALREADY_REGISTERED', waitlistPosition: null },
        { line: 3, outcome: 'CONFIRMED', waitlistPosition: null },
        { line: 4, outcome: 'CONFIRMED', waitlistPosition: null },
        { line: 5, outcome: 'WAITLISTED', waitlistPosition: 1 },
      ],
    };

    it('is looked at first, by the coordinator alone, and nothing is written', async () => {
      await loop.travelTo('enrol');
      const look = async (): Promise<{ code: string }> => {
        const query = `query ($input: PreviewEnrolmentInput!) { previewEnrolment(input: $input) { ${LINES} } }`;
        const { previewEnrolment } = await loop.ask('COORDINATOR', query, { input: list() });
        return { code: JSON.stringify((previewEnrolment as { enrolment: unknown }).enrolment) };
      };

      const { preview, ...others } = await loop.refused({
        preview: look,
        trainer: () => enrol('TRAINER'),
        'working group': () => enrol('WORKING_GROUP'),
      });
      expect(JSON.parse(preview as string)).toEqual(expected);
      expect(others).toEqual({ trainer: 'FORBIDDEN', 'working group': 'FORBIDDEN' });
    });

    it('gives two a seat, lets one wait, and tells them in Khmer', async () => {
      expect(await enrol('COORDINATOR')).toEqual({ code: 'OK', enrolment: expected });

      expect(await loop.seats()).toEqual({ capacity: 5, taken: 5, waiting: 1, left: 0 });
      for (const [who, kind] of [
        ['visal', 'registrations.confirmed'],
        ['sokunthea', 'registrations.confirmed'],
        ['thida', 'registrations.waitlisted'],
      ] as const) {
        const mail = await loop.mailTo(emailOf(who), kind);
        expect(mail.locale).toBe('km');
        loop.tickets.set(who, pathIn(mail, 'tickets').split('/').at(-1)!);
      }
    });

    it('adds nobody when the same list comes again', async () => {
      expect((await enrol('COORDINATOR'))['enrolment']).toMatchObject({
        confirmed: 0,
        waitlisted: 0,
        known: 4,
      });
      expect(await loop.seats()).toEqual({ capacity: 5, taken: 5, waiting: 1, left: 0 });
    });
  });
}

export function oneCancels(loop: LoopApi): void {
  describe('4. Wednesday 6 January, 08:00: one cancels, the next moves up', () => {
    const cancel = (): Promise<{ code: string }> =>
      loop.act(null, 'cancelRegistration', { reference: loop.tickets.get('visal') }, 'ticket { state }');

    it('tells both and nobody else', async () => {
      await loop.travelTo('cancel');
      const before = (await loop.mails()).length;
      expect(await cancel()).toEqual({ code: 'OK', ticket: { state: 'CANCELLED' } });
      const mails = (await loop.mails()).slice(before);

      expect(mails.map(({ kind, to }) => `${kind} ${to}`).toSorted()).toEqual([
        `registrations.cancelled ${PEOPLE.visal.email}`,
        `registrations.promoted ${PEOPLE.thida.email}`,
      ]);
      expect(await loop.seats()).toEqual({ capacity: 5, taken: 5, waiting: 0, left: 0 });
      const { ticket } = await loop.ask(
        null,
        'query ($r: String!) { ticket(reference: $r) { state wasPromoted } }',
        {
          r: loop.tickets.get('thida'),
        },
      );
      expect(ticket).toEqual({ state: 'CONFIRMED', wasPromoted: true });
    });

    it('is not done twice', async () => {
      expect(await loop.refused({ again: cancel })).toEqual({ again: 'ALREADY_CANCELLED' });
    });
  });
}
