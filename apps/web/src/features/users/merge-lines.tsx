import type { PersonMergePreviewQuery } from '../../shared/gql/graphql';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';

export type MergeLine = NonNullable<
  PersonMergePreviewQuery['previewPersonMerge']['preview']
>['lines'][number];

interface MergeLinesProps {
  readonly caption: string;
  readonly lines: readonly MergeLine[];
  readonly columns: (count: (lines: MergeLine) => number) => readonly Column<MergeLine>[];
}

/** One sort of rows a line: what it is, and how many do what. */
export function MergeLines({ caption, lines, columns }: MergeLinesProps) {
  const { t } = useLanguage();
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ held }) => held}
      columns={[
        { label: t('merge.what'), cell: ({ held }) => t(`people.held.${held}`) },
        ...columns(({ moves, collides }) => moves + collides),
      ]}
    />
  );
}
