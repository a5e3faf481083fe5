import type { MergePreviewQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
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
      <dl className="facts">
        {[['merge.from', from] as const, ['merge.into', into] as const].map(([label, one]) => (
          <div key={one.id}>
            <dt>{t(label)}</dt>
            <dd>
              <Say text={one.name} />
              <OrganisationLine organisation={one} />
            </dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption={t('merge.caption')}
        rows={holdings}
        rowKey={({ held }) => held}
        columns={[
          {
            label: t('merge.what'),
            cell: ({ held, sums }) => (
              <>
                {t(`merge.held.${held}`)}
                {sums.map((sum) => (
                  <span key={sum} className="muted small under">
                    {sum.replace(/ (OFFERED|ACCEPTED)$/, '')}{' '}
                    {t(sum.endsWith('ACCEPTED') ? 'merge.accepted' : 'merge.offered')}
                  </span>
                ))}
              </>
            ),
          },
          { label: t('merge.moves'), numeric: true, cell: ({ moves }) => moves },
          {
            label: t('merge.collides'),
            cell: ({ held, collides }) =>
              collides > 0 ? (
                <>
                  {collides}
                  <span className="small under">{t(`merge.collides.${held}`)}</span>
                </>
              ) : (
                <span className="muted">–</span>
              ),
          },
        ]}
      />
      <form method="post" action={`/${locale}/organisations/merge/${from.id}/${into.id}`} className="stack-8">
        <FormKey submission={submission} />
        <input type="hidden" name="seen" value={seen} />
        <p>{t('merge.final', names)}</p>
        <p className="acts">
          <button className="btn btn--danger" type="submit">
            {t('merge.submit', names)}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
