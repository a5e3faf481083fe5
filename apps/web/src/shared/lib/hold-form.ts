/** On the form: it is held while there is no network. */
export const HOLDS_MARK = 'data-holds';
/** In it: what is said then, hidden until it is so. */
export const HELD_MARK = 'data-held';

/** Holds a form back while there is no network, and says so where it stands: the browser would put its own page in the place of what was
 *  typed, and nothing typed is ever kept (docs/stories/privacy.md). The next press tries again. Without a script the browser sends the form
 *  anew when its page is loaded again. */
export function holdForm(form: HTMLFormElement): void {
  const notice = form.querySelector<HTMLElement>(`[${HELD_MARK}]`);
  form.addEventListener('submit', (event) => {
    // The language switch leads elsewhere, and what is sent from here would not.
    if (navigator.onLine || event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    // A machine without a network still reaches what runs on itself.
    fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
      () => form.submit(),
      () => {
        if (!notice) return;
        notice.role = 'alert';
        notice.hidden = false;
      },
    );
  });
}
