import { useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { inLocale } from '../shared/lib/locale';
import { ConnectionHint } from '../shared/ui/connection-hint';
import { useLanguage } from '../shared/ui/language';
import { useFrame } from '../shared/ui/frame-context';
import { SiteFrame } from '../shared/ui/site-frame';
import { consoleMenu } from './console-menu';

/** After a move within the browser the focus goes to the new page, so that readers begin there; the link it was on is gone. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    const isNew = before.current !== undefined && path !== undefined && before.current !== path;
    before.current = path;
    const main = document.getElementById('main');
    if (!isNew || !main) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }, [path]);
}

/** What is asked of the reader before the page is of use: to press once more after a proof, or to give one for a role that
 *  waits for it. */
function Asked({ href }: { href: string }) {
  const { locale, t } = useLanguage();
  const { viewer } = useFrame();
  const { submission } = useRouter().options.context;
  if (submission?.confirmed)
    return (
      <div className="wrap withheld">
        <output className="notice notice--ok" id="confirmed" tabIndex={-1}>
          {t('frame.confirmed')}
        </output>
      </div>
    );
  if (viewer.withheldRoles.length === 0 || /^\/(?:km|en)\/account/.test(href)) return null;
  const query = new URLSearchParams({ next: href });
  return (
    <aside className="wrap withheld">
      <p className="notice notice--wait">
        {t('frame.withheld')}{' '}
        <a href={`/${locale}/account/confirm?${query.toString()}`}>{t('frame.withheld.go')}</a>
      </p>
    </aside>
  );
}

/** The frame of the site around the page of a route. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const { frame, viewer } = useFrame();
  useFocusOnNewPage();
  const href = useRouterState({ select: (state) => state.location.href });
  const section = useRouterState({
    select: (state) => state.matches.findLast((match) => match.staticData.section)?.staticData.section,
  });
  const switchForm = useRouterState({
    select: (state) =>
      state.matches.map(({ staticData, loaderData }) => staticData.switchForm?.(loaderData)).find(Boolean) ??
      undefined,
  });
  return (
    <SiteFrame
      section={section}
      work={consoleMenu(language, { frame, viewer }, href)}
      otherHref={inLocale(href, language.other)}
      switchForm={switchForm}
      hint={<ConnectionHint />}
    >
      <Asked href={href} />
      {children}
    </SiteFrame>
  );
}
