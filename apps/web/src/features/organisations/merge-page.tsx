import type { MergePreviewQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { Say, useLanguage } from '../../shared/ui/language';
import { AfterLookingForm, BothSides, WhatMoves } from '../../shared/ui/merging';
import { OrganisationLine } from './organisation-facts';

type Preview = NonNullable<MergePreviewQuery['previewOrganisationMerge']['preview']>;

interface MergePageProps {
  readonly preview: Preview;
  readonly submission: Submission | null;
}

/** What a merge would move, row by row; nothing is written before the button. */
export function MergePage({ preview, submission }: MergePageProps) {
  const { locale, t, say } = useLanguage();
  const { from, into, holdings, seen } = preview;
  const names = { from: say(from.name), into: say(into.name) };
  return (
    <ConsolePage
      title={t('merge.title', names)}
      lead="merge.lead"
      back={{ href: `/${locale}/organisations/duplicates`, label: t('merge.back') }}
      errors={submission?.errors ?? []}
    >
      <BothSides
        sides={[
          ['merge.from', from],
          ['merge.into', into],
        ]}
        card={(one) => (
          <>
            <Say text={one.name} />
            <OrganisationLine organisation={one} />
          </>
        )}
      />
      <WhatMoves
        lines={holdings}
        what={({ held, sums }) => (
          <>
            {t(`merge.held.${held}`)}
            {sums.map((sum) => (
              <span key={sum} className="muted small under">
                {sum.replace(/ (OFFERED|ACCEPTED)$/, '')}{' '}
                {t(sum.endsWith('ACCEPTED') ? 'merge.accepted' : 'merge.offered')}
              </span>
            ))}
          </>
        )}
        collision={({ held }) => t(`merge.collides.${held}`)}
      />
      <AfterLookingForm
        action={`/${locale}/organisations/merge/${from.id}/${into.id}`}
        submission={submission}
        seen={seen}
        submit={t('merge.submit', names)}
      >
        <p>{t('merge.final', names)}</p>
      </AfterLookingForm>
    </ConsolePage>
  );
}
