import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { type MessageKey } from '../../shared/lib/i18n';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';

/** What was just done with a ticket, after the 303 of its form. */
export const TICKET_DONE = [
  'date',
  'given',
  'online',
  'room',
  'confirmed',
  'mailed',
  'corrected',
  'answered',
] as const;
export type TicketDone = (typeof TICKET_DONE)[number];

/** Does the person attend on-line, in a session that is so or in a hybrid one? */
export const isOnline = ({ session, attendanceMode }: TicketPartsFragment): boolean =>
  session.mode === 'ONLINE' || attendanceMode === 'ONLINE';

/** Free seats where the person is not, in a hybrid session. */
export function freeInOtherHalf(ticket: TicketPartsFragment): number {
  const { capacity, taken, onlineCapacity, onlineTaken } = ticket.session.seats;
  const online = (onlineCapacity ?? 0) - onlineTaken;
  return isOnline(ticket) ? capacity - (onlineCapacity ?? 0) - (taken - onlineTaken) : online;
}

interface Change {
  readonly path: 'date' | 'give' | 'mode';
  readonly label: MessageKey;
  readonly help: MessageKey;
}

/** What else can be done with a seat than giving it up. Nothing where there is nothing. */
export function TicketChanges({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const changes = changesOf(ticket);
  if (changes.length === 0) return null;
  return (
    <div className="stack-8 ticket-changes">
      <h2 className="h-19">{t('ticket.changes')}</h2>
      <ul className="changes">
        {changes.map(({ path, label, help }) => (
          <li key={path}>
            <a className="change" href={`/${locale}/tickets/${ticket.reference}/${path}`}>
              <b>{t(label)}</b>
              <span className="small muted">
                <Sentence id={help} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function changesOf(ticket: TicketPartsFragment): Change[] {
  const { transferable, cancellable, switchable } = ticket;
  const mode = isOnline(ticket) ? 'room' : 'online';
  return [
    ...(transferable && cancellable
      ? [{ path: 'date', label: 'ticket.change.date', help: 'ticket.change.date.help' } as const]
      : []),
    ...(transferable
      ? [{ path: 'give', label: 'ticket.change.give', help: 'ticket.change.give.help' } as const]
      : []),
    ...(switchable
      ? [
          {
            path: 'mode',
            label: `ticket.change.${mode}`,
            help: `ticket.change.${mode}.help`,
          } as const,
        ]
      : []),
  ];
}

interface DoneProps {
  readonly ticket: TicketPartsFragment;
  readonly done: TicketDone | null;
  /** The session that the date was changed from, or the ticket that was given. */
  readonly other: string | null;
}

/** That it is done, and the way back where there is one. */
export function TicketDoneNotice({ ticket, done, other }: DoneProps) {
  const { locale, t } = useLanguage();
  if (!done) return null;
  const path = `/${locale}/tickets/${ticket.reference}`;
  return (
    <div className="stack-8 ticket-done">
      <SuccessNotice>
        <Sentence id={done === 'given' && other ? 'change.done.given.hand' : `change.done.${done}`} />{' '}
        {done === 'date' && other && ticket.transferable && (
          <a href={`${path}/date?to=${other}`}>{t('change.done.date.back')}</a>
        )}
        {done === 'given' && other && (
          <a href={`/${locale}/tickets/${other}`}>{t('change.done.given.open')}</a>
        )}
        {(done === 'online' || done === 'room') && ticket.switchable && (
          <a href={`${path}/mode`}>{t('change.done.mode.back')}</a>
        )}
      </SuccessNotice>
    </div>
  );
}
