import type { ReactNode } from 'react';
import type { SignInPageQuery } from '../gql/graphql';
import { useLanguage } from './language';

export type Provider = SignInPageQuery['signInProviders'][number];

interface ProviderFormsProps {
  readonly providers: readonly Provider[];
  /** What somebody goes there for, as the address of the form says it. */
  readonly purpose: 'sign-in' | 'confirm' | 'invitation';
  /** What travels along. */
  readonly kept?: ReactNode;
  readonly second?: boolean;
}

/** One button for each ministry whose own sign-in opens this house; nothing where there is none. */
export function ProviderForms({ providers, purpose, kept, second = true }: ProviderFormsProps) {
  const { locale, t, say } = useLanguage();
  const words = purpose === 'confirm' ? 'account.provider.confirm' : 'account.provider.sign-in';
  return providers.map(({ key, name }) => (
    <form
      key={key}
      method="post"
      action={`/${locale}/sign-in/with/${key}/${purpose}`}
      data-held-leaves={purpose === 'confirm' ? '' : undefined}
    >
      {kept}
      <p className="acts">
        <button className={second ? 'btn btn--second' : 'btn'} type="submit">
          {t(words, { name: say(name) })}
        </button>
      </p>
    </form>
  ));
}
