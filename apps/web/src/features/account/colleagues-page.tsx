import type { SignInMutation } from '../../shared/gql/graphql';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { Typed } from '../../shared/ui/typed';

interface ColleaguesPageProps {
  readonly colleagues: NonNullable<SignInMutation['signIn']['colleagues']>;
  /** The address that they share. */
  readonly email: string;
  /** The right code, sent once more with the name: in the form, never in an address. */
  readonly code: string;
}

/** After the right code for an address of several people: who of them is signing in. Written by the server alone, in answer to
 *  the form with the code, and kept nowhere. */
export function ColleaguesPage({ colleagues, email, code }: ColleaguesPageProps) {
  const { locale, t } = useLanguage();
  const title = t('account.who.title');
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={title} />
      <hgroup>
        <h1 id="who">{title}</h1>
        <GlossOf id="account.who.title.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="account.who.lead" values={{ email }} />
      </p>
      <form method="post" action={`/${locale}/sign-in/code`} aria-labelledby="who" className="stack-24">
        <input type="hidden" name="code" value={code} />
        <ul className="persons">
          {colleagues.map(({ id, fullName }) => (
            <li key={id}>
              <button className="person" type="submit" name="person" value={id}>
                <b>
                  <Typed text={fullName} />
                </b>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p>
        <a href={`/${locale}/sign-in`}>{t('account.who.none')}</a>
      </p>
    </main>
  );
}
