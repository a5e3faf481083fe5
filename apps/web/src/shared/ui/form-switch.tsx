import type { ReactNode } from 'react';
import { FOCUS, SWITCH } from '../lib/form-place';

interface FormSwitchProps {
  /** Id of the form on the page. */
  readonly form: string;
  /** The same page in the other language. */
  readonly href: string;
  readonly lang: string;
  readonly children: ReactNode;
}

/** The language switch of a page with a form: a button of the form, which comes back in the other language with what was typed. With a
 *  script (`keepPlace`) the focus and the caret come back too; without one the first field that is empty has it. */
export function FormSwitch({ form, href, lang, children }: FormSwitchProps) {
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
    >
      {children}
    </button>
  );
}

/** Where the switch leaves the place of the focus. */
export const FocusPlace = () => <input type="hidden" name={FOCUS} defaultValue="" />;
