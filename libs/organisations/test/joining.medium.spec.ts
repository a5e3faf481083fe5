import {
  DecideJoinRequestService,
  DomainsService,
  JoinLinksService,
  JoinOrganisationService,
  MembershipReads,
  MembersService,
} from '#organisations';
import { createTestDatabase, type TestDatabase } from '#testing';
import {
  actorOf,
  aMember,
  aPerson,
  layOrganisations,
  mailsOf,
  NOW,
  type OrganisationsGrounds,
  type Person,
  said,
} from './organisations.builder.js';

/* Story: docs/stories/organisation-life.md, "Members join". */

let db: TestDatabase;
let grounds: OrganisationsGrounds;
let join: JoinOrganisationService;
let requests: DecideJoinRequestService;
let links: JoinLinksService;
let domains: DomainsService;
let members: MembersService;
let reads: MembershipReads;
let unverified: string;
let stranger: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  grounds = await layOrganisations(db);
  const { app } = grounds;
  join = app.get(JoinOrganisationService);
  requests = app.get(DecideJoinRequestService);
  links = app.get(JoinLinksService);
  domains = app.get(DomainsService);
  members = app.get(MembersService);
  reads = app.get(MembershipReads);
  const [row] = await db.ownerSql<{ id: string }>(
    `insert into organisations (id, kind, sub_kind_id, name_km, name_en, state)
     select gen_random_uuid(), kind, id, 'កង់', 'Wheels', 'UNVERIFIED' from organisation_sub_kinds where code = 'local-ngo' returning id`,
  );
  unverified = row!.id;
  stranger = await aPerson(db, 'ទេព វិសាល', 'visal@steps.example', ['COORDINATOR', unverified]);
});
afterAll(async () => {
  await grounds.close();
  await db.drop();
});

const belongs = async (personId: string, organisationId = grounds.lotus): Promise<boolean> =>
  (
    await db.ownerSql('select from memberships where organisation_id = $1 and person_id = $2', [
      organisationId,
      personId,
    ])
  ).length > 0;
const somebody = (local: string, domain = 'guests.example'): Promise<Person> =>
  aPerson(db, `ភ្ញៀវ ${local}`, `${local}@${domain}`);
const newToken = async (days = 14): Promise<string> => {
  expect(said(await links.renew(grounds.pisey, grounds.lotus, days))).toBe('OK');
  return (await reads.joinLink(grounds.pisey, grounds.lotus))!.token;
};

describe('a join link', () => {
  it('asks; the coordinator answers once, and the person is told', async () => {
    const token = await newToken();
    expect(await reads.organisationOfLink(token)).toBe(grounds.lotus);
    expect(said(await join.ask(grounds.sreymom, { token }))).toBe('OK');
    expect(said(await join.ask(grounds.sreymom, { token }))).toBe('OK');
    const waiting = await reads.joinRequests(grounds.pisey, grounds.lotus);
    expect(waiting.map(({ fullName, isByLink }) => [fullName, isByLink])).toEqual([['ចាន់ ស្រីមុំ', true]]);
    const requestId = waiting[0]!.id;
    expect(await mailsOf(db, requestId)).toEqual(['join-requested pisey.nget@lotus-angkor.example']);

    const wanted = { requestId, isApproved: true, reason: null };
    expect(said(await requests.decide(stranger, wanted))).toBe('JOIN_REQUEST_NOT_FOUND');
    expect(said(await requests.decide(grounds.pisey, wanted))).toBe('OK');
    expect(said(await requests.decide(grounds.pisey, wanted))).toBe('JOIN_REQUEST_DECIDED');
    expect(await belongs(grounds.sreymom.personId)).toBe(true);
    expect(await mailsOf(db, requestId)).toEqual([
      'join-approved sreymom.chan@angkor-guides.example',
      'join-requested pisey.nget@lotus-angkor.example',
    ]);
    expect(said(await join.ask(grounds.sreymom, { token }))).toBe('ALREADY_MEMBER');
  });

  it('is declined with a reason only', async () => {
    const guest = await somebody('declined');
    await join.ask(guest, { organisationId: grounds.lotus });
    const [request] = await reads.joinRequests(grounds.pisey, grounds.lotus);
    const wanted = { requestId: request!.id, isApproved: false };
    expect(said(await requests.decide(grounds.pisey, { ...wanted, reason: ' ' }))).toBe('REASON_REQUIRED');
    expect(said(await requests.decide(grounds.pisey, { ...wanted, reason: 'We do not know you.' }))).toBe(
      'OK',
    );
    expect(await belongs(guest.personId)).toBe(false);
    expect(
      await db.ownerSql(
        `select s.value, s.person_id as "personId" from audit_rows a
         join sealed_values s on a.reason = 'sealed:' || encode(s.digest, 'hex')
         where a.action = 'organisations.decline-join-request'`,
      ),
    ).toEqual([{ value: 'We do not know you.', personId: guest.personId }]);
    expect(await mailsOf(db, request!.id)).toContain('join-declined declined@guests.example');
  });

  it('ends when it is renewed, ended, or its days are over', async () => {
    const guest = await somebody('late');
    const first = await newToken();
    const second = await newToken();
    expect(said(await join.ask(guest, { token: first }))).toBe('JOIN_LINK_INVALID');
    expect(
      said(await join.ask(guest, { token: `${second.slice(0, 42)}${second.endsWith('A') ? 'E' : 'A'}` })),
    ).toBe('JOIN_LINK_INVALID');
    await db.travelBy(14 * 86_400_000);
    expect(said(await join.ask(guest, { token: second }))).toBe('JOIN_LINK_INVALID');
    expect(await reads.joinLink(grounds.pisey, grounds.lotus)).toBeNull();
    await db.travelTo(NOW);
    const third = await newToken();
    expect(said(await links.end(grounds.pisey, grounds.lotus))).toBe('OK');
    expect(said(await join.ask(guest, { token: third }))).toBe('JOIN_LINK_INVALID');
    expect(said(await links.renew(grounds.pisey, grounds.lotus, 15))).toBe('JOIN_LINK_DAYS_INVALID');
    expect(await reads.joinRequests(grounds.pisey, grounds.lotus)).toEqual([]);
  });

  it('is one, however many coordinators make one at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => links.renew(grounds.pisey, grounds.lotus, 7)));
    expect(
      await db.ownerSql(
        'select count(*)::int as n from organisation_join_links where organisation_id = $1 and ended_at is null',
        [grounds.lotus],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('is not for an organisation that is not verified, nor for another’s coordinator', async () => {
    expect(said(await links.renew(stranger, unverified, 7))).toBe('ORGANISATION_NOT_VERIFIED');
    expect(said(await links.renew(stranger, grounds.lotus, 7))).toBe('ORGANISATION_NOT_FOUND');
    expect(said(await join.ask(grounds.sreymom, { organisationId: unverified }))).toBe(
      'ORGANISATION_NOT_VERIFIED',
    );
  });
});

describe('a domain', () => {
  it('admits at once whoever has an address there, after the committee approved it', async () => {
    const cook = await somebody('new.cook', 'lotus-angkor.example');
    for (const [typed, code] of [
      ['gmail.com', 'DOMAIN_PUBLIC'],
      ['mail.yahoo.com', 'DOMAIN_PUBLIC'],
      ['localhost', 'DOMAIN_INVALID'],
    ])
      expect(said(await domains.request(grounds.pisey, grounds.lotus, typed!))).toBe(code);
    expect(said(await domains.request(grounds.pisey, grounds.lotus, '@Lotus-Angkor.example'))).toBe('OK');
    expect(said(await domains.request(grounds.pisey, grounds.lotus, 'lotus-angkor.example'))).toBe(
      'DOMAIN_KNOWN',
    );
    expect(said(await join.joinByDomain(cook, grounds.lotus))).toBe('NOT_OF_DOMAIN');
    const [asked] = (await reads.requestedDomains(grounds.sovannary, { first: 10, after: null })).items;
    expect(await mailsOf(db, asked!.id)).toEqual(['domain-to-decide working-group@samaki.example']);
    const wanted = { domainId: asked!.id, isApproved: true, reason: null };
    const both = { ...grounds.sovannary, roles: [...grounds.sovannary.roles, ...grounds.pisey.roles] };
    expect(said(await domains.decide(both, wanted))).toBe('OWN_DOMAIN');
    // Who asked for it does not decide it, even where they coordinate it no more.
    const asker = actorOf(grounds.pisey.personId, [{ role: 'WORKING_GROUP', scopeId: null }]);
    expect(said(await domains.decide(asker, wanted))).toBe('OWN_DOMAIN');
    expect(said(await domains.decide(grounds.sovannary, wanted))).toBe('OK');
    expect(said(await domains.decide(grounds.sovannary, wanted))).toBe('DOMAIN_DECIDED');
    expect((await reads.belongings(cook)).map(({ as }) => as)).toEqual(['JOINABLE']);
    expect(said(await join.joinByDomain(cook, grounds.lotus))).toBe('OK');
    expect(await belongs(cook.personId)).toBe(true);
    expect((await reads.belongings(cook)).map(({ as }) => as)).toEqual(['MEMBER']);

    const evil = await somebody('x', 'evil-lotus-angkor.example');
    const beneath = await somebody('y', 'sub.lotus-angkor.example');
    for (const guest of [evil, beneath])
      expect(said(await join.joinByDomain(guest, grounds.lotus))).toBe('NOT_OF_DOMAIN');
    expect(said(await domains.giveUp(stranger, asked!.id))).toBe('DOMAIN_NOT_FOUND');
    expect(said(await domains.giveUp(grounds.pisey, asked!.id))).toBe('OK');
    const late = await somebody('late.cook', 'lotus-angkor.example');
    expect(said(await join.joinByDomain(late, grounds.lotus))).toBe('NOT_OF_DOMAIN');
  });
});

describe('members', () => {
  const add = (fullName: string, contact = '', isAnother = false): Promise<string> =>
    members
      .add(grounds.pisey, { organisationId: grounds.lotus, fullName, contact, isAnother, locale: 'km' })
      .then(said);

  it('are added with a phone or nothing, and asked about when the name is there', async () => {
    expect(await add('ញឹម ឫទ្ធី')).toBe('OK');
    expect(await add('សារ គន្ធា', '012 000 151')).toBe('OK');
    expect(await add('សារ គន្ធា', '០១២ ០០០ ១៥១')).toBe('ALREADY_MEMBER');
    expect(await add('ញឹមឫទ្ធី')).toBe('SAME_PERSON_ASKED');
    expect(await add('ញឹម ឫទ្ធី', '', true)).toBe('OK');
    expect(await add('Nhim Rithy')).toBe('SAME_PERSON_ASKED');
    expect(await add('  ')).toBe('NAME_INVALID');
    expect(await add('គឹម សៅ', '012 88')).toBe('PHONE_TOO_SHORT');
    const rows = await db.ownerSql<{ line: string }>(
      `select full_name || ' ' || coalesce(phone, '-') as line from people p join memberships m on m.person_id = p.id
       where m.organisation_id = $1 and email is null order by p.created_at, p.id`,
      [grounds.lotus],
    );
    expect(rows.map(({ line }) => line).toSorted()).toEqual(
      ['ញឹម ឫទ្ធី -', 'ញឹម ឫទ្ធី -', 'សារ គន្ធា +85512000151'].toSorted(),
    );
  });

  it('may share one address', async () => {
    expect(await add('គឹម សុខា', 'front@lotus-angkor.example')).toBe('OK');
    expect(await add('គឹម សុភី', 'front@lotus-angkor.example')).toBe('OK');
  });

  it('are five at most before the organisation is verified, however many are added at once', async () => {
    const answers = await Promise.all(
      ['Sok Bopha', 'Chan Malis', 'Prum Rithy', 'Heng Vichet', 'Tep Sovann', 'Keo Lina', 'Nou Marady'].map(
        (fullName) =>
          members.add(stranger, {
            organisationId: unverified,
            fullName,
            contact: '',
            isAnother: false,
            locale: 'km',
          }),
      ),
    );
    expect(answers.map(said).toSorted()).toEqual([
      ...Array<string>(2).fill('MEMBERS_LIMITED'),
      ...Array<string>(5).fill('OK'),
    ]);
  });

  it('leave, and are taken out by their own coordinator only', async () => {
    const leaving = await somebody('leaving');
    const personId = await aMember(db, grounds.lotus, 'លី បុប្ផា');
    await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
      grounds.lotus,
      leaving.personId,
    ]);
    expect(said(await join.leave(leaving, grounds.lotus))).toBe('OK');
    expect(said(await join.leave(leaving, grounds.lotus))).toBe('MEMBER_NOT_FOUND');
    expect(said(await members.remove(stranger, grounds.lotus, personId))).toBe('ORGANISATION_NOT_FOUND');
    expect(said(await members.remove(grounds.pisey, grounds.lotus, personId))).toBe('OK');
    expect(said(await members.remove(grounds.pisey, grounds.lotus, personId))).toBe('MEMBER_NOT_FOUND');
    expect(await belongs(personId)).toBe(false);
    expect(
      await db.ownerSql(`select before, after from audit_rows where action = 'organisations.remove-member'`),
    ).toEqual([{ before: { personId, isMember: true }, after: { personId, isMember: false } }]);
  });
});
