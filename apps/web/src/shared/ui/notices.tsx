import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
}

/** Nothing is here yet, or nothing fits the filters: says which, and what to do. Stands where the list would.
 *
 *      <EmptyState title={t('pledges.none')}><a href={…}>{t('pledges.offer')}</a></EmptyState> */
export const EmptyState = ({ title, children }: NoticeProps) => (
  <div className="notice notice--quiet stack-8 section-gap">
    <h2>{title}</h2>
    {children && <div>{children}</div>}
  </div>
);

/** One part of a screen could not be read; the others stand. A page that fails as a whole has its own page.
 *
 *      {figures ? <Figures … /> : <ErrorState title={t('overview.away')}>{t('fault.away.help')}</ErrorState>} */
export const ErrorState = ({ title, children }: NoticeProps) => (
  <div className="notice notice--bad stack-8 section-gap" role="alert">
    <h2>{title}</h2>
    {children && <div>{children}</div>}
  </div>
);

/** What was just done, once, after the 303 of its form (`?done=…`).
 *
 *      notice={done && <SuccessNotice>{t(`pledges.done.${done}`)}</SuccessNotice>} */
export const SuccessNotice = ({ children }: { children: ReactNode }) => (
  <output className="notice notice--ok">{children}</output>
);
