import type { INestApplicationContext } from '@nestjs/common';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { EnrolPeopleService, OrganisationRosterReads } from '#registrations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/organisation-life.md, "A person without e-mail is a full person". */

let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let sessionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  app = await composeProgramme(db);
  hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  sessionId = await aSession(db, { capacity: 20 });
  const phone = '+85512000151';
  const id = newId();
  await db.ownerSql(
    `insert into people (id, full_name, phone, locale, match_key) values ($1, 'សារ គន្ធា', $2, 'km', $3)`,
    [id, phone, matchKeyOf('សារ គន្ធា', { kind: 'PHONE', value: phone })],
  );
  await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [hotel.id, id]);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Answer = Awaited<ReturnType<EnrolPeopleService['enrol']>>;
const linesOf = (answer: Answer): unknown =>
  answer.ok
    ? answer.value.lines.map(({ line, outcome, isNameOnly, meant, refusal }) => [
        line,
        refusal?.code ?? outcome,
        isNameOnly ? (meant ? (meant.contact ?? 'known') : 'new') : '',
      ])
    : answer.refusal;
const preview = (list: string): Promise<Answer> =>
  app.get(EnrolPeopleService).preview({ organisationId: hotel.id, sessionId, list });
const enrol = (list: string, organisation = hotel): Promise<Answer> =>
  app.get(EnrolPeopleService).enrol(organisation.actor, {
    organisationId: organisation.id,
    sessionId,
    list,
    locale: 'km',
    idempotencyKey: newId(),
  });

describe('a list with names only', () => {
  it('means members by their names, adds the others, and sends no mail', async () => {
    expect(linesOf(await enrol('ញឹម ឫទ្ធី'))).toEqual([[1, 'CONFIRMED', 'new']]);
    const list = ['សារ គន្ធា', 'ញឹមឫទ្ធី', 'លី ណា', 'គឹម សៅ, 012 88'].join('\n');
    expect(linesOf(await preview(list))).toEqual([
      [1, 'CONFIRMED', '…51'],
      [2, 'ALREADY_REGISTERED', 'known'],
      [3, 'CONFIRMED', 'new'],
      [4, 'PHONE_TOO_SHORT', ''],
    ]);
    const marked = list.replace('ញឹមឫទ្ធី', 'ញឹមឫទ្ធី\t*2');
    expect(linesOf(await enrol(marked))).toEqual([
      [1, 'CONFIRMED', '…51'],
      [2, 'CONFIRMED', 'new'],
      [3, 'CONFIRMED', 'new'],
      [4, 'PHONE_TOO_SHORT', ''],
    ]);
    expect(linesOf(await enrol(marked))).toEqual([
      [1, 'ALREADY_REGISTERED', '…51'],
      [2, 'ALREADY_REGISTERED', 'known'],
      [3, 'ALREADY_REGISTERED', 'known'],
      [4, 'PHONE_TOO_SHORT', ''],
    ]);
    const rows = await db.ownerSql(
      `select p.full_name as name, count(*)::int as n from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 group by 1 order by p.full_name collate "C"`,
      [sessionId],
    );
    expect(rows).toEqual([
      { name: 'ញឹម ឫទ្ធី', n: 1 },
      { name: 'ញឹមឫទ្ធី', n: 1 },
      { name: 'លី ណា', n: 1 },
      { name: 'សារ គន្ធា', n: 1 },
    ]);
    expect(await db.ownerSql('select from messages')).toEqual([]);
  });

  it('gives the coordinator each ticket that no mail brings, and nobody else', async () => {
    const filter = { past: false, status: null, search: null, sessionId };
    const page = await app
      .get(OrganisationRosterReads)
      .registrations(hotel.actor, hotel.id, filter, { first: 20, after: null }, false);
    expect(page.items).toHaveLength(4);
    expect(page.items.every(({ reference }) => /^[0-9A-Z]{12}$/.test(reference ?? ''))).toBe(true);
    await enrol('Kim Dara, dara.kim@lotus-angkor.example');
    const later = await app
      .get(OrganisationRosterReads)
      .registrations(hotel.actor, hotel.id, filter, { first: 20, after: null }, false);
    expect(later.items.filter(({ reference }) => reference === null).map(({ fullName }) => fullName)).toEqual(
      ['Kim Dara'],
    );
  });

  it('means nobody of another organisation', async () => {
    const guild = await anOrganisation(db, { km: 'សមាគម', en: 'Guild' }, 'មាស ធីតា');
    expect(linesOf(await enrol('សារ គន្ធា', guild))).toEqual([[1, 'CONFIRMED', 'new']]);
  });

  it('is one person of that name, however many lists come at once', async () => {
    const [a, b] = await Promise.all([enrol('ហេង បុប្ផា'), enrol('ហេង បុប្ផា')]);
    expect([linesOf(a), linesOf(b)].map((lines) => JSON.stringify(lines)).toSorted()).toEqual([
      '[[1,"ALREADY_REGISTERED","known"]]',
      '[[1,"CONFIRMED","new"]]',
    ]);
  });

  it('is five people at most before the organisation is verified', async () => {
    const wheels = await anOrganisation(db, { km: 'កង់', en: 'Wheels' }, 'ចាន់ ស្រីមុំ');
    await db.ownerSql(
      `update organisations set state = 'UNVERIFIED', folded_km = null, folded_en = null where id = $1`,
      [wheels.id],
    );
    const people = ['A A', 'B B', 'C C', 'D D', 'E E', 'F F'];
    expect(linesOf(await enrol(people.join('\n'), wheels))).toEqual({
      code: 'ENROLMENT_LIMITED',
      path: ['list'],
      detail: { left: 5 },
    });
    const answers = await Promise.all(people.map((name) => enrol(name, wheels)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    await db.ownerSql(`update organisations set state = 'DECLINED' where id = $1`, [wheels.id]);
    expect(linesOf(await enrol('G G', wheels))).toEqual({
      code: 'ORGANISATION_NOT_FOUND',
      path: ['organisationId'],
    });
  });
});
