// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdForm } from './hold-form';

/** Presses a button of a form that is held; whether the browser may send it itself. */
function press(name: 'send' | 'switch', { isOnline = false, isReached = false } = {}) {
  document.body.innerHTML = `<form id="sent"><p data-held hidden>You are offline.</p>
    <button id="send" type="submit">Send</button><button id="switch" type="submit" formaction="/km">Khmer</button></form>`;
  vi.stubGlobal('fetch', () =>
    isReached ? Promise.resolve(new Response()) : Promise.reject(new TypeError()),
  );
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
  const form = document.querySelector('form')!;
  holdForm(form);
  const event = new Event('submit', { bubbles: true, cancelable: true });
  form.dispatchEvent(Object.assign(event, { submitter: document.getElementById(name) }));
  return { isLeftAlone: !event.defaultPrevented, submit };
}
const isSaid = (): boolean => document.querySelector('[role="alert"]:not([hidden])') !== null;

describe('a form that is sent', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('is left to the browser where there is a network', () => {
    expect(press('send', { isOnline: true }).isLeftAlone).toBe(true);
    expect(isSaid()).toBe(false);
  });

  it('is held where there is none, and says so', async () => {
    const { isLeftAlone, submit } = press('send');

    expect(isLeftAlone).toBe(false);
    await vi.waitFor(() => expect(isSaid()).toBe(true));
    expect(submit).not.toHaveBeenCalled();
  });

  it('is sent where the site is reached all the same', async () => {
    const { submit } = press('send', { isReached: true });

    await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
    expect(isSaid()).toBe(false);
  });

  it('is left to the browser by the switch of the language', () => {
    expect(press('switch').isLeftAlone).toBe(true);
  });
});
