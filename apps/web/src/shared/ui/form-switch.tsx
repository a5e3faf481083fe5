import type { ReactNode } from 'react';
import type { FocusInForm } from '../lib/frame';

interface FormSwitchProps {
  /** Id of the form on the page. */
  readonly form: string;
  /** The same page in the other language. */
  readonly href: string;
  readonly lang: string;
  readonly children: ReactNode;
}

/** Field of such a form in which the switch leaves where the focus was. */
const FOCUS = 'focus';
/** The switch itself, for who comes to it by keyboard. */
export const SWITCH = 'language-switch';

/** The language switch of a page with a form: a button of the form, which comes back in the other language with what was typed. With a
 *  script the focus and the caret come back too; without one the first field that is empty has it. */
export function FormSwitch({ form, href, lang, children }: FormSwitchProps) {
  const remember = (): void => {
    const target = document.getElementById(form);
    if (!(target instanceof HTMLFormElement)) return;
    const place = target.elements.namedItem(FOCUS);
    if (place instanceof HTMLInputElement) place.value = placeOf(document.activeElement, target);
  };
  return (
    <button
      className="as-link"
      type="submit"
      id={SWITCH}
      form={form}
      formAction={href}
      formMethod="post"
      formNoValidate
      name="switch"
      value="language"
      lang={lang}
      // A press by mouse or finger leaves the focus in the field that it was in.
      onMouseDown={(event) => event.preventDefault()}
      onClick={remember}
    >
      {children}
    </button>
  );
}

function placeOf(focused: Element | null, form: HTMLFormElement): string {
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  if (!isField || focused.form !== form || !focused.name) return SWITCH;
  return focused.selectionStart === null ? focused.name : `${focused.name}:${focused.selectionStart}`;
}

/** Where the switch leaves the place of the focus. */
export const FocusPlace = () => <input type="hidden" name={FOCUS} defaultValue="" />;

/** Puts the caret where it was; the browser itself has set it to the beginning. */
export function restoreCaret({ field, caret }: FocusInForm): void {
  const input = document.getElementById(field);
  if (!(input instanceof HTMLElement)) return;
  input.focus();
  const isTyped = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
  if (isTyped && caret !== null) input.setSelectionRange(caret, caret);
}
