import type { SignInRecoveriesQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { fieldsOf, formOf, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';

export const RECOVERIES_DONE = ['asked', 'approved', 'declined'] as const;

interface RecoveriesPageProps {
  readonly recoveries: SignInRecoveriesQuery['signInRecoveries'];
  readonly done: (typeof RECOVERIES_DONE)[number] | null;
  readonly submission: Submission | null;
}

/** Somebody of the programme lost the passkey: one administrator asks, another approves. */
export function RecoveriesPage({ recoveries, done, submission }: RecoveriesPageProps) {
  const { locale, t } = useLanguage();
  const asking = formOf(submission, 'ask');
  const field = fieldsOf(asking);
  return (
    <ConsolePage
      title={t('recoveries.title', { count: recoveries.length })}
      gloss="recoveries.title.gloss"
      lead="recoveries.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`recoveries.done.${done}`)}</SuccessNotice>}
    >
      {recoveries.length === 0 ? (
        <EmptyState title={t('recoveries.none')} />
      ) : (
        <ul className="own-list">
          {recoveries.map((recovery) => (
            <Recovery key={recovery.id} recovery={recovery} />
          ))}
        </ul>
      )}
      <form
        method="post"
        action={`/${locale}/recoveries`}
        className="stack-24 section-gap"
        noValidate={(asking?.errors ?? []).length > 0}
      >
        <h2 className="h-19">{t('recoveries.ask')}</h2>
        <TextField
          {...field('email')}
          label="recoveries.email"
          type="email"
          autoComplete="off"
          maxLength={320}
        />
        <TextArea
          {...field('reason')}
          label={t('console.reason')}
          hint={t('recoveries.reason.hint')}
          maxLength={500}
          rows={2}
        />
        <p className="acts">
          <button className="btn" type="submit">
            {t('recoveries.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}

function Recovery({ recovery }: { recovery: RecoveriesPageProps['recoveries'][number] }) {
  const { locale, t, zone } = useLanguage();
  const { id, personName, reason, askedByName, askedAt, approvable } = recovery;
  return (
    <li>
      <div>
        <b>
          <Typed text={personName} />
        </b>
        <span>
          <Typed text={reason} />
        </span>
        <span className="small muted">
          {t('recoveries.asked', {
            by: askedByName ?? '',
            when: dayAndClock(locale, askedAt, zone),
          })}
        </span>
        {!approvable && <span className="small muted">{t('recoveries.second')}</span>}
      </div>
      <p className="acts">
        {approvable && (
          <button
            className="btn"
            type="submit"
            form={`decide-${id}`}
            formAction={`/${locale}/recoveries/${id}/approve`}
          >
            {t('recoveries.approve')} <span className="vh">{personName}</span>
          </button>
        )}
        <button
          className="btn btn--second"
          type="submit"
          form={`decide-${id}`}
          formAction={`/${locale}/recoveries/${id}/decline`}
        >
          {t('recoveries.decline')} <span className="vh">{personName}</span>
        </button>
      </p>
      <form method="post" id={`decide-${id}`} action={`/${locale}/recoveries/${id}/decline`} />
    </li>
  );
}
