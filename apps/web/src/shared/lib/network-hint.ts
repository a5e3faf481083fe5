/** Marks the line that says when the network is gone or slow, with the words for either. */
export const OFFLINE_MARK = 'data-offline';
export const SLOW_MARK = 'data-slow';

/** A page that is slower than this deserves a word. */
const SLOW_MS = 3_000;

/** Does this press lead to another page in this window? */
function leadsOn({ target, button, defaultPrevented, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey) return false;
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.origin === location.origin && !link.target && !link.hasAttribute('download');
}

/** Says when the network is gone, or slow to bring the next page. Silent otherwise. */
export function followNetwork(): void {
  const line = document.querySelector(`[${OFFLINE_MARK}]`);
  if (!line) return;
  let slow: ReturnType<typeof setTimeout> | undefined;
  const say = (mark: string | null): void => {
    line.textContent = mark && line.getAttribute(mark);
  };
  const notice = (): void => say(navigator.onLine ? null : OFFLINE_MARK);
  const wait = (): void => {
    clearTimeout(slow);
    slow = setTimeout(() => navigator.onLine && say(SLOW_MARK), SLOW_MS);
  };
  notice();
  addEventListener('online', notice);
  addEventListener('offline', notice);
  addEventListener('click', (event) => leadsOn(event) && wait());
  addEventListener('submit', (event) => !event.defaultPrevented && wait());
  // Also of a page that the browser had kept and shows again.
  addEventListener('pagehide', () => clearTimeout(slow));
  addEventListener('pageshow', notice);
}
