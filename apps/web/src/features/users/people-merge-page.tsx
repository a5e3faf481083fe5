import type { PersonMergePreviewQuery } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { useLanguage } from '../../shared/ui/language';
import { AfterLookingForm, BothSides, WhatMoves } from '../../shared/ui/merging';
import { EmptyState } from '../../shared/ui/notices';
import { MixedText } from '../../shared/ui/typed';
import { PersonCard } from './person-card';

type Preview = NonNullable<PersonMergePreviewQuery['previewPersonMerge']['preview']>;

interface PeopleMergePageProps {
  readonly preview: Preview;
  readonly submission: Submission | null;
}

/** What a merge would move, sort by sort; nothing is written before the button. */
export function PeopleMergePage({ preview, submission }: PeopleMergePageProps) {
  const { locale, t } = useLanguage();
  const { from, into, lines, seen, takesAddress } = preview;
  const names = { from: from.fullName, into: into.fullName };
  return (
    <ConsolePage
      title={t('people.merge.title')}
      lead="merge.lead"
      back={{ href: `/${locale}/people/duplicates`, label: t('people.back') }}
      errors={submission?.errors ?? []}
    >
      <BothSides
        sides={[
          ['merge.from', from],
          ['merge.into', into],
        ]}
        card={(person) => <PersonCard person={person} />}
      />
      {lines.length === 0 ? (
        <EmptyState title={t('people.merge.nothing')}>{t('people.merge.nothing.help')}</EmptyState>
      ) : (
        <WhatMoves
          lines={lines}
          what={({ held }) => t(`people.held.${held}`)}
          collision={({ held }) => t(`people.collides.${held}`)}
        />
      )}
      <div className="measure stack-8">
        {takesAddress && (
          <p>
            <MixedText text={t('people.merge.address', names)} />
          </p>
        )}
        <p>
          <MixedText text={t('people.merge.roles', names)} />
        </p>
        <p>{t('people.merge.tickets')}</p>
        <p>{t('people.merge.told')}</p>
      </div>
      <AfterLookingForm
        action={`/${locale}/people/merge/${from.id}/${into.id}`}
        submission={submission}
        seen={seen}
        submit={<MixedText text={t('people.merge.submit', names)} />}
      >
        <p>{t('people.merge.final')}</p>
      </AfterLookingForm>
    </ConsolePage>
  );
}

/** Why the two cannot be merged, or a merge cannot be taken back: nothing else can be done here. */
export function PeopleRefusedPage({ errors }: { errors: readonly FieldError[] }) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('people.refused')}
      back={{ href: `/${locale}/people/duplicates`, label: t('people.back') }}
      errors={errors}
    >
      <p className="measure">{t('people.refused.help')}</p>
    </ConsolePage>
  );
}
