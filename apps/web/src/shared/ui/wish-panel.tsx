import type { WishCitiesQuery } from '../gql/graphql';
import type { Submission } from '../lib/frame';
import { Field } from './field';
import { ErrorSummary, TextField } from './form';
import { Sentence, useLanguage } from './language';
import { SuccessNotice } from './notices';

export const WISH_DONE = ['asked', 'waiting', 'over'] as const;
export type WishDone = (typeof WISH_DONE)[number];

export interface WishPanelProps {
  readonly courseId: string;
  /** Those of this programme. */
  readonly cities: WishCitiesQuery['cities']['nodes'];
  readonly signedIn: boolean;
  /** Does whoever is signed in wait already? */
  readonly waits: boolean;
  readonly done: WishDone | null;
  readonly submission: Submission | null;
}

/** To be told of the next session, where there is none to register for. */
export function WishPanel(props: WishPanelProps) {
  const { t } = useLanguage();
  const { done, waits, submission } = props;
  return (
    <section className="stack section" aria-labelledby="wish">
      <h3 id="wish">{t('wish.title')}</h3>
      {done && <SuccessNotice>{t(`wish.done.${done}`)}</SuccessNotice>}
      <ErrorSummary errors={submission?.errors ?? []} heading="wish.error.heading" />
      {waits ? <Waits courseId={props.courseId} done={done} /> : done !== 'asked' && <WishForm {...props} />}
    </section>
  );
}

function Waits({ courseId, done }: { courseId: string; done: WishDone | null }) {
  const { locale, t } = useLanguage();
  return (
    <form method="post" action={`/${locale}/courses/${courseId}/next-date/end`} className="stack-8">
      {done !== 'waiting' && (
        <p>
          <Sentence id="wish.own" />
        </p>
      )}
      <p>
        <button className="btn btn--second" type="submit">
          {t('wish.end')}
        </button>
      </p>
    </form>
  );
}

function WishForm({ courseId, cities, signedIn, submission }: WishPanelProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  // An account need not have an address.
  const asksEmail = !signedIn || errors.some(({ field }) => field === 'email');
  return (
    <form
      method="post"
      action={`/${locale}/courses/${courseId}/next-date`}
      className="stack"
      noValidate={errors.length > 0}
    >
      <p className="small muted">
        <Sentence id="wish.help" />
      </p>
      {asksEmail && (
        <TextField
          name="email"
          label="wish.email"
          hint="wish.email.hint"
          type="email"
          value={submission?.values['email'] ?? ''}
          errors={errors}
          autoComplete="email"
          inputMode="email"
          maxLength={254}
        />
      )}
      <Field name="cityId" label={t('wish.city')} errors={errors}>
        {(marks) => (
          <select className="input" {...marks} defaultValue={submission?.values['cityId'] ?? ''}>
            <option value="">{t('wish.city.any')}</option>
            {cities.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <button className="btn" type="submit">
          {t('wish.submit')}
        </button>
      </p>
    </form>
  );
}
