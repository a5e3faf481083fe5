import type { PersonMergeUndoPreviewQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { AfterLookingForm, BothSides } from '../../shared/ui/merging';
import { TextArea } from '../../shared/ui/text-area';
import { PersonCard } from './person-card';

type Preview = NonNullable<PersonMergeUndoPreviewQuery['previewUndoPersonMerge']['preview']>;

interface PeopleUndoPageProps {
  readonly id: string;
  readonly preview: Preview;
  readonly submission: Submission | null;
}

/** What would go back and what would stay; nothing is written before the button. */
export function PeopleUndoPage({
  id,
  preview: { from, into, back, stay, seen },
  submission,
}: PeopleUndoPageProps) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('people.undo.title')}
      lead="people.undo.lead"
      back={{ href: `/${locale}/people/duplicates`, label: t('people.back') }}
      errors={submission?.errors ?? []}
    >
      <BothSides
        sides={[
          ['people.undo.from', from],
          ['merge.into', into],
        ]}
        card={(person) => <PersonCard person={person} />}
      />
      {(
        [
          ['back', back],
          ['stay', stay],
        ] as const
      )
        .filter(([, lines]) => lines.length > 0)
        .map(([which, lines]) => (
          <DataTable
            key={which}
            caption={t(`people.undo.${which}`)}
            rows={lines}
            rowKey={({ held }) => held}
            columns={[
              { label: t('merge.what'), cell: ({ held }) => t(`people.held.${held}`) },
              {
                label: t('people.undo.rows'),
                numeric: true,
                cell: ({ moves, collides }) => moves + collides,
              },
            ]}
          />
        ))}
      <AfterLookingForm
        action={`/${locale}/people/merges/${id}`}
        submission={submission}
        seen={seen}
        submit={t('people.undo.submit')}
      >
        <TextArea
          name="reason"
          label={t('console.reason')}
          hint={t('people.undo.hint')}
          value={submission?.values['reason'] ?? ''}
          errors={submission?.errors ?? []}
          maxLength={500}
        />
      </AfterLookingForm>
    </ConsolePage>
  );
}
