import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFrame } from '../../shared/ui/frame-context';
import { Sentence, useLanguage } from '../../shared/ui/language';

interface PasskeyFormProps {
  readonly action: string;
  readonly purpose: 'SIGN_IN' | 'CONFIRM' | 'ADD';
  /** Words of the button. */
  readonly submit: string;
  /** The less important of two ways: a quieter button. */
  readonly second?: boolean;
  /** Offered where the address is typed, too. */
  readonly autofill?: boolean;
  /** What travels along. */
  readonly kept?: ReactNode;
  readonly children?: ReactNode;
}

/** A form that a passkey fills. It shows once the script is there and the browser has passkeys; until then one line says so. */
export function PasskeyForm({
  action,
  purpose,
  submit,
  second = false,
  autofill = false,
  kept,
  children,
}: PasskeyFormProps) {
  const { locale, t } = useLanguage();
  const { frame } = useFrame();
  const nonce = useRouter().options.ssr?.nonce;
  return (
    <>
      <div data-passkey={purpose} hidden>
        <form
          method="post"
          action={action}
          className="stack"
          data-purpose={purpose}
          data-challenge={`/${locale}/passkeys/challenge`}
          data-failed={t('account.passkey.failed')}
          data-autofill={autofill}
        >
          <input type="hidden" name="challengeId" defaultValue="" />
          <input type="hidden" name="response" defaultValue="" />
          {kept}
          {children}
          <p className="acts">
            <button className={second ? 'btn btn--second' : 'btn'} type="submit">
              {submit}
            </button>
          </p>
          <output className="passkey-tell" data-tell="" />
        </form>
      </div>
      <p className="small muted measure" data-passkey-missing="">
        <Sentence id="account.passkey.missing" />
      </p>
      <script type="module" src={frame.assets.passkeys} nonce={nonce} suppressHydrationWarning />
    </>
  );
}
