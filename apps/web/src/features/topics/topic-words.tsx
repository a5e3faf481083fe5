import type { Disposition, TopicBriefFragment, TopicState } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { useLanguage } from '../../shared/ui/language';
import { StateWord, type Tone } from '../../shared/ui/state-word';

const STATE_TONES: Record<TopicState, Tone> = {
  PLANNED: 'open',
  OPEN: 'ok',
  CLOSED: 'wait',
  PUBLISHED: 'quiet',
};

export function TopicStateWord({ state }: { state: TopicState }) {
  const { t } = useLanguage();
  return <StateWord tone={STATE_TONES[state]}>{t(`topics.state.${state}`)}</StateWord>;
}

const ANSWER_TONES: Record<Disposition, Tone> = {
  ACCEPTED: 'ok',
  PARTLY_ACCEPTED: 'ok',
  NOTED: 'quiet',
  NOT_ACCEPTED: 'no',
};

/** The committee's answer; “not answered yet” without one. */
export function AnswerWord({ disposition }: { disposition?: Disposition | null }) {
  const { t } = useLanguage();
  return disposition ? (
    <StateWord tone={ANSWER_TONES[disposition]}>{t(`topics.answer.${disposition}`)}</StateWord>
  ) : (
    <StateWord tone="wait">{t('topics.answer.none')}</StateWord>
  );
}

/** When it opens or closes, in words that fit its state. */
export function useTopicTime(): (topic: TopicBriefFragment) => string {
  const { locale, t, zone } = useLanguage();
  return ({ state, opensAt, closesAt }) =>
    state === 'PLANNED'
      ? t('topics.opens', { when: dayAndClock(locale, opensAt, zone) })
      : t(state === 'OPEN' ? 'topics.closes' : 'topics.closed', {
          when: dayAndClock(locale, closesAt, zone),
        });
}
