import type { OrganisationDuplicatesQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { Say, useLanguage } from '../../shared/ui/language';
import { PossibleDuplicates } from '../../shared/ui/merging';
import { SuccessNotice } from '../../shared/ui/notices';
import { OrganisationLine, OrganisationStateWord } from './organisation-facts';

interface DuplicatesPageProps {
  readonly pairs: OrganisationDuplicatesQuery['organisationDuplicates'];
  readonly submission: Submission | null;
  readonly done: 'merged' | 'apart' | null;
}

/** Organisations that may be one, with why. Nothing is merged from here. */
export function DuplicatesPage({ pairs, submission, done }: DuplicatesPageProps) {
  const { locale, t, say } = useLanguage();
  return (
    <ConsolePage
      title={t('duplicates.title', { count: pairs.length })}
      gloss="duplicates.title.gloss"
      lead="duplicates.lead"
      back={{ href: `/${locale}/organisations/proposals`, label: t('proposals.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`duplicates.done.${done}`)}</SuccessNotice>}
    >
      <PossibleDuplicates
        pairs={pairs}
        path={`/${locale}/organisations/merge`}
        card={(one) => (
          <>
            <a href={`/${locale}/organisations/${one.id}`}>
              <Say text={one.name} />
            </a>{' '}
            <OrganisationStateWord state={one.state} />
            <OrganisationLine organisation={one} />
          </>
        )}
        mayStay={({ state }) => state === 'VERIFIED'}
        preview={({ name }) => t('duplicates.preview', { name: say(name) })}
        why={(reason) => t(`duplicates.reason.${reason}`)}
        apart={{ label: t('duplicates.reason'), submit: t('duplicates.apart') }}
      />
    </ConsolePage>
  );
}
