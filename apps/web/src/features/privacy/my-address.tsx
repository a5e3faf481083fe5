import type { OwnDataPartsFragment } from '../../shared/gql/graphql';
import { clock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { FieldMessage } from '../../shared/ui/field';
import { formOf, FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';

interface MyAddressProps {
  readonly ownData: OwnDataPartsFragment;
  readonly submission: Submission | null;
}

/** The address now, a new one, and the code that proves it. */
export function MyAddress({ ownData: { email, phone, contactChange }, submission }: MyAddressProps) {
  const { locale, t } = useLanguage();
  const asked = formOf(submission, 'contact');
  return (
    <section className="stack">
      <h2 className="h-19">{t('myData.contact')}</h2>
      <p>{email ? t('myData.contact.now', { email }) : t('myData.contact.none')}</p>
      {phone && <p>{t('myData.phone', { phone })}</p>}
      {contactChange && <CodeForm change={contactChange} submission={formOf(submission, 'code')} />}
      <form
        method="post"
        action={`/${locale}/account/privacy/contact`}
        className="stack-24"
        noValidate={(asked?.errors ?? []).length > 0}
      >
        <FormKey submission={asked} />
        <TextField
          name="email"
          label="myData.contact.new"
          hint="myData.contact.new.hint"
          type="email"
          value={asked?.values['email'] ?? ''}
          errors={asked?.errors ?? []}
          autoComplete="email"
          maxLength={320}
        />
        <p className="acts">
          <button className="btn btn--second" type="submit">
            {t('myData.contact.submit')}
          </button>
        </p>
      </form>
    </section>
  );
}

function CodeForm({
  change,
  submission,
}: {
  change: NonNullable<OwnDataPartsFragment['contactChange']>;
  submission: Submission | null;
}) {
  const { locale, t, zone } = useLanguage();
  const error = submission?.errors.find(({ field }) => field === 'code');
  return (
    <form
      method="post"
      action={`/${locale}/account/privacy/code`}
      className="stack notice notice--quiet"
      noValidate={error !== undefined}
    >
      <FormKey submission={submission} />
      <div className={error ? 'field field--error' : 'field'}>
        <label htmlFor="code">{t('myData.code')}</label>
        <span className="hint" id="code-hint">
          {t('myData.code.hint', { address: change.sentTo, time: clock(change.expiresAt, zone) })}
        </span>
        {error && <FieldMessage id="code-error">{error.message}</FieldMessage>}
        <input
          className="input"
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={40}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'code-hint code-error' : 'code-hint'}
        />
      </div>
      <p className="acts">
        <button className="btn" type="submit">
          {t('myData.code.submit')}
        </button>
      </p>
    </form>
  );
}
