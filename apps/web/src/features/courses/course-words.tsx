import type { CourseBriefFragment, CourseState } from '../../shared/gql/graphql';
import type { Language } from '../../shared/ui/language';
import { useLanguage } from '../../shared/ui/language';
import { StateWord, type Tone } from '../../shared/ui/state-word';

export const LEVELS = ['INTRODUCTORY', 'INTERMEDIATE', 'ADVANCED'] as const;
export const AUDIENCES = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;
export const STATES = ['PUBLISHED', 'DRAFT', 'ARCHIVED'] as const;

const TONES: Record<CourseState, Tone> = { DRAFT: 'wait', PUBLISHED: 'ok', ARCHIVED: 'quiet' };

export function CourseStateWord({ state }: { state: CourseState }) {
  const { t } = useLanguage();
  return <StateWord tone={TONES[state]}>{t(`courses.state.${state}`)}</StateWord>;
}

/** `NGO, institution`; `Everybody` where a course is for all. */
export const audienceText = (
  { t }: Pick<Language, 't'>,
  { audienceKinds }: Pick<CourseBriefFragment, 'audienceKinds'>,
): string =>
  audienceKinds.length === 0
    ? t('courses.for.all')
    : audienceKinds.map((kind) => t(`pledges.kind.${kind}`)).join(', ');

/** `3 h 40 min`, `45 min`. */
export function lengthText({ t }: Pick<Language, 't'>, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('courses.minutes', { minutes });
  return rest === 0 ? t('courses.hours', { hours }) : t('courses.hours-minutes', { hours, minutes: rest });
}
