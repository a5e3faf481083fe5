/* docs/stories/virtual-rooms.md: who enters, and when. */
import {
  decideEntry,
  decideObserverEntry,
  decideRunnerEntry,
  type Guest,
  guestWindow,
  hasRoom,
  type RoomFacts,
  roomStateOf,
} from './room.rules.js';

const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);
const CONFIRMED: Guest = { status: 'CONFIRMED', hasExpired: false, attendanceMode: null };
const room = (more: Partial<RoomFacts> = {}): RoomFacts => ({
  sessionId: 's',
  status: 'OPEN',
  mode: 'ONLINE',
  isOnline: true,
  startsAt: at('13:30'),
  endsAt: at('16:30'),
  blocks: null,
  timeZone: 'Asia/Phnom_Penh',
  joinUrl: null,
  meetingId: 'm',
  roomState: 'MADE',
  failure: null,
  triedAt: null,
  hasHouse: true,
  now: at('13:00'),
  ...more,
});
const said = (result: ReturnType<typeof decideEntry>): string => (result.ok ? 'in' : result.refusal.code);

describe('entering with a ticket', () => {
  it.each([
    ['10:00', 'ROOM_TOO_EARLY'],
    ['12:59', 'ROOM_TOO_EARLY'],
    ['13:00', 'in'],
    ['16:29', 'in'],
    ['16:30', 'ROOM_OVER'],
  ])('at %s: %s', (clock, expected) => {
    expect(said(decideEntry(CONFIRMED, room({ now: at(clock) })))).toBe(expected);
    const typed = room({
      now: at(clock),
      joinUrl: 'https://meet.example/x',
      roomState: null,
      hasHouse: false,
    });
    expect(said(decideEntry(CONFIRMED, typed))).toBe(expected);
  });

  it.each([
    ['13T07:59', 'ROOM_TOO_EARLY', '13T08:00'],
    ['13T08:00', 'in', '13T08:00'],
    ['13T11:30', 'ROOM_TOO_EARLY', '13T13:30'],
    ['13T12:00', 'ROOM_TOO_EARLY', '13T13:30'],
    ['13T13:30', 'in', '13T13:30'],
    ['13T16:30', 'ROOM_TOO_EARLY', '14T08:00'],
    ['14T08:00', 'in', '14T08:00'],
    ['14T11:00', 'ROOM_OVER', '14T08:00'],
  ])('of a session in blocks, at %s: %s', (clock, expected, opensAt) => {
    const on = (text: string): Date => new Date(`2027-01-${text}:00+07:00`);
    const inBlocks = room({
      startsAt: on('13T08:30'),
      endsAt: on('14T11:00'),
      blocks: [
        { startsAt: on('13T08:30'), endsAt: on('13T11:30') },
        { startsAt: on('13T14:00'), endsAt: on('13T16:30') },
        { startsAt: on('14T08:30'), endsAt: on('14T11:00') },
      ],
      now: on(clock),
    });
    expect(said(decideEntry(CONFIRMED, inBlocks))).toBe(expected);
    expect(guestWindow(inBlocks).opensAt).toEqual(on(opensAt));
  });

  it.each(['PENDING', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED'])('is not for who is %s', (status) => {
    expect(said(decideEntry({ ...CONFIRMED, status }, room()))).toBe('ROOM_NOT_CONFIRMED');
  });

  it('is not for a ticket that has expired', () => {
    expect(said(decideEntry({ ...CONFIRMED, hasExpired: true }, room()))).toBe('ROOM_NOT_CONFIRMED');
  });

  it.each([
    ['IN_PERSON', true, 'IN_PERSON', 'ROOM_IN_PERSON'],
    ['IN_PERSON', true, 'ONLINE', 'in'],
    ['IN_PERSON', false, null, 'ROOM_NONE'],
    ['ONLINE', true, null, 'in'],
  ] as const)(
    'of a session %s (on-line: %s) for who comes %s: %s',
    (mode, isOnline, attendanceMode, expected) => {
      expect(said(decideEntry({ ...CONFIRMED, attendanceMode }, room({ mode, isOnline })))).toBe(expected);
    },
  );

  it.each(['DRAFT', 'POSTPONED', 'CANCELLED'] as const)('is nowhere while the session is %s', (status) => {
    expect(said(decideEntry(CONFIRMED, room({ status })))).toBe('ROOM_NONE');
    expect(said(decideRunnerEntry(room({ status })))).toBe('ROOM_NONE');
  });

  it('is nowhere without a typed link and without a house of rooms', () => {
    expect(said(decideEntry(CONFIRMED, room({ hasHouse: false })))).toBe('ROOM_NONE');
    expect(hasRoom(room({ hasHouse: false }))).toBe(false);
  });

  it.each([null, 'WANTED', 'ENDING', 'ENDED'] as const)('waits for a room that is %s', (roomState) => {
    expect(said(decideEntry(CONFIRMED, room({ roomState })))).toBe('ROOM_NOT_READY');
  });
});

it.each([
  ['12:29', 'ROOM_TOO_EARLY'],
  ['12:30', 'in'],
  ['18:29', 'in'],
  ['18:30', 'ROOM_OVER'],
])('who runs it enters at %s: %s', (clock, expected) => {
  expect(said(decideRunnerEntry(room({ now: at(clock) })))).toBe(expected);
});

it.each<[string, Partial<RoomFacts>, string]>([
  ['12:59', {}, 'ROOM_TOO_EARLY'],
  ['13:00', {}, 'in'],
  ['13:00', { mode: 'IN_PERSON' }, 'in'],
  ['13:00', { mode: 'IN_PERSON', isOnline: false }, 'ROOM_NONE'],
  ['13:00', { status: 'CANCELLED' }, 'ROOM_NONE'],
  ['13:00', { roomState: 'WANTED' }, 'ROOM_NOT_READY'],
  ['16:30', {}, 'ROOM_OVER'],
])('who watches it without a seat enters at %s, %j: %s', (clock, more, expected) => {
  expect(said(decideObserverEntry(room({ now: at(clock), ...more })))).toBe(expected);
});

it.each<[string, Partial<RoomFacts>]>([
  ['LINK', { joinUrl: 'https://meet.example/x' }],
  ['MISSING', { hasHouse: false, roomState: null }],
  ['PLANNED', { roomState: null }],
  ['PLANNED', { roomState: 'WANTED' }],
  ['MADE', {}],
  ['FAILED', { roomState: 'WANTED', failure: 'UNREACHABLE' }],
  ['FAILED', { failure: 'REFUSED' }],
  ['OVER', { now: at('18:30') }],
])('who runs it is told %s', (state, more) => {
  expect(roomStateOf(room(more))).toBe(state);
});
