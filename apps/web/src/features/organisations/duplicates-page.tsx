import type { OrganisationDuplicatesQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { ReasonLine } from '../../shared/ui/verdict-form';
import { OrganisationLine, OrganisationStateWord } from './organisation-facts';

type Pair = OrganisationDuplicatesQuery['organisationDuplicates'][number];

interface DuplicatesPageProps {
  readonly pairs: readonly Pair[];
  readonly submission: Submission | null;
  readonly done: 'merged' | 'apart' | null;
}

/** Organisations that may be one, with why. Nothing is merged from here. */
export function DuplicatesPage({ pairs, submission, done }: DuplicatesPageProps) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('duplicates.title', { count: pairs.length })}
      gloss="duplicates.title.gloss"
      lead="duplicates.lead"
      back={{ href: `/${locale}/organisations/proposals`, label: t('proposals.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`duplicates.done.${done}`)}</SuccessNotice>}
    >
      {pairs.length === 0 ? (
        <EmptyState title={t('duplicates.none')}>{t('duplicates.none.help')}</EmptyState>
      ) : (
        <ul className="proposals">
          {pairs.map((pair) => (
            <PairOf key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
          ))}
        </ul>
      )}
    </ConsolePage>
  );
}

function PairOf({ pair: { a, b, score, reasons } }: { pair: Pair }) {
  const { locale, t, say } = useLanguage();
  return (
    <li className="stack-8">
      {[a, b].map((one) => (
        <p key={one.id}>
          <a href={`/${locale}/organisations/${one.id}`}>
            <Say text={one.name} />
          </a>{' '}
          <OrganisationStateWord state={one.state} />
          <OrganisationLine organisation={one} />
        </p>
      ))}
      <p className="small">
        {t('duplicates.score', { score })}{' '}
        {reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', ')}
      </p>
      <p className="acts">
        {(
          [
            [a, b],
            [b, a],
          ] as const
        )
          .filter(([, into]) => into.state === 'VERIFIED')
          .map(([from, into]) => (
            <a
              key={into.id}
              className="btn btn--second"
              href={`/${locale}/organisations/merge/${from.id}/${into.id}`}
            >
              {t('duplicates.preview', { name: say(into.name) })}
            </a>
          ))}
      </p>
      <form method="post" action={`/${locale}/organisations/merge/${a.id}/${b.id}/apart`} className="stack-8">
        <FormKey submission={null} />
        <ReasonLine of={`${a.id}-${b.id}`} label={t('duplicates.reason')} />
        <button className="btn btn--second" type="submit">
          {t('duplicates.apart')}
        </button>
      </form>
    </li>
  );
}
