import type { SessionToRegisterQuery } from '../../shared/gql/graphql';
import { Sentence } from '../../shared/ui/language';
import { OpenTicket, RegisterOther } from '../../shared/ui/own-ticket';

/** To whoever is signed in: that the form holds what their account knows, or that they are in already. Nothing to others. */
export function OwnNotice({
  session,
  filled,
}: {
  session: NonNullable<SessionToRegisterQuery['session']>;
  filled: boolean;
}) {
  const { viewerTicket } = session;
  if (viewerTicket)
    return (
      <div className="notice stack-8">
        <p>
          <Sentence id="register.own.already" />
        </p>
        <p>
          <OpenTicket reference={viewerTicket.reference} />
        </p>
      </div>
    );
  return filled ? (
    <p className="notice notice--ok">
      <Sentence id="register.own" /> <RegisterOther session={session} />
    </p>
  ) : null;
}
