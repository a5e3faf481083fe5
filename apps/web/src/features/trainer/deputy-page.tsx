import type { DeputyPageQuery } from '../../shared/gql/graphql';
import { dayAndClock, dayOnly } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { fieldsOf, FormKey, TextField } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

type Deputies = DeputyPageQuery['approvalDeputies'];
type Deputy = Deputies['standsInFor'][number];

export const DEPUTY_DONE = ['named', 'withdrawn'] as const;

interface DeputyPageProps {
  readonly deputies: Deputies;
  readonly submission: Submission | null;
  readonly done: (typeof DEPUTY_DONE)[number] | null;
}

/** Who decides on approvals in one's place, in whose place one decides, and on what. */
export function DeputyPage({ deputies, submission, done }: DeputyPageProps) {
  const { locale, t } = useLanguage();
  const { named, standsInFor, sessionsToDecide } = deputies;
  return (
    <ConsolePage
      title={t('deputy.title')}
      gloss="deputy.title.gloss"
      lead="deputy.lead"
      back={{ href: `/${locale}/trainer`, label: t('deputy.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`deputy.done.${done}`)}</SuccessNotice>}
    >
      {standsInFor.length > 0 && (
        <section className="panel panel--alone stack">
          <h2 className="h-19">{t('deputy.stands-in')}</h2>
          <ul className="stack-8">
            {standsInFor.map((one) => (
              <li key={`${one.fullName ?? ''} ${one.startsOn}`}>
                <Days deputy={one} />
              </li>
            ))}
          </ul>
          <ToDecide sessions={sessionsToDecide} />
        </section>
      )}
      {named && (
        <section className="panel panel--alone stack">
          <h2 className="h-19">{t('deputy.named')}</h2>
          <Days deputy={named} />
          <ActForm action={`/${locale}/trainer/deputy/withdraw`}>{t('deputy.withdraw')}</ActForm>
        </section>
      )}
      <NameForm deputies={deputies} submission={submission} />
    </ConsolePage>
  );
}

const dayName = (locale: 'km' | 'en', day: string): string => dayOnly(locale, `${day}T00:00:00Z`, 'UTC');

function Days({ deputy: { fullName, startsOn, endsOn, isNow } }: { readonly deputy: Deputy }) {
  const { locale, t } = useLanguage();
  return (
    <p>
      <b>
        <Typed text={fullName ?? t('audit.gone')} />
      </b>{' '}
      {isNow && <StateWord tone="ok">{t('deputy.now')}</StateWord>}
      <span className="muted small under">
        {t('deputy.days', { from: dayName(locale, startsOn), until: dayName(locale, endsOn) })}
      </span>
    </p>
  );
}

function ToDecide({ sessions }: { readonly sessions: Deputies['sessionsToDecide'] }) {
  const language = useLanguage();
  const { locale, t } = language;
  if (sessions.length === 0) return <p className="muted small">{t('deputy.nothing')}</p>;
  return (
    <ul className="stack-8">
      {sessions.map((session) => (
        <li key={session.id}>
          <a href={`/${locale}/trainer/sessions/${session.id}/approvals`}>
            <Say text={session.course.title} />
          </a>
          <span className="muted small under">
            {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)} ·{' '}
            {t('deputy.waiting', { count: session.awaitingApproval ?? 0 })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NameForm({ deputies: { named, choices }, submission }: Omit<DeputyPageProps, 'done'>) {
  const { locale, t, say } = useLanguage();
  const field = fieldsOf(submission);
  return (
    <form
      method="post"
      action={`/${locale}/trainer/deputy`}
      className="stack-24 two--form section-gap"
      noValidate={(submission?.errors.length ?? 0) > 0}
    >
      <FormKey submission={submission} />
      <h2 className="h-23">{t(named ? 'deputy.another' : 'deputy.new')}</h2>
      <ChoiceField
        {...field('deputy')}
        label={t('deputy.who')}
        hint={t('deputy.who.hint')}
        none={t('deputy.who.none')}
        choices={choices.map(({ id, fullName, city }) => ({
          value: id,
          label: city ? t('deputy.choice', { name: fullName, city: say(city) }) : fullName,
        }))}
      />
      <TextField {...field('startsOn')} label="deputy.from" type="date" />
      <TextField {...field('endsOn')} label="deputy.until" type="date" />
      <p className="acts">
        <button className="btn" type="submit">
          {t('deputy.submit')}
        </button>
      </p>
    </form>
  );
}
