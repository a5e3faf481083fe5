import type { TicketPartsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { freeInOtherHalf, isOnline } from './ticket-changes';
import { Effects, NoChange, TicketQuestion } from './ticket-question';

interface SwitchModePageProps {
  readonly ticket: TicketPartsFragment;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

/** The question before somebody changes between the room and on-line. */
export function SwitchModePage({ ticket, submission, idempotencyKey }: SwitchModePageProps) {
  const to = isOnline(ticket) ? 'room' : 'online';
  return (
    <TicketQuestion
      ticket={ticket}
      title={`change.mode.${to}`}
      gloss={`change.mode.${to}.gloss`}
      errors={submission?.errors ?? []}
    >
      <Answer ticket={ticket} to={to} idempotencyKey={idempotencyKey} />
    </TicketQuestion>
  );
}

function Answer({
  ticket,
  to,
  idempotencyKey,
}: Omit<SwitchModePageProps, 'submission'> & { to: 'room' | 'online' }) {
  const { locale, t } = useLanguage();
  const waits = ticket.state === 'WAITLISTED';
  const path = `/${locale}/tickets/${ticket.reference}`;
  if (!ticket.switchable) return <NoChange ticket={ticket} why={<Sentence id="change.mode.impossible" />} />;
  if (!waits && freeInOtherHalf(ticket) <= 0)
    return <NoChange ticket={ticket} why={<Sentence id={`change.mode.${to}.full`} />} />;
  return (
    <>
      <Effects
        of={[
          { id: waits ? `change.mode.${to}.effect.wait` : `change.mode.${to}.effect` },
          ...(waits ? [] : [{ id: 'change.mode.effect.left' } as const]),
          { id: 'change.mode.effect.same' },
        ]}
      />
      <form method="post" action={`${path}/mode`} className="acts">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="mode" value={to === 'online' ? 'ONLINE' : 'IN_PERSON'} />
        <button className="btn" type="submit">
          {t(`change.mode.${to}.yes`)}
        </button>
        <a className="btn btn--second" href={path}>
          {t('change.mode.no')}
        </a>
      </form>
    </>
  );
}
