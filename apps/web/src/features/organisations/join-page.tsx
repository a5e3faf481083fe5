import type { OrganisationFactsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { OrganisationLine } from './organisation-facts';

interface JoinPageProps {
  /** Null when the link is not good any more. */
  readonly organisation: OrganisationFactsFragment | null;
  readonly token: string;
  readonly signedIn: boolean;
  readonly submission: Submission | null;
}

/** What a join link opens: reading it changes nothing. */
export function JoinPage({ organisation, token, signedIn, submission }: JoinPageProps) {
  const { locale, t, say } = useLanguage();
  if (!organisation)
    return (
      <ConsolePage title={t('join.gone')}>
        <EmptyState title={t('join.gone.title')}>{t('join.gone.help')}</EmptyState>
      </ConsolePage>
    );
  const path = `/${locale}/join/${token}`;
  return (
    <ConsolePage
      title={t('join.title', { name: say(organisation.name) })}
      lead="join.lead"
      errors={submission?.errors ?? []}
    >
      <p>
        <OrganisationLine organisation={organisation} />
      </p>
      {signedIn ? (
        <form method="post" action={path}>
          <FormKey submission={submission} />
          <button className="btn" type="submit">
            {t('join.submit')}
          </button>
        </form>
      ) : (
        <p className="acts">
          <a className="btn" href={`/${locale}/sign-in?next=${encodeURIComponent(path)}`}>
            {t('join.sign-in')}
          </a>
        </p>
      )}
    </ConsolePage>
  );
}
