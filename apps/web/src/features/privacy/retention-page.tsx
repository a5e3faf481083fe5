import type { RetentionPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { KeptFor } from './kept-for';

/** What is deleted by itself each night, how much is due, and what the last round took. Nothing is done from here. */
export function RetentionPage({ lastAt, lines }: RetentionPageQuery['retention']) {
  const { locale, t, zone } = useLanguage();
  const due = lines.reduce((sum, line) => sum + line.due, 0);
  return (
    <ConsolePage title={t('retention.title', { due })} gloss="retention.title.gloss" lead="retention.lead">
      <p>
        {lastAt ? t('retention.last', { when: dayAndClock(locale, lastAt, zone) }) : t('retention.never')}
      </p>
      <DataTable
        caption={t('retention.caption')}
        captionHidden
        rows={lines}
        rowKey={({ subject }) => subject}
        columns={[
          { label: t('retention.what'), cell: ({ what }) => <Say text={what} /> },
          {
            label: t('retention.after'),
            cell: ({ keptDays, keptFrom }) => <KeptFor days={keptDays} from={keptFrom} />,
          },
          { label: t('retention.due'), numeric: true, cell: (line) => line.due },
          { label: t('retention.passed'), numeric: true, cell: ({ passed }) => passed ?? '–' },
        ]}
      />
      <p className="measure muted small">
        <Sentence id="retention.help" />
      </p>
    </ConsolePage>
  );
}
