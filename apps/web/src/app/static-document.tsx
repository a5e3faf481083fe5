import type { ReactNode } from 'react';
import type { Frame, ViewerFacts } from '../shared/lib/frame';
import type { Locale } from '../shared/lib/locale';
import { translate } from '../shared/lib/i18n';
import { DocumentHead } from '../shared/ui/document-head';
import { FrameProvider } from '../shared/ui/frame-context';
import { LanguageProvider } from '../shared/ui/language';
import { SiteFrame } from '../shared/ui/site-frame';
import { consoleMenu } from './console-menu';

interface StaticDocumentProps {
  readonly frame: Frame;
  readonly viewer: ViewerFacts;
  readonly locale: Locale;
  readonly otherHref: string;
  readonly children: ReactNode;
}

/** A page that the server writes without the router and that no script takes over: the mailbox, and pages about faults. */
export const StaticDocument = ({ frame, viewer, locale, otherHref, children }: StaticDocumentProps) => (
  <html lang={locale}>
    <head>
      <DocumentHead assets={frame.assets} locale={locale} />
    </head>
    <body>
      <LanguageProvider locale={locale} zone={frame.programmeZone}>
        <FrameProvider frame={frame} viewer={viewer}>
          <SiteFrame
            section={undefined}
            work={consoleMenu({ locale, t: (key) => translate(locale, key) }, { frame, viewer }, otherHref)}
            otherHref={otherHref}
          >
            {children}
          </SiteFrame>
        </FrameProvider>
      </LanguageProvider>
    </body>
  </html>
);
