import type { Submission } from '../../shared/lib/frame';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { useFrame } from '../../shared/ui/frame-context';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { type Provider, ProviderForms } from '../../shared/ui/provider-forms';
import { HeldScript } from './held-script';
import { PasskeyForm } from './passkey-form';
import { DEMO_GROUPS, GROUP_NAMES } from './demo-roles';

interface SignInPageProps {
  readonly submission: Submission | null;
  /** Path of this site to go on to. */
  readonly next: string;
  readonly providers: readonly Provider[];
}

export function SignInPage({ submission, next, providers }: SignInPageProps) {
  const { locale, t } = useLanguage();
  const { frame } = useFrame();
  const errors = submission?.errors ?? [];
  const title = t('account.title');
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <ErrorSummary errors={errors} heading="account.error.heading" />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id="account.title.gloss" />
      </hgroup>
      <p className="lead measure">
        <Sentence id="account.lead" />
      </p>
      <div className="two two--account">
        <div className="stack-24">
          <form
            method="post"
            action={`/${locale}/sign-in`}
            className="stack-24"
            noValidate={errors.length > 0}
          >
            <input type="hidden" name="next" value={next} />
            <TextField
              name="email"
              label="account.email"
              hint="account.email.hint"
              type="email"
              value={submission?.values['email'] ?? ''}
              errors={errors}
              autoComplete="email webauthn"
              maxLength={320}
            />
            <p className="acts">
              <button className="btn" type="submit">
                {t('account.send')}
              </button>
            </p>
          </form>
          <p className="or" aria-hidden="true">
            {t('account.or')}
          </p>
          <PasskeyForm
            action={`/${locale}/sign-in/passkey`}
            purpose="SIGN_IN"
            submit={t('account.passkey.sign-in')}
            second
            autofill
            kept={<input type="hidden" name="next" value={next} />}
          />
          <ProviderForms
            providers={providers}
            purpose="sign-in"
            kept={<input type="hidden" name="next" value={next} />}
          />
        </div>
        {frame.demo && <DemoSignIns next={next} />}
      </div>
      <HeldScript over />
    </main>
  );
}

function DemoSignIns({ next }: { next: string }) {
  const { locale, t } = useLanguage();
  return (
    <section className="demo stack">
      <h2 className="h-19">{t('account.demo')}</h2>
      <p>
        <Sentence id="account.demo.help" />
      </p>
      <form method="post" action={`/${locale}/sign-in/demo`} className="stack">
        <input type="hidden" name="next" value={next} />
        {GROUP_NAMES.map((group) => (
          <fieldset key={group}>
            <legend className="small muted">{t(`account.demo.${group}`)}</legend>
            {DEMO_GROUPS[group].map((role) => (
              <button key={role} className="person" type="submit" name="role" value={role}>
                <b>{t(`account.demo.${role}`)}</b> <span>{t(`account.demo.${role}.name`)}</span>
              </button>
            ))}
          </fieldset>
        ))}
      </form>
      <p className="small muted">
        <Sentence id="account.demo.mailbox" /> <a href="/mailbox">{t('frame.mailbox')}</a>
      </p>
    </section>
  );
}
