import {
  accept,
  hasForbiddenCharacters,
  hasSomethingToSee,
  type LocalizedText,
  refuse,
  type Refusal,
  type Result,
} from '#kernel';

export type TopicState = 'PLANNED' | 'OPEN' | 'CLOSED' | 'PUBLISHED';

export interface TopicTimes {
  readonly opensAt: Date;
  /** The first instant at which nothing more is taken. */
  readonly closesAt: Date;
  readonly publishedAt: Date | null;
}

/** Every state that a topic passes, one after the other, by the clock and by the act of publishing. */
export function topicState(topic: TopicTimes, now: Date): TopicState {
  if (topic.publishedAt) return 'PUBLISHED';
  if (now < topic.opensAt) return 'PLANNED';
  return now < topic.closesAt ? 'OPEN' : 'CLOSED';
}

export type TopicAct = 'SUBMIT' | 'EXTEND' | 'ANSWER' | 'PUBLISH';
type ActRefusal = Refusal<'TOPIC_NOT_OPEN' | 'TOPIC_STILL_OPEN' | 'TOPIC_PUBLISHED'>;

/** Which act is for which state; every other one is refused with the code beside it. Source: docs/stories/policy-input.md. */
const VERDICTS: Record<TopicAct, Record<TopicState, 'yes' | ActRefusal['code']>> = {
  SUBMIT: { PLANNED: 'TOPIC_NOT_OPEN', OPEN: 'yes', CLOSED: 'TOPIC_NOT_OPEN', PUBLISHED: 'TOPIC_NOT_OPEN' },
  EXTEND: { PLANNED: 'yes', OPEN: 'yes', CLOSED: 'TOPIC_NOT_OPEN', PUBLISHED: 'TOPIC_NOT_OPEN' },
  ANSWER: {
    PLANNED: 'TOPIC_STILL_OPEN',
    OPEN: 'TOPIC_STILL_OPEN',
    CLOSED: 'yes',
    PUBLISHED: 'TOPIC_PUBLISHED',
  },
  PUBLISH: {
    PLANNED: 'TOPIC_STILL_OPEN',
    OPEN: 'TOPIC_STILL_OPEN',
    CLOSED: 'yes',
    PUBLISHED: 'TOPIC_PUBLISHED',
  },
};

export function decideAct(act: TopicAct, state: TopicState): Result<true, ActRefusal> {
  const verdict = VERDICTS[act][state];
  return verdict === 'yes' ? accept(true) : refuse(verdict);
}

/** Longest texts, in characters. */
export const LONGEST = { title: 200, question: 2_000, body: 5_000, reason: 1_000, outcome: 5_000 } as const;

/** Does a reader see something in it, and is it no longer? */
export const isText = (text: string, longest: number): boolean =>
  hasSomethingToSee(text) && text.length <= longest && !hasForbiddenCharacters(text);

/** Written in both languages? */
export const isLocalized = (text: LocalizedText, longest: number): boolean =>
  isText(text.km, longest) && isText(text.en, longest);
