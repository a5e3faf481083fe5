import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';

interface AddressProps {
  readonly ticket: TicketPartsFragment;
  readonly awaited: NonNullable<TicketPartsFragment['awaitedAddress']>;
}

/** Whole minutes from one instant to the next, one at least. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000));

/** What is to be done before the seat is theirs: open the mail. And where it does not come: once more, or to the right address. */
export function TicketAddress({ ticket, awaited }: AddressProps) {
  const { locale, t } = useLanguage();
  const { until, address, mailsLeft, correctionsLeft } = awaited;
  const path = `/${locale}/tickets/${ticket.reference}/address`;
  return (
    <div className="stack-24">
      <div className="stack-8 measure">
        <p>
          <Sentence
            id="ticket.address.left"
            values={{ minutes: minutesBetween(ticket.session.readAt, until) }}
          />
        </p>
        <ol className="steps">
          <li>
            <span>
              {t('ticket.address.open')}
              <br />
              <b>
                <Typed text={address} />
              </b>
            </span>
          </li>
          <li>
            <Sentence id="ticket.address.press" />
          </li>
          <li>
            <Sentence id="ticket.address.then" />
          </li>
        </ol>
      </div>
      <div className="stack-8 measure">
        <h2 className="h-19">{t('ticket.address.nothing')}</h2>
        <p>
          <Sentence id="ticket.address.spam" />
        </p>
        <form method="post" action={`${path}/again`} className="acts">
          {mailsLeft > 0 && (
            <button className="btn btn--second" type="submit">
              {t('ticket.address.again')}
            </button>
          )}
          {correctionsLeft > 0 && <a href={path}>{t('ticket.address.wrong')}</a>}
        </form>
        {mailsLeft === 0 && (
          <p className="small muted">
            <Sentence id="ticket.address.again.none" />
          </p>
        )}
      </div>
    </div>
  );
}
