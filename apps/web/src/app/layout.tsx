import { useRouterState } from '@tanstack/react-router';
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

/** The frame of the site around the page of a route. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const { frame, viewer } = useFrame();
  useFocusOnNewPage();
  const href = useRouterState({ select: (state) => state.location.href });
  const section = useRouterState({
    select: (state) => state.matches.findLast((match) => match.staticData.section)?.staticData.section,
  });
  return (
    <SiteFrame
      section={section}
      work={consoleMenu(language, { frame, viewer }, href)}
      otherHref={inLocale(href, language.other)}
      hint={<ConnectionHint />}
    >
      {children}
    </SiteFrame>
  );
}
