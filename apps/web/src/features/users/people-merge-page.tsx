import type { PersonMergePreviewQuery } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { MixedText } from '../../shared/ui/typed';
import { MergeLines } from './merge-lines';
import { PersonPair } from './person-pair';

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
      <PersonPair
        people={[
          ['merge.from', from],
          ['merge.into', into],
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState title={t('people.merge.nothing')}>{t('people.merge.nothing.help')}</EmptyState>
      ) : (
        <MergeLines
          caption={t('merge.caption')}
          lines={lines}
          columns={() => [
            { label: t('merge.moves'), numeric: true, cell: ({ moves }) => moves },
            {
              label: t('merge.collides'),
              cell: ({ held, collides }) =>
                collides > 0 ? (
                  <>
                    {collides}
                    <span className="small under">{t(`people.collides.${held}`)}</span>
                  </>
                ) : (
                  <span className="muted">–</span>
                ),
            },
          ]}
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
      <form method="post" action={`/${locale}/people/merge/${from.id}/${into.id}`} className="stack-8">
        <FormKey submission={submission} />
        <input type="hidden" name="seen" value={seen} />
        <p>{t('people.merge.final')}</p>
        <p className="acts">
          <button className="btn btn--danger" type="submit">
            <MixedText text={t('people.merge.submit', names)} />
          </button>
        </p>
      </form>
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
