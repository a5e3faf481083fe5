import { decideAct, isLocalized, topicState, type TopicAct, type TopicState } from './topic.rules.js';

const times = {
  opensAt: new Date('2026-11-02T03:00:00Z'),
  closesAt: new Date('2026-11-30T10:00:00Z'),
  publishedAt: null,
};

describe('the state of a topic', () => {
  it.each<[string, TopicState]>([
    ['2026-11-02T02:59:59.999Z', 'PLANNED'],
    ['2026-11-02T03:00:00.000Z', 'OPEN'],
    ['2026-11-30T09:59:59.999Z', 'OPEN'],
    ['2026-11-30T10:00:00.000Z', 'CLOSED'],
  ])('at %s is %s', (now, state) => {
    expect(topicState(times, new Date(now))).toBe(state);
  });

  it('is published once it was, whatever the clock says', () => {
    expect(topicState({ ...times, publishedAt: new Date('2026-12-04T02:00:00Z') }, new Date(0))).toBe(
      'PUBLISHED',
    );
  });
});

describe('which act is for which state', () => {
  it.each<[TopicAct, TopicState, string]>([
    ['SUBMIT', 'PLANNED', 'TOPIC_NOT_OPEN'],
    ['SUBMIT', 'OPEN', 'yes'],
    ['SUBMIT', 'CLOSED', 'TOPIC_NOT_OPEN'],
    ['SUBMIT', 'PUBLISHED', 'TOPIC_NOT_OPEN'],
    ['EXTEND', 'PLANNED', 'yes'],
    ['EXTEND', 'OPEN', 'yes'],
    ['EXTEND', 'CLOSED', 'TOPIC_NOT_OPEN'],
    ['EXTEND', 'PUBLISHED', 'TOPIC_NOT_OPEN'],
    ['ANSWER', 'PLANNED', 'TOPIC_STILL_OPEN'],
    ['ANSWER', 'OPEN', 'TOPIC_STILL_OPEN'],
    ['ANSWER', 'CLOSED', 'yes'],
    ['ANSWER', 'PUBLISHED', 'TOPIC_PUBLISHED'],
    ['PUBLISH', 'PLANNED', 'TOPIC_STILL_OPEN'],
    ['PUBLISH', 'OPEN', 'TOPIC_STILL_OPEN'],
    ['PUBLISH', 'CLOSED', 'yes'],
    ['PUBLISH', 'PUBLISHED', 'TOPIC_PUBLISHED'],
  ])('%s while %s: %s', (act, state, expected) => {
    const verdict = decideAct(act, state);
    expect(verdict.ok ? 'yes' : verdict.refusal.code).toBe(expected);
  });
});

describe('a text in both languages', () => {
  it.each([
    [{ km: 'ផ្លូវ', en: 'Streets' }, true],
    [{ km: '', en: 'Streets' }, false],
    [{ km: 'ផ្លូវ', en: '  ' }, false],
    [{ km: 'ផ្លូវ', en: 'x'.repeat(11) }, false],
    [{ km: 'ផ្លូវ', en: 'a\u202eb' }, false],
    [{ km: 'ផ្លូវ', en: '\u200b\u3164' }, false],
  ])('%j: %s', (text, expected) => {
    expect(isLocalized(text, 10)).toBe(expected);
  });
});
