import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';

/** The first administrator of an empty installation types the secret that the operator was given. */
export function FirstAdministratorPage({ submission }: { submission: Submission | null }) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <ConsolePage
      title={t('account.first.title')}
      gloss="account.first.title.gloss"
      lead="account.first.lead"
      errors={errors}
    >
      <form
        method="post"
        action={`/${locale}/first-administrator`}
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <TextField
          name="secret"
          label="account.first.secret"
          hint="account.first.secret.hint"
          errors={errors}
          autoComplete="off"
          maxLength={60}
        />
        <TextField
          name="fullName"
          label="account.own.name"
          value={submission?.values['fullName'] ?? ''}
          errors={errors}
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          name="email"
          label="account.email"
          hint="account.first.email.hint"
          type="email"
          value={submission?.values['email'] ?? ''}
          errors={errors}
          autoComplete="email"
          maxLength={320}
        />
        <p className="acts">
          <button className="btn" type="submit">
            {t('account.first.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
