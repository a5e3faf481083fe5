import type { ConfirmChoicesQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import type { Locale } from '../../shared/lib/locale';
import { ConsolePage } from '../../shared/ui/console-page';
import { TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { HELD } from './held-form';
import { HeldScript } from './held-script';
import { ProviderForms } from '../../shared/ui/provider-forms';
import { PasskeyForm } from './passkey-form';

interface ConfirmPageProps {
  readonly account: ConfirmChoicesQuery['account'];
  /** Path of this site to go on to. */
  readonly next: string;
  readonly submission: Submission | null;
}

/** «Confirm that it is you»: before an act that asks for a fresh proof, or to bring a role that waits for one. What was
 *  typed into a form travels along and is there again afterwards. */
export function ConfirmPage({ account, next: asked, submission }: ConfirmPageProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const hasPasskey = account.passkeys.length > 0;
  const providers = account.providers.filter(({ linkedAt }) => linkedAt !== null);
  const addsOnly =
    account.duty === 'PASSKEY' && !hasPasskey && providers.length === 0 && account.openUntil !== null;
  const hasAuthenticator = account.authenticator !== null && (account.duty !== 'PASSKEY' || addsOnly);
  const isForAdding = hasAuthenticator && addsOnly;
  // The page that asked would ask again: a passkey comes first.
  const next = isForAdding ? `/${locale}/account` : asked;
  const hasAny = hasPasskey || hasAuthenticator || providers.length > 0;
  const held = <Held next={next} submission={submission} />;
  const kept = (
    <>
      <input type="hidden" name="next" value={next} />
      {held}
    </>
  );
  return (
    <ConsolePage
      title={t('account.confirm.title')}
      gloss="account.confirm.title.gloss"
      lead={leadOf(hasAny, isForAdding)}
      errors={errors}
    >
      {hasAny && (
        <p className="notice notice--quiet measure" data-held-notice="" hidden={!isHeld(submission)}>
          <Sentence id="account.confirm.held" />
        </p>
      )}
      {hasPasskey && (
        <PasskeyForm
          action={confirmAt(locale, submission)}
          purpose="CONFIRM"
          submit={t('account.confirm.passkey')}
          kept={kept}
        />
      )}
      {hasAuthenticator && (
        <form
          method="post"
          action={confirmAt(locale, submission)}
          className="stack-24"
          noValidate={errors.length > 0}
        >
          {kept}
          <TextField
            name="code"
            label="account.confirm.code"
            hint="account.confirm.code.hint"
            errors={errors}
            autoComplete="one-time-code"
            maxLength={40}
          />
          <p className="acts">
            <button className={hasPasskey ? 'btn btn--second' : 'btn'} type="submit">
              {t('account.confirm.submit')}
            </button>
          </p>
        </form>
      )}
      {providers.length > 0 && (
        <>
          {isHeld(submission) && (
            <noscript>
              <p className="small muted measure">
                <Sentence id="account.provider.confirm.typed" />
              </p>
            </noscript>
          )}
          {held}
          <ProviderForms
            providers={providers}
            purpose="confirm"
            second={hasPasskey || hasAuthenticator}
            kept={
              <>
                <input type="hidden" name="next" value={next} />
                <input type="hidden" name="held" defaultValue="" />
              </>
            }
          />
          <HeldScript />
        </>
      )}
      {!hasAny && <NothingYet account={account} />}
      <p>
        <a href={`/${locale}/account`}>{t('account.confirm.account')}</a>
      </p>
    </ConsolePage>
  );
}

const leadOf = (hasAny: boolean, isForAdding: boolean) =>
  isForAdding ? 'account.confirm.adding' : hasAny ? 'account.confirm.lead' : 'account.confirm.none';

function NothingYet({ account }: Pick<ConfirmPageProps, 'account'>) {
  const { locale, t } = useLanguage();
  const mayBegin = account.duty === 'NONE' || account.openUntil !== null;
  return mayBegin ? (
    <p className="acts">
      <a className="btn" href={`/${locale}/account#passkeys`}>
        {t('account.confirm.set-up')}
      </a>
    </p>
  ) : (
    <p className="notice notice--warn measure">
      <Sentence id="account.closed" />
    </p>
  );
}

const isHeld = (submission: Submission | null): boolean => submission?.values[HELD.path] !== undefined;

/** Who has proven it and finds their form again stands at the line that says so. Nobody else: a redirect would carry the mark on. */
const confirmAt = (locale: Locale, submission: Submission | null): string =>
  `/${locale}/account/confirm${isHeld(submission) ? '#confirmed' : ''}`;

/** What was typed into the form that was held up. Outside a form it is for the script alone. */
function Held({ next, submission }: Pick<ConfirmPageProps, 'next' | 'submission'>) {
  const held = Object.entries(submission?.values ?? {}).filter(([name]) => name.startsWith(HELD.prefix));
  const lists = Object.entries(submission?.lists ?? {}).filter(([name]) => name.startsWith(HELD.prefix));
  return (
    <div hidden data-held-fields={next}>
      {held.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {lists.flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
    </div>
  );
}
