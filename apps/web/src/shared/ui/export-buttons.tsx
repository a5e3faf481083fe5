import { withSearch } from '../lib/address';
import { useFrame } from './frame-context';
import type { MessageKey } from '../lib/i18n';
import { useLanguage } from './language';

type Search = Readonly<Record<string, string | null | undefined>>;

interface ExportButtonsProps {
  /** Name of the list, as the api knows it: `libs/exports/src/api/lists`. */
  readonly list: string;
  /** Address of the list's page, without its search. */
  readonly path: string;
  /** What its address holds now, as for `Pager`: the way back. */
  readonly search?: Search;
  /** The list's own filters, where they are not what the address holds; `after` is none. */
  readonly filters?: Search;
  /** Rows on this page; of a list without any there is nothing to take. */
  readonly rows: number;
  /** What is taken, where the page has two lists. */
  readonly label?: MessageKey;
}

/** Takes a list along as a file, all rows that fit its filters: real forms, so a fresh proof can be asked for in between.
 *  Only for whoever may.
 *
 *      <ExportButtons list="pledges" path={path} search={{ ...view }} rows={pledges.nodes.length} /> */
export function ExportButtons({
  list,
  path,
  search = {},
  filters = search,
  rows,
  label = 'export.take',
}: ExportButtonsProps) {
  const { locale, t } = useLanguage();
  const { viewer } = useFrame();
  if (rows === 0 || !viewer.permissions.includes('exports.create')) return null;
  const asked = Object.entries(filters).filter(
    (entry): entry is [string, string] => entry[0] !== 'after' && Boolean(entry[1]),
  );
  return (
    <form method="post" action={`/${locale}/exports`} className="export-bar">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="back" value={withSearch(path, search)} />
      {asked.map(([name, value]) => (
        <input key={name} type="hidden" name={`f-${name}`} value={value} />
      ))}
      <span className="small muted" id={`export-${list}`}>
        {t(label)}
      </span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <button
          key={format}
          className="btn btn--second"
          type="submit"
          name="format"
          value={format}
          aria-describedby={`export-${list}`}
          title={t(`export.${format}.help`)}
        >
          {t(`export.${format}`)}
        </button>
      ))}
    </form>
  );
}
