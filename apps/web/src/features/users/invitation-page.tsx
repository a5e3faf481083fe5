import type { RoleInvitationPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ErrorSummary, FormKey } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { type Provider, ProviderForms } from '../../shared/ui/provider-forms';
import { PageHead } from '../../shared/ui/page-head';
import { Typed } from '../../shared/ui/typed';
import { useRoleWords } from './role-words';
import { givenRole } from './roles';

type Invitation = NonNullable<RoleInvitationPageQuery['roleInvitation']>;

interface InvitationPageProps {
  readonly token: string;
  readonly invitation: Invitation;
  /** Who is signed in, if anybody is. */
  readonly signedInAs: string | null;
  /** Path below the language at which the person goes on. */
  readonly home: string;
  readonly submission: Submission | null;
  /** Ministries whose own sign-in opens this house. */
  readonly providers: readonly Provider[];
}

/** An invitation to a role, as whoever holds its link sees it. Looking changes nothing; a button accepts. */
export const InvitationPage = ({
  invitation,
  ...rest
}: Omit<InvitationPageProps, 'invitation'> & {
  /** Null for a link that no invitation has. */
  readonly invitation: Invitation | null;
}) => (invitation ? <KnownInvitation invitation={invitation} {...rest} /> : <NoInvitation />);

function KnownInvitation({
  token,
  invitation,
  signedInAs,
  home,
  submission,
  providers,
}: InvitationPageProps) {
  const { locale, t } = useLanguage();
  const roleWords = useRoleWords();
  const role = roleWords(invitation);
  const isDone = invitation.state === 'ACCEPTED' && invitation.fit === 'THEIRS';
  const title = isDone ? t('invitation.accepted.title', { role }) : t('invitation.title', { role });
  const errors = submission?.errors ?? [];
  const given = givenRole(invitation.role);
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={title} />
      <ErrorSummary errors={errors} heading="console.error.heading" />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id={isDone ? 'invitation.accepted.gloss' : 'invitation.title.gloss'} />
      </hgroup>
      {!isDone && <Facts invitation={invitation} signedInAs={signedInAs} />}
      {given && invitation.state === 'OPEN' && <p className="measure">{t(`users.effect.${given}`)}</p>}
      {invitation.state === 'OPEN' ? (
        <Open token={token} invitation={invitation} submission={submission} providers={providers} />
      ) : (
        <Closed invitation={invitation} home={`/${locale}${home}`} />
      )}
    </main>
  );
}

function Facts({ invitation, signedInAs }: Pick<InvitationPageProps, 'invitation' | 'signedInAs'>) {
  const { t } = useLanguage();
  const facts = [
    [t('invitation.from'), invitation.invitedBy],
    [t('invitation.for'), invitation.fullName],
    [t('invitation.signed-in'), signedInAs],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([label, name]) =>
          name && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Typed text={name} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Open({
  token,
  invitation,
  submission,
  providers,
}: Pick<InvitationPageProps, 'token' | 'invitation' | 'submission' | 'providers'>) {
  const { locale, t, zone } = useLanguage();
  const until = dayAndClock(locale, invitation.expiresAt, zone);
  if (invitation.fit === 'THEIRS')
    return (
      <form method="post" action={`/${locale}/invitation/${token}`} className="decision stack-24">
        <FormKey submission={submission} />
        <p className="measure">{t('invitation.until', { until })}</p>
        <p className="acts">
          <button className="btn" type="submit">
            {t('invitation.accept')}
          </button>
        </p>
        <p className="muted">{t('invitation.not-wanted')}</p>
      </form>
    );
  return (
    <div className="decision stack-24">
      {invitation.fit === 'OF_ANOTHER' ? (
        <p className="measure">{t('invitation.of-another', { email: invitation.email })}</p>
      ) : (
        <p className="measure">
          <Sentence id="invitation.sign-in.help" /> {t('invitation.until', { until })}
        </p>
      )}
      <SignIn token={token} email={invitation.fit === 'OF_ANOTHER' ? '' : invitation.email} />
      {invitation.fit === 'SIGNED_OUT' && providers.length > 0 && (
        <>
          <p className="measure">
            <Sentence id="invitation.provider.help" />
          </p>
          <ProviderForms
            providers={providers}
            purpose="invitation"
            kept={<input type="hidden" name="token" value={token} />}
          />
        </>
      )}
    </div>
  );
}

/** Asks for a code to the address, and comes back here. Who is signed in with another types it themselves. */
function SignIn({ token, email }: { token: string; email: string }) {
  const { locale, t } = useLanguage();
  return (
    <form method="post" action={`/${locale}/sign-in`} className="stack-24">
      <input type="hidden" name="next" value={`/${locale}/invitation/${token}`} />
      <div className="field">
        <label htmlFor="email">{t('account.email')}</label>
        <input
          className="input"
          id="email"
          name="email"
          type="email"
          required
          defaultValue={email}
          maxLength={320}
          autoComplete="email"
        />
      </div>
      <p className="acts">
        <button className="btn" type="submit">
          {t('account.send')}
        </button>
      </p>
    </form>
  );
}

function Closed({ invitation: { state, fit }, home }: { invitation: Invitation; home: string }) {
  const { locale, t } = useLanguage();
  const isTheirs = state === 'ACCEPTED' && fit === 'THEIRS';
  const word = isTheirs ? 'theirs' : state === 'OPEN' ? 'EXPIRED' : state;
  return (
    <>
      <output className={isTheirs ? 'notice notice--ok' : 'notice notice--quiet'}>
        {t(`invitation.closed.${word}`)}
      </output>
      <p className="acts">
        <a className="btn" href={isTheirs ? home : `/${locale}`}>
          {t(isTheirs ? 'invitation.start' : 'fault.to-sessions')}
        </a>
        {state === 'ACCEPTED' && fit === 'SIGNED_OUT' && (
          <a href={`/${locale}/sign-in`}>{t('account.title')}</a>
        )}
      </p>
    </>
  );
}

/** A link that no invitation has. */
function NoInvitation() {
  const { locale, t } = useLanguage();
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t('invitation.none')} />
      <hgroup>
        <h1>{t('invitation.none')}</h1>
        <GlossOf id="invitation.none.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="invitation.none.help" />
      </p>
      <p>
        <a className="btn btn--second" href={`/${locale}`}>
          {t('fault.to-sessions')}
        </a>
      </p>
    </main>
  );
}
