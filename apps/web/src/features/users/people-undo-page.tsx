import type { PersonMergeUndoPreviewQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { MergeLines } from './merge-lines';
import { PersonPair } from './person-pair';

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
      <PersonPair
        people={[
          ['people.undo.from', from],
          ['merge.into', into],
        ]}
      />
      {(
        [
          ['back', back],
          ['stay', stay],
        ] as const
      )
        .filter(([, lines]) => lines.length > 0)
        .map(([which, lines]) => (
          <MergeLines
            key={which}
            caption={t(`people.undo.${which}`)}
            lines={lines}
            columns={(count) => [{ label: t('people.undo.rows'), numeric: true, cell: count }]}
          />
        ))}
      <form method="post" action={`/${locale}/people/merges/${id}`} className="stack-24">
        <FormKey submission={submission} />
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          name="reason"
          label={t('console.reason')}
          hint={t('people.undo.hint')}
          value={submission?.values['reason'] ?? ''}
          errors={submission?.errors ?? []}
          maxLength={500}
        />
        <p className="acts">
          <button className="btn btn--danger" type="submit">
            {t('people.undo.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
