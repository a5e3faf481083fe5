import type { OwnTicketFragment, SessionState } from '../gql/graphql';
import { dayAndClock } from '../lib/dates';
import { headlineOf } from '../lib/ticket-headline';
import { useLanguage } from './language';

interface TicketSession {
  readonly state: SessionState;
  readonly timeZone: string;
}

/** What a ticket is worth now, in a few words: the headline of its page, and of wherever its owner meets it. */
export function useTicketWords(ticket: Omit<OwnTicketFragment, 'reference'>, session: TicketSession): string {
  const { locale, t } = useLanguage();
  const end = ticket.offerEndsAt ?? ticket.awaitedAddress?.until;
  const when = end ? dayAndClock(locale, end, session.timeZone) : '';
  return t(`ticket.${headlineOf({ ...ticket, session })}`, { position: ticket.waitlistPosition ?? 0, when });
}

export function OpenTicket({ reference, block = false }: { reference: string; block?: boolean }) {
  const { locale, t } = useLanguage();
  return (
    <a className={block ? 'btn btn--block' : 'btn'} href={`/${locale}/tickets/${reference}`}>
      {t('session.own-ticket')}
    </a>
  );
}

/** To the empty form, for who has a seat already or fills it in for somebody else. */
export function RegisterOther({ session }: { session: { readonly id: string } }) {
  const { locale, t } = useLanguage();
  return <a href={`/${locale}/sessions/${session.id}/register?for=other`}>{t('session.register-other')}</a>;
}
