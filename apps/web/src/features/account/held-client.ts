import { forgetHeld, type HeldField, keepHeld, readHeld, tabStore } from './held-store';

/* Runs where a form waits for a proof at a ministry's own page, and where somebody comes back from it. What was typed waits in this
   tab: it is read into the fields that the server would have written, and everything else is a plain POST. */

const PLACE = '[data-held-fields]';

const inputsIn = (place: Element): HTMLInputElement[] => [...place.querySelectorAll('input')];

function fill(place: Element, fields: readonly HeldField[]): void {
  place.append(
    ...fields.map(([name, value]) =>
      Object.assign(document.createElement('input'), { type: 'hidden', name, value }),
    ),
  );
}

/** Before the browser goes to the ministry. */
function keepOnLeaving(store: Storage, form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    const place = document.querySelector<HTMLElement>(PLACE);
    const inputs = place ? inputsIn(place) : [];
    if (!place || inputs.length === 0) return;
    const fields = inputs.map(({ name, value }): HeldField => [name, value]);
    keepHeld(store, place.dataset['heldFields'] ?? '', fields, Date.now());
    const held = form.elements.namedItem('held');
    if (held instanceof HTMLInputElement) held.value = '1';
  });
}

/** After somebody turned back at the ministry: the page was written without what is held. */
function fillAgain(store: Storage): void {
  const empty = [...document.querySelectorAll<HTMLElement>(PLACE)].filter(
    (place) => inputsIn(place).length === 0,
  );
  for (const place of empty) {
    const fields = readHeld(store, place.dataset['heldFields'] ?? '', Date.now());
    fill(place, fields);
    if (fields.length > 0)
      for (const notice of document.querySelectorAll<HTMLElement>('[data-held-notice]'))
        notice.hidden = false;
  }
}

/** After the proof: on to the page, with what was typed or, where nothing is kept, without. */
function goOn(store: Storage | null, form: HTMLFormElement): void {
  const page = form.dataset['heldBack'] ?? '';
  const fields = store ? readHeld(store, page, Date.now()) : [];
  if (store) forgetHeld(store);
  if (fields.length === 0) return location.replace(page);
  fill(form, fields);
  form.submit();
}

const store = tabStore();
const back = document.querySelector<HTMLFormElement>('form[data-held-back]');
if (back) goOn(store, back);
else if (store && document.querySelector('[data-held-over]')) forgetHeld(store);
else if (store) {
  fillAgain(store);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-held-leaves]'))
    keepOnLeaving(store, form);
}
