import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';

type Column = EnrolmentPartsFragment['columns'][number] & { readonly at: number };

/** How the columns of the list were read, each to be changed in place; nothing where the rows have none in common. */
export function EnrolColumns({ preview, check }: { preview: EnrolmentPartsFragment; check: string }) {
  const { t } = useLanguage();
  if (preview.columns.length === 0) return null;
  const columns = preview.columns.map((column, at) => ({ ...column, at }));
  return (
    // What is left out may be a mistake, and is seen at once; two columns that are both read need no look.
    <details className="whole-list" open={columns.some(({ use }) => use === 'UNUSED')}>
      <summary>{t('enrol.columns')}</summary>
      <p className="small muted">{t('enrol.columns.help')}</p>
      <DataTable
        caption={t('enrol.columns')}
        captionHidden
        rows={columns}
        rowKey={({ at }) => String(at)}
        columns={[
          { label: t('enrol.column'), cell: (column) => <Heading column={column} /> },
          {
            label: t('enrol.column.samples'),
            cell: ({ samples }) => <Typed text={samples.join(' · ') || '–'} />,
          },
          { label: t('enrol.column.use'), cell: (column) => <Use column={column} /> },
        ]}
      />
      <p className="acts">
        <button className="btn btn--second" type="submit" formAction={check}>
          {t('enrol.columns.read-again')}
        </button>
      </p>
    </details>
  );
}

/** As sheets letter their columns; a list has fewer than 52. */
const letterOf = (at: number): string =>
  (at < 26 ? '' : 'A') + String.fromCodePoint('A'.codePointAt(0)! + (at % 26));

const Heading = ({ column: { at, heading } }: { column: Column }) => (
  <span id={`column-${at}-heading`}>
    {letterOf(at)}
    {heading && (
      <>
        {' · '}
        <Typed text={heading} />
      </>
    )}
  </span>
);

function Use({ column: { at, use } }: { column: Column }) {
  const { t } = useLanguage();
  return (
    <select
      className="input"
      name={`column-${at}`}
      defaultValue={use}
      aria-labelledby={`column-${at}-heading`}
    >
      {(['NAME', 'CONTACT', 'UNUSED'] as const).map((choice) => (
        <option key={choice} value={choice}>
          {t(`enrol.column.use.${choice}`)}
        </option>
      ))}
    </select>
  );
}
