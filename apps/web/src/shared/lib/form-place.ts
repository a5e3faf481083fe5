import type { FocusInForm } from './frame';

/** Field of a form in which the language switch leaves where the focus was. */
export const FOCUS = 'focus';
/** The switch itself, for who comes to it by keyboard. */
export const SWITCH = 'language-switch';
/** On the form: where the focus is to be, as the switch left it. */
export const CARET_MARK = 'data-caret';

export const caretMark = ({ field, caret }: FocusInForm): string =>
  caret === null ? field : `${field}:${caret}`;

function placeOf(focused: Element | null, form: HTMLFormElement): string {
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  if (!isField || focused.form !== form || !focused.name) return SWITCH;
  return caretMark({ field: focused.name, caret: focused.selectionStart });
}

/** Puts the caret where it was; the browser itself has set it to the beginning. */
function restoreCaret(mark: string): void {
  const [field = '', caret] = mark.split(':');
  const input = document.getElementById(field);
  if (!input) return;
  input.focus();
  const isTyped = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
  if (isTyped && caret !== undefined) input.setSelectionRange(Number(caret), Number(caret));
}

/** Has the language switch bring the focus and the caret back to where they were in a form. Without this the first field that is empty has it. */
export function keepPlace(form: HTMLFormElement): void {
  const mark = form.getAttribute(CARET_MARK);
  if (mark) restoreCaret(mark);
  const button = document.getElementById(SWITCH);
  // A press by mouse or finger leaves the focus in the field that it was in.
  button?.addEventListener('mousedown', (event) => event.preventDefault());
  button?.addEventListener('click', () => {
    const place = form.elements.namedItem(FOCUS);
    if (place instanceof HTMLInputElement) place.value = placeOf(document.activeElement, form);
  });
}
