import type { CampaignsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { type Language, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { titleOf, TONE_OF } from './campaign-view';
import { excludedIn } from './reach';

interface CampaignsPageProps {
  readonly campaigns: CampaignsQuery['campaigns'];
  readonly after: string | null;
}

type Row = CampaignsQuery['campaigns']['nodes'][number];

export function CampaignsPage({ campaigns, after }: CampaignsPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const path = `/${locale}/campaigns`;
  return (
    <ConsolePage
      title={t('campaigns.title')}
      gloss="campaigns.title.gloss"
      lead="campaigns.lead"
      aside={
        <p className="acts">
          <a className="btn" href={`${path}/new`}>
            {t('campaigns.new')}
          </a>
          <a href={`${path}/excluded`}>{t('campaigns.kept-out')}</a>
        </p>
      }
    >
      <ExportButtons list="campaigns" path={path} rows={campaigns.nodes.length} />
      {campaigns.nodes.length === 0 ? (
        <EmptyState title={t('campaigns.none')}>{t('campaigns.none.help')}</EmptyState>
      ) : (
        <DataTable
          caption={t('campaigns.caption')}
          captionHidden
          rows={campaigns.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('campaigns.column.subject'),
              cell: (row) => (
                <>
                  <a href={`${path}/${row.id}`}>
                    <Typed text={titleOf(language, row)} />
                  </a>
                  {row.session && <span className="hint">{say(row.session.course.title)}</span>}
                </>
              ),
            },
            {
              label: t('campaigns.column.state'),
              cell: (row) => (
                <StateWord tone={TONE_OF[row.status]}>{t(`campaigns.state.${row.status}`)}</StateWord>
              ),
            },
            { label: t('campaigns.column.when'), cell: (row) => whenOf(language, row) },
            { label: t('campaigns.column.invited'), numeric: true, cell: (row) => row.reach.invited },
            { label: t('campaigns.column.sent'), numeric: true, cell: (row) => row.progress.sent },
            { label: t('campaigns.column.excluded'), numeric: true, cell: (row) => excludedIn(row.reach) },
          ]}
        />
      )}
      <Pager path={path} search={{ after }} pageInfo={campaigns.pageInfo} />
    </ConsolePage>
  );
}

const whenOf = ({ locale, zone }: Language, { startedAt, createdAt }: Row): string =>
  dayAndClock(locale, startedAt ?? createdAt, zone);
