/* docs/stories/plan-a-session.md */
import {
  bufferBetween,
  collide,
  type Engagement,
  keepingLanguages,
  languagesMissing,
  readTrainers,
} from './trainers.rules.js';

const at = (time: string): Date => new Date(`2027-01-13T${time}:00+07:00`);
const held = (from: string, to: string, cityId: string | null = 'siem-reap'): Engagement => ({
  startsAt: at(from),
  endsAt: at(to),
  blocks: null,
  cityId,
});
const buffers = { sameCity: 120, otherCity: 360 };
const morning = held('08:30', '12:00');

describe('two sessions of one trainer', () => {
  it.each([
    ['overlap', held('11:00', '13:00'), true],
    ['lie within one another', held('09:00', '10:00'), true],
    ['lie 1 hour 59 minutes apart in one city', held('13:59', '16:00'), true],
    ['lie two hours apart in one city', held('14:00', '16:00'), false],
    ['lie two hours before, in one city', held('05:00', '06:30'), false],
    ['lie 5 hours 59 minutes apart in two cities', held('17:59', '19:00', 'battambang'), true],
    ['lie six hours apart in two cities', held('18:00', '19:00', 'battambang'), false],
    ['lie an hour apart, one of them on-line', held('13:00', '15:00', null), true],
  ])('%s', (_what, other, expected) => {
    expect(collide(morning, other, buffers)).toBe(expected);
    expect(collide(other, morning, buffers)).toBe(expected);
  });

  it('need no way where both are on-line', () => {
    const online = held('12:00', '13:00', null);
    expect(bufferBetween({ ...morning, cityId: null }, online, buffers)).toBe(0);
    expect(collide({ ...morning, cityId: null }, online, buffers)).toBe(false);
  });
});

describe('the trainers of a session', () => {
  const entry = (trainerId: string, name = 'Keo Sophea') => ({
    trainerId,
    name: { km: 'កែវ សុភា', en: name },
    position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
  });
  const said = (typed: Parameters<typeof readTrainers>[0]): string => {
    const read = readTrainers(typed);
    return read.ok ? 'OK' : [read.refusal.code, ...(read.refusal.path ?? [])].join(' ');
  };

  it.each([
    ['two of them', [entry('a'), entry('b')], 'OK'],
    ['none', [], 'OK'],
    ['one of them twice', [entry('a'), entry('a')], 'TRAINER_TWICE trainers 1 trainerId'],
    ['one without a name in English', [entry('a', ' ')], 'TRAINER_TEXT_INVALID trainers 0 name'],
    ['eleven', Array.from({ length: 11 }, (_, n) => entry(String(n))), 'TOO_MANY_TRAINERS trainers'],
  ])('%s', (_what, typed, expected) => {
    expect(said(typed)).toBe(expected);
  });

  it.each([
    [
      ['en', 'km'],
      ['km', 'en'],
    ],
    [['en', 'en', 'lo'], ['en']],
    [[], null],
    [undefined, null],
  ])('who train in %j do so in %j', (languages, expected) => {
    expect(readTrainers([{ ...entry('a'), ...(languages && { languages }) }])).toMatchObject({
      value: [{ languages: expected }],
    });
  });

  it('keep the languages that the session has of them, where none are typed', () => {
    const typed = [
      { ...entry('a'), languages: [] },
      entry('b'),
      { ...entry('c'), languages: ['en'] },
      entry('d'),
    ];
    const stood = ['a', 'b', 'c'].map((id) => ({ ...entry(id), languages: ['km'] }));

    expect(keepingLanguages(typed, stood).map(({ languages }) => languages)).toEqual([
      ['km'],
      ['km'],
      ['en'],
      null,
    ]);
  });

  it.each([
    ['one of them trains in', ['km', 'en'], [['km'], ['en']], []],
    ['none trains in', ['km', 'en'], [['km'], ['km']], ['en']],
    ['none trains in, both of them', ['km', 'en'], [['lo']], ['km', 'en']],
    ['perhaps one of whom nothing is known trains in', ['km', 'en'], [['km'], null], []],
    ['perhaps one of whom nothing was said trains in', ['km', 'en'], [['km'], []], []],
    ['nobody has to train in, for there is nobody', ['km', 'en'], [], []],
    ['it is not held in', ['km'], [['km']], []],
  ])('have a session in languages that %s', (_what, languages, theirs, expected) => {
    const trainers = theirs.map((one) => ({ languages: one }));
    expect(languagesMissing(languages, trainers)).toEqual(expected);
  });
});
