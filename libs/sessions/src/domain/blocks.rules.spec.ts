/* docs/stories/session-blocks.md */
import { blocksColumn } from './blocks.column.js';
import { areSameTimes, type Block, blocksOf, decideBlocks, type HeldTimes } from './blocks.rules.js';
import { shiftedDraft } from './copy-session.rules.js';
import { columnsOf, decideEdit, type SessionContent } from './plan-session.rules.js';
import type { SessionRow } from './session.entity.js';
import { decideMove, lastTimes } from './session.rules.js';
import { decidePostponing } from './session-state.rules.js';
import { collide } from './trainers.rules.js';

const at = (text: string): Date => new Date(`2027-01-${text}:00+07:00`);
const block = (from: string, to: string): Block => ({ startsAt: at(from), endsAt: at(to) });
const THREE = [
  block('13T08:30', '13T11:30'),
  block('13T14:00', '13T16:30'),
  block('14T08:30', '14T11:00'),
] as const;
const WHOLE = block('13T08:30', '14T11:00');
const held = (times: Block, blocks: readonly Block[] | null = null): HeldTimes => ({ ...times, blocks });
const now = new Date('2026-12-01T09:00:00+07:00');

const content: SessionContent = {
  courseId: 'c',
  mode: 'IN_PERSON',
  cityId: 'siem-reap',
  venue: { km: 'សាលាក្រុង', en: 'City Hall' },
  mapUrl: null,
  accessNote: null,
  joinUrl: null,
  languages: ['km'],
  ...WHOLE,
  blocks: THREE,
  doorsOpenAt: at('13T08:00'),
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
};
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    ...columnsOf(content),
    id: 's',
    status: 'OPEN',
    blocks: THREE,
    mostBlocks: 3,
    scheduleVersion: 1,
    movedFrom: null,
    movedAt: null,
    reconfirmBy: null,
    minimumAskedAt: null,
    ...more,
  }) as SessionRow;

describe('the blocks of a session', () => {
  const said = (typed: readonly Block[], times: Block = WHOLE): string => {
    const result = decideBlocks(typed, times, null);
    return result.ok
      ? `${result.value?.length ?? 'no'} blocks`
      : [result.refusal.code, ...(result.refusal.path ?? [])].join(' ');
  };

  it.each([
    ['three of them', THREE, '3 blocks'],
    ['one of them, which is the whole', [WHOLE], 'no blocks'],
    ['none', [], 'no blocks'],
    [
      'one that begins before the one before it has ended',
      [block('13T08:30', '13T14:01'), ...THREE.slice(1)],
      'BLOCKS_INVALID blocks 1 startsAt',
    ],
    [
      'one that begins with the end of the one before it',
      [block('13T08:30', '13T14:00'), ...THREE.slice(1)],
      'BLOCKS_INVALID blocks 1 startsAt',
    ],
    ['two in the wrong order', [THREE[1], THREE[0], THREE[2]], 'BLOCKS_INVALID blocks 1 startsAt'],
    [
      'one that ends before it begins',
      [THREE[0], block('13T16:30', '13T14:00'), THREE[2]],
      'BLOCKS_INVALID blocks 1 endsAt',
    ],
    ['a first that is not the start', THREE.slice(1), 'BLOCKS_MISFIT blocks'],
    ['a last that is not the end', THREE.slice(0, 2), 'BLOCKS_MISFIT blocks'],
  ])('%s', (_what, typed, expected) => {
    expect(said(typed)).toBe(expected);
  });

  it('are at most twenty', () => {
    const days = Array.from({ length: 21 }, (_, day) => {
      const date = String(day + 1).padStart(2, '0');
      return block(`${date}T08:30`, `${date}T11:30`);
    });
    const until = (many: number): Block => ({ startsAt: days[0]!.startsAt, endsAt: days[many - 1]!.endsAt });

    expect(said(days.slice(0, 20), until(20))).toBe('20 blocks');
    expect(said(days, until(21))).toBe('TOO_MANY_BLOCKS blocks');
  });

  it('are the whole of a session that is held without a pause', () => {
    expect(blocksOf(held(WHOLE))).toEqual([WHOLE]);
    expect(blocksOf(held(WHOLE, THREE))).toEqual(THREE);
    expect(areSameTimes(held(WHOLE), held(WHOLE, THREE))).toBe(false);
    expect(areSameTimes(held(WHOLE, [...THREE]), held(WHOLE, THREE))).toBe(true);
  });

  it('are written as ranges and read from them', () => {
    const written = blocksColumn.to(THREE) as string;

    expect(written).toBe(
      '{["2027-01-13T01:30:00.000Z","2027-01-13T04:30:00.000Z"),["2027-01-13T07:00:00.000Z","2027-01-13T09:30:00.000Z"),["2027-01-14T01:30:00.000Z","2027-01-14T04:00:00.000Z")}',
    );
    expect(blocksColumn.from(written)).toEqual(THREE);
    expect(blocksColumn.from('{["2027-01-13 01:30:00+00","2027-01-13 04:30:00.5+00")}') as Block[]).toEqual([
      { startsAt: at('13T08:30'), endsAt: new Date('2027-01-13T04:30:00.500Z') },
    ]);
    expect([blocksColumn.from(null), blocksColumn.to(null)]).toEqual([null, null]);
  });
});

describe('moving a session in blocks', () => {
  const week = block('20T08:30', '21T11:00');

  it('takes its blocks along, where it is as long as it was', () => {
    const moved = decideMove(session(), week, now);

    expect(moved).toMatchObject({
      ok: true,
      value: {
        blocks: [block('20T08:30', '20T11:30'), block('20T14:00', '20T16:30'), block('21T08:30', '21T11:00')],
        mostBlocks: 3,
        scheduleVersion: 2,
      },
    });
  });

  it('to times of another length asks how they lie', () => {
    const moved = decideMove(session(), block('20T08:30', '20T11:30'), now);

    expect(moved).toMatchObject({ ok: false, refusal: { code: 'BLOCKS_MISFIT', path: ['blocks'] } });
  });

  it('onto one time leaves none, and remembers how many there were', () => {
    const one = block('13T08:30', '13T11:30');
    const moved = decideMove(session(), { ...one, blocks: [one] }, now);

    expect(moved).toMatchObject({ ok: true, value: { ...one, blocks: null, mostBlocks: 3 } });
  });

  it('to the blocks that it has changes nothing, and to others within the same hours something', () => {
    expect(decideMove(session(), { ...WHOLE, blocks: THREE }, now)).toMatchObject({
      refusal: { code: 'NOTHING_CHANGED' },
    });
    const fewer = decideMove(session(), { ...WHOLE, blocks: [THREE[0], THREE[2]] }, now);
    expect(fewer).toMatchObject({ ok: true, value: { blocks: [THREE[0], THREE[2]], mostBlocks: 3 } });
  });

  it('of a draft forgets those that nobody was told of', () => {
    const one = block('13T08:30', '13T11:30');
    const moved = decideMove(session({ status: 'DRAFT' }), { ...one, blocks: [] }, now);

    expect(moved).toMatchObject({ ok: true, value: { blocks: null, mostBlocks: 1 } });
  });

  it('that has no date for now keeps those that no longer hold', () => {
    const postponed = decidePostponing(session(), { km: 'ទឹកជំនន់', en: 'Floods' }, now);

    expect(postponed).toMatchObject({ ok: true, value: { blocks: null, postponedBlocks: THREE } });
    if (!postponed.ok) throw new Error(postponed.refusal.code);
    expect(lastTimes(postponed.value)).toMatchObject({ ...WHOLE, blocks: THREE, postponedBlocks: null });
    const dated = decideMove(postponed.value, { ...week, reconfirmBy: at('18T17:00') }, now);
    expect(dated).toMatchObject({
      ok: true,
      value: {
        blocks: [{ startsAt: at('20T08:30') }, { startsAt: at('20T14:00') }, { endsAt: at('21T11:00') }],
      },
    });
  });
});

describe('a session in blocks', () => {
  it('is copied with each block as many days later', () => {
    expect(shiftedDraft(session(), 7).blocks).toEqual([
      block('20T08:30', '20T11:30'),
      block('20T14:00', '20T16:30'),
      block('21T08:30', '21T11:00'),
    ]);
  });

  it.each([
    ['without a word of them', { blocks: undefined }, 'OK'],
    ['with the same', {}, 'OK'],
    ['with fewer', { blocks: [THREE[0], THREE[2]] }, 'MOVE_INSTEAD blocks'],
    ['with none', { blocks: [] }, 'MOVE_INSTEAD blocks'],
  ])('is edited once it is open %s', (_what, more, expected) => {
    const edited = decideEdit(
      session(),
      { capacity: 30, onlineCapacity: null },
      { ...content, ...(more as Partial<SessionContent>) },
      now,
    );
    expect(edited.ok ? 'OK' : [edited.refusal.code, ...(edited.refusal.path ?? [])].join(' ')).toBe(expected);
    if (edited.ok) expect(edited.value.blocks).toEqual(THREE);
  });

  it.each([
    ['in the pause, with time for the way', ['13T12:00', '13T13:30'], false],
    ['in the pause, too near to the second block', ['13T12:00', '13T13:31'], true],
    ['in the second block', ['13T15:00', '13T17:00'], true],
    ['in the evening between the days', ['13T17:00', '13T20:00'], false],
    ['in the last block', ['14T10:59', '14T12:00'], true],
  ])('leaves a trainer time for another %s: %s', (_what, [from, to], expected) => {
    const buffers = { sameCity: 30, otherCity: 360 };
    const here = { ...held(WHOLE, THREE), cityId: 'siem-reap' };
    const other = { ...held(block(from!, to!)), cityId: 'siem-reap' };

    expect(collide(here, other, buffers)).toBe(expected);
    expect(collide(other, here, buffers)).toBe(expected);
  });
});
