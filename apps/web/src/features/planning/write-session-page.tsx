import type { SessionPlanChoicesQuery, SessionToEditFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import type { LocalizedText } from '../../shared/lib/locale';
import { ActForm } from '../../shared/ui/act-form';
import { ConsolePage } from '../../shared/ui/console-page';
import { HistoryLink } from '../../shared/ui/history-link';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { PlaceTag } from '../../shared/ui/place';
import { AnnouncedForm, DraftForm } from './session-fields';
import { valuesOf } from './session-form';

export const WRITE_SESSION_DONE = ['planned', 'saved'] as const;

export interface SessionChoices {
  readonly trainers: SessionPlanChoicesQuery['trainerChoices'];
  readonly observers: SessionPlanChoicesQuery['observerChoices'];
  readonly cities: SessionPlanChoicesQuery['citiesToPlanIn'];
  /** Topics that a meeting may name: those open for input, and those that it names. */
  readonly topics: readonly { readonly id: string; readonly title: LocalizedText }[];
  readonly courses: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** May the reader plan on-line sessions? */
  readonly online: boolean;
}

interface WriteSessionPageProps extends SessionChoices {
  /** Null for a new one. */
  readonly session: SessionToEditFragment | null;
  /** The course that a new one is of; empty for none yet. */
  readonly course: string;
  readonly submission: Submission | null;
  readonly done: (typeof WRITE_SESSION_DONE)[number] | null;
}

/** A session is planned, or what is written of it changes. */
export function WriteSessionPage(props: WriteSessionPageProps) {
  const { session, course, submission, done, ...choices } = props;
  const { locale, t, say, zone } = useLanguage();
  const errors = submission?.errors ?? [];
  const title = session
    ? t('planning.edit.title', { course: say(session.course.title) })
    : t('planning.title');
  const [onlyCity] = choices.cities.length === 1 ? choices.cities : [];
  const first = { courseId: course, mode: 'IN_PERSON', timeZone: zone, cityId: onlyCity?.id ?? '' };
  const form = {
    ...choices,
    values: submission?.values ?? (session ? valuesOf(session) : first),
    chosenTopics: submission?.lists?.['topics'] ?? session?.topics.map(({ id }) => id) ?? [],
    languages: submission?.lists?.['languages'] ?? session?.languages ?? ['km'],
    submission,
    errors,
  };
  const isOver = session?.state === 'ENDED' || session?.state === 'CANCELLED';
  return (
    <ConsolePage
      title={title}
      {...(session ? {} : { gloss: 'planning.title.gloss' as const, lead: 'planning.lead' as const })}
      back={{ href: `/${locale}/trainer`, label: t('planning.back') }}
      errors={errors}
      notice={done && <SuccessNotice>{t(`planning.done.${done}`)}</SuccessNotice>}
    >
      {session && <Standing session={session} />}
      {isOver && <p className="notice">{t('plan.closed')}</p>}
      {session && !isOver && session.state !== 'DRAFT' && (
        <AnnouncedForm {...form} session={session} action={`/${locale}/manage/sessions/${session.id}/edit`} />
      )}
      {session?.state === 'DRAFT' && (
        <DraftForm
          {...form}
          action={`/${locale}/manage/sessions/${session.id}/edit`}
          submit="planning.save"
        />
      )}
      {!session &&
        (choices.courses.length === 0 ? (
          <p className="notice">
            <Sentence id="planning.no-course" />
          </p>
        ) : (
          <DraftForm {...form} action={`/${locale}/manage/sessions/new`} submit="planning.submit" />
        ))}
    </ConsolePage>
  );
}

/** Where the session stands, and what comes next. */
function Standing({ session }: { session: SessionToEditFragment }) {
  const { locale, t } = useLanguage();
  const page = `/${locale}/trainer/sessions/${session.id}`;
  const isDraft = session.state === 'DRAFT';
  return (
    <section className="stack-8 planning-next" aria-label={t('planning.standing')}>
      <p className="meta">
        <PlaceTag place={session} />
        <span>
          {t(session.isDateKnown ? 'plan.now' : 'session.no-longer', {
            when: dayAndClock(locale, session.startsAt, session.timeZone),
          })}
        </span>
        {isDraft && <span className="tag tag--quiet">{t('session.draft')}</span>}
      </p>
      {isDraft && (
        <>
          <h2 className="h-19">{t('planning.next')}</h2>
          <p>
            <Sentence id="planning.next.help" />
          </p>
        </>
      )}
      <div className="acts">
        <a className="btn btn--second" href={`${page}/seats`}>
          {t('planning.next.seats', { count: session.seats.capacity })}
        </a>
        {isDraft ? (
          <ActForm action={`${page}/plan/open`} tone="first">
            {t('plan.open.draft')}
          </ActForm>
        ) : (
          <a className="btn btn--second" href={`${page}/plan`}>
            {t('plan.title')}
          </a>
        )}
        <a className="btn btn--second" href={`/${locale}/sessions/${session.id}`}>
          {t(isDraft ? 'planning.next.look' : 'trainer.public-page')}
        </a>
      </div>
      <HistoryLink subject={session.id} />
    </section>
  );
}
