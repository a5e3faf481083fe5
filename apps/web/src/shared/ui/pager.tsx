import { withSearch } from '../lib/address';
import { useLanguage } from './language';

interface PagerProps {
  /** Address of the list below the site, without its search. */
  readonly path: string;
  /** What the list is filtered and sorted by now; `after` is set here. */
  readonly search: Readonly<Record<string, string | null | undefined>>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** The way through a keyset list: on to the next page, or back to the first. Pages have no numbers, because rows come and
 *  go. Nothing when everything is on one page.
 *
 *      <Pager path={`/${locale}/pledges`} search={view} pageInfo={pledges.pageInfo} /> */
export function Pager({ path, search, pageInfo }: PagerProps) {
  const { t } = useLanguage();
  const later = Boolean(search['after']);
  if (!later && !pageInfo.hasNextPage) return null;
  return (
    <nav className="pager" aria-label={t('console.pages')}>
      {pageInfo.hasNextPage && (
        <a
          className="btn btn--second"
          href={withSearch(path, { ...search, after: pageInfo.endCursor })}
          rel="next"
        >
          {t('console.pages.next')}
        </a>
      )}
      {later && <a href={withSearch(path, { ...search, after: null })}>{t('console.pages.first')}</a>}
    </nav>
  );
}
