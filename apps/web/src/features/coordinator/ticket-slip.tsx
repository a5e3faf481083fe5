import type { OrganisationNameFragment, SessionBriefFragment } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import { LOCALES } from '../../shared/lib/locale';
import { groupReference } from '../../shared/lib/reference';
import { useLanguage } from '../../shared/ui/language';
import { placeName, venueText } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';
import { Words } from '../../shared/ui/words';
import { QrCode } from '../../shared/ui/qr-code';
import { drawQr } from '../../shared/lib/qr-path';
import { timesText } from '../../shared/ui/hours';

interface TicketSlipProps {
  readonly ticket: {
    readonly fullName: string;
    readonly reference: string;
    readonly admissionCode: string;
  };
  readonly session: SessionBriefFragment;
  readonly organisation: OrganisationNameFragment;
}

/** One ticket on paper: what the ticket's page says, the title in both languages, for whoever stands at the door. */
export function TicketSlip({ ticket, session, organisation }: TicketSlipProps) {
  const language = useLanguage();
  const { t, say } = language;
  const isOnline = session.mode === 'ONLINE';
  return (
    <li className="slip">
      <p className="slip-title">
        {LOCALES.map((each) => (
          <span key={each} lang={each}>
            <Words text={session.course.title[each]} locale={each} />
          </span>
        ))}
      </p>
      <div className="slip-who">
        <QrCode qr={drawQr(ticket.admissionCode)} />
        <p>
          <b>
            <Typed text={ticket.fullName} />
          </b>
          <span>{say(organisation.name)}</span>
        </p>
      </div>
      <p className="slip-ref">{groupReference(ticket.reference)}</p>
      <dl>
        <dt>{t('ticket.time')}</dt>
        <dd>
          {timesText(language, session, shortDate).map((time) => (
            <div key={time}>{time}</div>
          ))}
        </dd>
        <dt>{t('ticket.place')}</dt>
        <dd>
          {isOnline
            ? t('session.online')
            : `${venueText(language, session)}, ${placeName(language, session)}`}
        </dd>
      </dl>
    </li>
  );
}
