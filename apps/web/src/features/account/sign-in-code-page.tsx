import type { Submission } from '../../shared/lib/frame';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { useFrame } from '../../shared/ui/frame-context';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

interface SignInCodePageProps {
  readonly submission: Submission | null;
  readonly email: string;
}

export function SignInCodePage({ submission, email }: SignInCodePageProps) {
  const { locale, t } = useLanguage();
  const { frame } = useFrame();
  const errors = submission?.errors ?? [];
  const title = t('account.code.title');
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <ErrorSummary errors={errors} heading="account.error.heading" />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id="account.code.title.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="account.code.sent" values={{ email }} />
      </p>
      {frame.demo && (
        <p className="small muted">
          <Sentence id="account.demo.mailbox" />{' '}
          <a href="/mailbox" target="_blank" rel="noopener">
            {t('frame.mailbox')}
          </a>
        </p>
      )}
      <form
        method="post"
        action={`/${locale}/sign-in/code`}
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <TextField
          name="code"
          label="account.code"
          hint="account.code.hint"
          value={submission?.values['code'] ?? ''}
          errors={errors}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
        />
        <p className="acts">
          <button className="btn" type="submit">
            {t('account.code.submit')}
          </button>
          <a href={`/${locale}/sign-in`}>{t('account.code.again')}</a>
        </p>
      </form>
    </main>
  );
}
