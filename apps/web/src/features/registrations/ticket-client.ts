import { inLocale } from '../../shared/lib/locale';
import { KEPT_MARK, type KeepTicket, TICKET_SCOPES, TICKET_WORKER } from './kept-ticket';

/* Runs on the page of a ticket and asks the service worker to keep it, so that it opens at a door without a network. Without this
   script, or in a browser that has no such worker, the page is the same. */

async function keep(): Promise<void> {
  const mark = document.querySelector(`[${KEPT_MARK}]`);
  if (!mark || !('serviceWorker' in navigator)) return;
  const files = (mark.getAttribute(KEPT_MARK) ?? '').split(' ').filter(Boolean);
  const { pathname } = location;
  const pages = [pathname, inLocale(pathname, pathname.startsWith('/km/') ? 'en' : 'km')];
  const order: KeepTicket = { pages, files };
  const [first] = await Promise.all(
    TICKET_SCOPES.map((scope) => navigator.serviceWorker.register(TICKET_WORKER, { scope })),
  );
  (first?.active ?? first?.waiting ?? first?.installing)?.postMessage(order);
}

keep().catch(() => undefined);
