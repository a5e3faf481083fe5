import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { formOf, TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { Typed } from '../../shared/ui/typed';
import type { Account } from './account-view';
import { BeginAuthenticator } from './authenticator-page';
import { PasskeyForm } from './passkey-form';
import { ProvidersSection } from './providers-section';
import { SignInsSection } from './sign-ins-section';

export const ACCOUNT_DONE = [
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'authenticator-removed',
  'sign-in-ended',
  'others-ended',
  'let-go',
  'provider-linked',
  'provider-unlinked',
] as const;

interface AccountPageProps {
  readonly account: Account;
  readonly done: (typeof ACCOUNT_DONE)[number] | null;
  readonly submission: Submission | null;
}

/** «My account»: who I am here, how I sign in, where I am signed in. */
export function AccountPage({ account, done, submission }: AccountPageProps) {
  const { t } = useLanguage();
  const isFirst =
    account.passkeys.length === 0 &&
    account.authenticator === null &&
    account.providers.every(({ linkedAt }) => linkedAt === null);
  const mayBegin = !isFirst || account.duty === 'NONE' || account.openUntil !== null;
  return (
    <ConsolePage
      title={t('account.own.title')}
      gloss="account.own.title.gloss"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`account.done.${done}`)}</SuccessNotice>}
    >
      <Person account={account} />
      <Duty account={account} isFirst={isFirst} mayBegin={mayBegin} />
      <Passkeys account={account} mayBegin={mayBegin} submission={submission} />
      {account.duty !== 'PASSKEY' && <AuthenticatorSection account={account} mayBegin={mayBegin} />}
      <ProvidersSection providers={account.providers} mayBegin={mayBegin} />
      <SignInsSection signIns={account.signIns} providers={account.providers} />
      {!isFirst && <Lost account={account} />}
    </ConsolePage>
  );
}

function Person({ account }: { account: Account }) {
  const { locale, t } = useLanguage();
  return (
    <dl className="facts">
      <div>
        <dt>{t('account.own.name')}</dt>
        <dd>
          <Typed text={account.fullName} />
        </dd>
      </div>
      <div>
        <dt>{t('account.own.contact')}</dt>
        <dd>
          {[account.email, account.phone].filter(Boolean).map((contact) => (
            <Typed key={contact} text={contact ?? ''} />
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('account.own.language')}</dt>
        <dd>
          {t(`account.own.language.${account.locale}`)}
          <span className="under">
            <a href={`/${locale}/account/privacy`}>{t('account.own.change')}</a>
          </span>
        </dd>
      </div>
    </dl>
  );
}

/** What the roles ask for, and by when. Nothing when nothing is asked. */
function Duty({ account, isFirst, mayBegin }: { account: Account; isFirst: boolean; mayBegin: boolean }) {
  const { locale, zone } = useLanguage();
  if (account.duty === 'NONE') return null;
  if (!isFirst) return null;
  return (
    <p className={mayBegin ? 'notice notice--wait measure' : 'notice notice--warn measure'}>
      {account.openUntil ? (
        <Sentence
          id={`account.duty.${account.duty}`}
          values={{ until: dayAndClock(locale, account.openUntil, zone) }}
        />
      ) : (
        <Sentence id="account.closed" />
      )}
    </p>
  );
}

function Passkeys({
  account,
  mayBegin,
  submission,
}: {
  account: Account;
  mayBegin: boolean;
  submission: Submission | null;
}) {
  const { locale, t } = useLanguage();
  const adding = formOf(submission, 'add-passkey');
  return (
    <section className="stack-24 section-gap" id="passkeys" aria-labelledby="passkeys-title">
      <h2 className="h-19" id="passkeys-title">
        {t('account.passkeys')}
      </h2>
      <p className="measure">
        <Sentence id={account.passkeys.length > 0 ? 'account.passkeys.help' : 'account.passkeys.none'} />
      </p>
      {account.passkeys.length > 0 && (
        <ul className="own-list">
          {account.passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {mayBegin && (
        <PasskeyForm
          action={`/${locale}/account/passkeys`}
          purpose="ADD"
          submit={t('account.passkeys.add')}
          second={account.passkeys.length > 0}
        >
          <TextField
            name="name"
            label="account.passkeys.name"
            hint="account.passkeys.name.hint"
            value={adding?.values['name'] ?? ''}
            errors={adding?.errors ?? []}
            autoComplete="off"
            maxLength={60}
          />
        </PasskeyForm>
      )}
    </section>
  );
}

function Passkey({ passkey }: { passkey: Account['passkeys'][number] }) {
  const { locale, t, zone } = useLanguage();
  const { id, name, createdAt, lastUsedAt } = passkey;
  return (
    <li>
      <div>
        <b>
          <Typed text={name} />
        </b>
        <span className="small muted">
          {t('account.passkeys.since', { when: dayAndClock(locale, createdAt, zone) })}
          {lastUsedAt && ` · ${t('account.passkeys.used', { when: dayAndClock(locale, lastUsedAt, zone) })}`}
        </span>
      </div>
      <details>
        <summary>{t('account.passkeys.change')}</summary>
        <form method="post" action={`/${locale}/account/passkeys/${id}/rename`} className="stack-8">
          <label htmlFor={`name-${id}`}>{t('account.passkeys.name')}</label>
          <input
            className="input"
            id={`name-${id}`}
            name="name"
            defaultValue={name}
            required
            maxLength={60}
            autoComplete="off"
          />
          <p className="acts">
            <button className="btn btn--second" type="submit">
              {t('account.passkeys.rename')}
            </button>
          </p>
        </form>
        <form method="post" action={`/${locale}/account/passkeys/${id}/remove`} className="stack-8">
          <p className="small muted">{t('account.passkeys.remove.help')}</p>
          <p className="acts">
            <button className="btn btn--second" type="submit">
              {t('account.passkeys.remove')} <span className="vh">{name}</span>
            </button>
          </p>
        </form>
      </details>
    </li>
  );
}

function AuthenticatorSection({ account, mayBegin }: { account: Account; mayBegin: boolean }) {
  const { locale, t } = useLanguage();
  const { authenticator } = account;
  return (
    <section className="stack section-gap" aria-labelledby="authenticator-title">
      <h2 className="h-19" id="authenticator-title">
        {t('account.authenticator')}
      </h2>
      <p className="measure">
        <Sentence
          id={authenticator ? 'account.authenticator.there' : 'account.authenticator.none'}
          values={{ count: authenticator?.recoveryCodesLeft ?? 0 }}
        />
      </p>
      {authenticator && (
        <form method="post" action={`/${locale}/account/authenticator/remove`}>
          <button className="btn btn--second" type="submit">
            {t('account.authenticator.remove')}
          </button>
        </form>
      )}
      {!authenticator && mayBegin && <BeginAuthenticator />}
    </section>
  );
}

/** What to do when the phone is gone. */
function Lost({ account }: { account: Account }) {
  const { locale, t } = useLanguage();
  return (
    <section className="stack section-gap" aria-labelledby="lost-title">
      <h2 className="h-19" id="lost-title">
        {t('account.lost')}
      </h2>
      <p className="measure">
        <Sentence id={account.duty === 'NONE' ? 'account.lost.own' : 'account.lost.others'} />
      </p>
      {account.duty === 'NONE' && (
        <form method="post" action={`/${locale}/account/let-go`}>
          <button className="btn btn--second" type="submit">
            {t('account.lost.submit')}
          </button>
        </form>
      )}
    </section>
  );
}
