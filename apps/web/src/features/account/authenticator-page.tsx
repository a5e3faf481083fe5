import { encode } from 'uqr';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import type { Account } from './account-view';

interface AuthenticatorPageProps {
  /** Null when its time is over, or it is not wanted any more: `submission` says why. */
  readonly waiting: NonNullable<Account['waitingAuthenticator']> | null;
  readonly submission: Submission | null;
  /** Ten, right after the first code; never again. */
  readonly recoveryCodes: readonly string[];
}

/** Sets up an authenticator: scan, type its first code, keep the recovery codes. */
export function AuthenticatorPage({ waiting, submission, recoveryCodes }: AuthenticatorPageProps) {
  const { locale, t } = useLanguage();
  const back = { href: `/${locale}/account`, label: t('account.own.title') };
  if (recoveryCodes.length > 0) return <RecoveryCodes codes={recoveryCodes} back={back} />;
  const errors = submission?.errors ?? [];
  return (
    <ConsolePage
      title={t('account.authenticator.title')}
      gloss="account.authenticator.title.gloss"
      lead={waiting ? 'account.authenticator.lead' : 'account.authenticator.none'}
      back={back}
      errors={errors}
    >
      {!waiting && <BeginAuthenticator />}
      {waiting && (
        <div className="two two--account">
          <figure className="stack">
            <Qr text={waiting.uri} label={t('account.authenticator.qr')} />
            <figcaption>
              {t('account.authenticator.secret')}
              <code className="secret">{waiting.secret.match(/.{1,4}/g)?.join(' ')}</code>
            </figcaption>
          </figure>
          <form
            method="post"
            action={`/${locale}/account/authenticator/confirm`}
            className="stack-24"
            noValidate={errors.length > 0}
          >
            <TextField
              name="code"
              label="account.authenticator.first"
              hint="account.authenticator.first.hint"
              errors={errors}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={40}
            />
            <p className="acts">
              <button className="btn" type="submit">
                {t('account.authenticator.submit')}
              </button>
            </p>
          </form>
        </div>
      )}
    </ConsolePage>
  );
}

/** The button that makes a new secret. */
export function BeginAuthenticator() {
  const { locale, t } = useLanguage();
  return (
    <form method="post" action={`/${locale}/account/authenticator`}>
      <button className="btn btn--second" type="submit">
        {t('account.authenticator.begin')}
      </button>
    </form>
  );
}

function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="setup-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14212B" />
    </svg>
  );
}

function RecoveryCodes({
  codes,
  back,
}: {
  codes: readonly string[];
  back: { readonly href: string; readonly label: string };
}) {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage
      title={t('account.codes.title')}
      gloss="account.codes.title.gloss"
      lead="account.codes.lead"
      back={back}
    >
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="measure">
        <Sentence id="account.codes.help" />
      </p>
      <p className="acts">
        <a className="btn" href={`/${locale}/account`}>
          {t('account.codes.kept')}
        </a>
      </p>
    </ConsolePage>
  );
}
