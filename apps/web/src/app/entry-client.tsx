import { RouterClient } from '@tanstack/react-router/ssr/client';
import { hydrateRoot } from 'react-dom/client';
import { createApi } from '../shared/lib/api';
import { BARE_FRAME, NOBODY } from '../shared/lib/frame';
import { loadMessages } from '../shared/lib/i18n';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../shared/lib/locale';
import { followNetwork } from '../shared/lib/network-hint';
import { forgetHeld, tabStore } from '../features/account/held-store';
import { createAppRouter } from './router';

const MESSAGES = {
  km: () => import('./messages-km'),
  en: () => import('./messages-en'),
};

/** Whoever signs out comes to a page of these: what a form of theirs still held in this tab goes with them. */
function forgetOfNobody(): void {
  const store = tabStore();
  if (store && !document.querySelector('form[action$="/sign-out"]')) forgetHeld(store);
}

async function start(): Promise<void> {
  const locale = isLocale(document.documentElement.lang) ? document.documentElement.lang : DEFAULT_LOCALE;
  loadMessages(locale, (await MESSAGES[locale]()).default);
  const router = createAppRouter({
    context: {
      frame: {
        ...BARE_FRAME,
        publicUrl: location.origin,
        programmeZone: document.documentElement.dataset['zone'] ?? BARE_FRAME.programmeZone,
      },
      api: (spoken: Locale) => createApi({ url: '/graphql', locale: spoken }),
      viewer: () => Promise.resolve(NOBODY),
      submission: null,
      pendingEmail: null,
    },
  });
  hydrateRoot(document, <RouterClient router={router} />);
}

forgetOfNobody();
followNetwork();
void start();
