/* docs/stories/plan-a-session.md */
import {
  columnsOf,
  decideDraft,
  decideEdit,
  decideSeats,
  readContent,
  readLink,
  type SessionContent,
} from './plan-session.rules.js';
import type { SessionRow } from './session.entity.js';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
const now = at('2026-12-01T09:00');
const content = (more: Partial<SessionContent> = {}): SessionContent => ({
  courseId: 'heritage',
  mode: 'IN_PERSON',
  cityId: 'siem-reap',
  venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
  mapUrl: 'https://maps.example/siem-reap-hall',
  accessNote: { km: 'ផ្លូវជម្រាលខាងទន្លេ', en: 'Ramp on the river side' },
  joinUrl: null,
  languages: ['km'],
  startsAt: at('2027-01-13T08:30'),
  endsAt: at('2027-01-13T12:00'),
  doorsOpenAt: at('2027-01-13T08:00'),
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: at('2026-12-07T08:00'),
  registrationClosesAt: at('2027-01-11T17:00'),
  ...more,
});
type Verdict = { ok: true } | { ok: false; refusal: { code: string; path?: readonly string[] } };
const said = (verdict: Verdict): string =>
  verdict.ok ? 'OK' : [verdict.refusal.code, ...(verdict.refusal.path ?? [])].join(' ');
const x = (length: number) => ({ km: 'ក'.repeat(length), en: 'x'.repeat(length) });

describe('reading what is written of a session', () => {
  it.each([
    ['as the story has it', {}, 'OK'],
    ['in person without a city', { cityId: null }, 'PLACE_MISSING cityId'],
    ['in person without a place', { venue: { km: ' ', en: '' } }, 'PLACE_MISSING venue'],
    ['on-line seats without a city', { mode: 'HYBRID', cityId: null }, 'PLACE_MISSING cityId'],
    ['a place in one language', { venue: { km: '', en: 'Hall' } }, 'SESSION_TEXT_INVALID venue'],
    ['a place of 200 characters', { venue: x(200) }, 'OK'],
    ['a place of 201', { venue: x(201) }, 'SESSION_TEXT_INVALID venue'],
    ['a note in one language', { accessNote: { km: 'ក', en: ' ' } }, 'SESSION_TEXT_INVALID accessNote'],
    ['a note of 501', { accessNote: x(501) }, 'SESSION_TEXT_INVALID accessNote'],
    ['in no language', { languages: [] }, 'SESSION_LANGUAGES_INVALID languages'],
    ['in a language of elsewhere', { languages: ['km', 'fr'] }, 'SESSION_LANGUAGES_INVALID languages'],
    ['a map that is not https', { mapUrl: 'http://maps.example' }, 'LINK_INVALID mapUrl'],
    ['a zone of nowhere', { timeZone: 'Asia/Nowhere' }, 'TIME_ZONE_INVALID timeZone'],
    ['on-line, a link that is none', { mode: 'ONLINE', joinUrl: 'meet me' }, 'LINK_INVALID joinUrl'],
  ] as const)('%s', (_what, more, expected) => {
    expect(said(readContent(content(more as Partial<SessionContent>)))).toBe(expected);
  });

  const topics = (count: number): string[] => Array.from({ length: count }, (_, at) => `topic ${at}`);

  it.each([
    ['a meeting about one topic', 'CONSULTATION', topics(1), 'OK'],
    ['about ten', 'CONSULTATION', topics(10), 'OK'],
    ['about eleven', 'CONSULTATION', topics(11), 'TOO_MANY_TOPICS topicIds'],
    ['about one named eleven times', 'CONSULTATION', topics(11).fill('streets'), 'OK'],
    ['about none', 'CONSULTATION', [], 'TOPICS_MISSING topicIds'],
    ['a training', 'TRAINING', topics(11), 'OK'],
  ] as const)('%s', (_what, kind, topicIds, expected) => {
    expect(said(readContent(content({ kind, topicIds })))).toBe(expected);
  });

  it('names each topic once, and of a training none', () => {
    const read = (kind: 'TRAINING' | 'CONSULTATION') =>
      readContent(content({ kind, topicIds: ['b', 'a', 'b'] }));

    expect(read('CONSULTATION')).toMatchObject({ value: { kind: 'CONSULTATION', topicIds: ['b', 'a'] } });
    expect(read('TRAINING')).toMatchObject({ value: { kind: 'TRAINING', topicIds: [] } });
    expect(readContent(content())).toMatchObject({ value: { kind: 'TRAINING', topicIds: [] } });
  });

  it('leaves out what does not belong to the way of taking part', () => {
    const joinUrl = 'https://meet.example/room';

    expect(readContent(content({ mode: 'ONLINE', joinUrl }))).toMatchObject({
      value: { cityId: null, venue: null, mapUrl: null, joinUrl },
    });
    expect(readContent(content({ joinUrl }))).toMatchObject({ value: { joinUrl: null } });
    expect(readContent(content({ mode: 'HYBRID', joinUrl }))).toMatchObject({
      value: { cityId: 'siem-reap', joinUrl },
    });
  });

  it.each([
    ['  https://meet.example/a  ', 'https://meet.example/a'],
    ['', null],
    ['javascript:alert(1)', 'LINK_INVALID joinUrl'],
    ['https://dara:secret@meet.example', 'LINK_INVALID joinUrl'],
    [`https://meet.example/${'x'.repeat(480)}`, 'LINK_INVALID joinUrl'],
  ])('reads the link %s', (typed, expected) => {
    const read = readLink(typed, 'joinUrl');
    expect(read.ok ? read.value : said(read)).toBe(expected);
  });
});

describe('planning a session', () => {
  it.each([
    ['as the story has it', {}, 'OK'],
    ['with no window', { registrationOpensAt: null, registrationClosesAt: null }, 'OK'],
    ['with doors at the start', { doorsOpenAt: null }, 'OK'],
    ['closing with the start', { registrationClosesAt: at('2027-01-13T08:30') }, 'OK'],
    [
      'closing after it',
      { registrationClosesAt: at('2027-01-13T08:31') },
      'REGISTRATION_WINDOW_INVALID registrationClosesAt',
    ],
    [
      'closing as it opens',
      { registrationClosesAt: at('2026-12-07T08:00') },
      'REGISTRATION_WINDOW_INVALID registrationClosesAt',
    ],
    [
      'opening with the start',
      { registrationOpensAt: at('2027-01-13T08:30') },
      'REGISTRATION_WINDOW_INVALID registrationOpensAt',
    ],
    ['ending before it starts', { endsAt: at('2027-01-13T08:00') }, 'TIMES_INVALID endsAt'],
    ['in the past', { startsAt: at('2026-11-30T08:30') }, 'TIMES_INVALID endsAt'],
  ] as const)('%s', (_what, more, expected) => {
    expect(said(decideDraft(content(more as Partial<SessionContent>), null, now))).toBe(expected);
  });

  it.each([
    ['IN_PERSON', 30, null, 'OK'],
    ['IN_PERSON', 0, null, 'CAPACITY_INVALID capacity'],
    ['IN_PERSON', 100_001, null, 'CAPACITY_INVALID capacity'],
    ['ONLINE', 30, 10, 'CAPACITY_INVALID onlineCapacity'],
    ['HYBRID', 30, 10, 'OK'],
    ['HYBRID', 30, 31, 'CAPACITY_INVALID onlineCapacity'],
    ['HYBRID', 30, null, 'CAPACITY_INVALID onlineCapacity'],
  ] as const)('%s with %i seats, %s of them on-line', (mode, capacity, onlineCapacity, expected) => {
    expect(said(decideSeats(mode, { capacity, onlineCapacity }))).toBe(expected);
  });
});

describe('editing a session', () => {
  const session = (more: Partial<SessionRow> = {}): SessionRow =>
    ({
      ...columnsOf(content()),
      id: 's',
      status: 'OPEN',
      scheduleVersion: 3,
      version: 4,
      postponedStartsAt: null,
      ...more,
    }) as SessionRow;
  const seats = { capacity: 30, onlineCapacity: null };
  const edited = (more: Partial<SessionContent>, row: SessionRow = session()) =>
    decideEdit(row, seats, content(more), now);

  it.each([
    ['the start', { startsAt: at('2027-01-13T09:00') }, 'MOVE_INSTEAD startsAt'],
    ['the end', { endsAt: at('2027-01-13T13:00') }, 'MOVE_INSTEAD endsAt'],
    ['the doors', { doorsOpenAt: null }, 'MOVE_INSTEAD doorsOpenAt'],
    ['the place', { venue: x(5) }, 'MOVE_INSTEAD venue'],
    ['the course', { courseId: 'water' }, 'SESSION_IS_ANNOUNCED courseId'],
    ['the city', { cityId: 'battambang' }, 'SESSION_IS_ANNOUNCED cityId'],
    ['the zone', { timeZone: 'Asia/Tokyo' }, 'SESSION_IS_ANNOUNCED timeZone'],
    ['the way of taking part', { mode: 'HYBRID' }, 'SESSION_IS_ANNOUNCED mode'],
    [
      'the end of registration, after the start',
      { registrationClosesAt: at('2027-01-14T08:00') },
      'REGISTRATION_WINDOW_INVALID registrationClosesAt',
    ],
  ] as const)('refuses, once it is open: %s', (_what, more, expected) => {
    expect(said(edited(more as Partial<SessionContent>))).toBe(expected);
  });

  it('takes, once it is open, what people were not told, and leaves the schedule as it is', () => {
    const more = {
      mapUrl: 'https://maps.example/other-door',
      accessNote: null,
      languages: ['km', 'en'],
      registrationClosesAt: at('2027-01-12T17:00'),
    };

    expect(edited(more)).toEqual({
      ok: true,
      value: {
        ...session(),
        mapUrl: more.mapUrl,
        accessNoteKm: null,
        accessNoteEn: null,
        languages: ['km', 'en'],
        registrationClosesAt: more.registrationClosesAt,
      },
    });
  });

  it('takes a first join link, and sends a changed one by the way that tells people', () => {
    const online = content({ mode: 'ONLINE', cityId: null, venue: null, mapUrl: null });
    const link = { ...online, joinUrl: 'https://meet.example/new' };
    const row = session(columnsOf(online));

    expect(decideEdit(row, seats, link, now)).toMatchObject({ value: { joinUrl: link.joinUrl } });
    expect(said(decideEdit({ ...row, joinUrl: 'https://meet.example/old' }, seats, link, now))).toBe(
      'MOVE_INSTEAD joinUrl',
    );
  });

  it.each([
    ['one that is over', { endsAt: now }, 'SESSION_ENDED'],
    ['a cancelled one', { status: 'CANCELLED' }, 'SESSION_CANCELLED'],
    ['one without a date, by the times that it had', { status: 'POSTPONED' }, 'OK'],
    ['a draft, in everything', { status: 'DRAFT', cityId: 'battambang' }, 'OK'],
  ] as const)('%s', (_what, more, expected) => {
    expect(said(edited({}, session(more as Partial<SessionRow>)))).toBe(expected);
  });
});
