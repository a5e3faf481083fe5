import { useRouter } from '@tanstack/react-router';
import { dayAndClock } from '../../shared/lib/dates';
import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { useFrame } from '../../shared/ui/frame-context';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { KEPT_MARK } from './kept-ticket';

/** Worth keeping while there is something to show: a seat, or a place in line, of a session that is not called off. */
const isWorthKeeping = ({ state, session }: TicketPartsFragment): boolean =>
  (state === 'CONFIRMED' || state === 'WAITLISTED') && session.state !== 'CANCELLED';

/** The script that has the page kept for the door, where there may be no network; it forgets a ticket that is worth nothing. */
export function KeepTicketScript({ ticket }: { ticket: TicketPartsFragment }) {
  const { frame } = useFrame();
  const { assets } = frame;
  const nonce = useRouter().options.ssr?.nonce;
  const files = [...assets.styles, ...assets.fonts.km, ...assets.fonts.en, assets.keepTicket, '/favicon.svg'];
  const mark = { [KEPT_MARK]: isWorthKeeping(ticket) ? files.join(' ') : '' };
  return <script type="module" src={assets.keepTicket} nonce={nonce} suppressHydrationWarning {...mark} />;
}

/** Shown on a kept page alone: as of when it is what it says. */
export function KeptNote({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, zone } = useLanguage();
  const when = dayAndClock(locale, ticket.session.readAt, zone);
  return (
    <p className="kept-note notice notice--warn">
      <Sentence id="ticket.kept" values={{ when }} />
    </p>
  );
}
