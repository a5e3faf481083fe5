import type { SessionRoomPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ConsolePage } from '../../shared/ui/console-page';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';

type SessionWithRoom = NonNullable<SessionRoomPageQuery['session']>;
type Room = NonNullable<SessionWithRoom['room']>;

interface RoomPageProps {
  readonly session: SessionWithRoom;
  readonly submission: Submission | null;
  readonly again: boolean;
}

/** The on-line room of a session, for those who run it: how it stands, the way in, and another try where it could not be made. */
export function RoomPage({ session, submission, again }: RoomPageProps) {
  const { locale, t, say } = useLanguage();
  const { room } = session;
  const title = room ? t(`room.${room.state}`) : t('room.none');
  return (
    <ConsolePage
      title={title}
      {...(room && { gloss: `room.${room.state}.gloss` as const })}
      back={{ href: `/${locale}/trainer/sessions/${session.id}`, label: t('plan.back') }}
      errors={submission?.errors ?? []}
      notice={again && <SuccessNotice>{t('room.again.done')}</SuccessNotice>}
    >
      <p className="gloss enrol-gloss">
        {t('room.page', { title: say(session.course.title) })} ·{' '}
        {dayAndClock(locale, session.startsAt, session.timeZone)}
      </p>
      {room && <HowItStands session={session} room={room} />}
    </ConsolePage>
  );
}

function HowItStands({ session, room }: { session: SessionWithRoom; room: Room }) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/trainer/sessions/${session.id}/room`;
  const at = (instant: string): string => dayAndClock(locale, instant, session.timeZone);
  const isBad = room.state === 'FAILED' || room.state === 'MISSING';
  const isAhead = room.state !== 'MISSING' && room.state !== 'OVER';
  return (
    <>
      <div className={isBad ? 'notice notice--warn stack-8' : 'stack-8 measure'}>
        <p>
          <Sentence id={`room.${room.state}.help`} values={{ when: at(room.entersAt) }} />
        </p>
        {room.failure && room.triedAt && (
          <p>{t(`room.failure.${room.failure}`, { when: at(room.triedAt) })}</p>
        )}
      </div>
      {isAhead && (
        <div className="stack-8 measure">
          {!room.enterable && <p>{t('room.enters', { when: at(room.entersAt) })}</p>}
          <p>{t('room.opens', { when: at(room.opensAt) })}</p>
        </div>
      )}
      <div className="acts">
        {room.enterable && (
          <a className="btn" href={`${path}/enter`} rel="noreferrer">
            {t('room.enter')}
          </a>
        )}
        {room.state === 'FAILED' && (
          <ActForm action={`${path}/again`} tone={room.enterable ? 'second' : 'first'}>
            {t('room.again')}
          </ActForm>
        )}
        {isAhead && !room.enterable && (
          <a className="btn btn--second" href={path}>
            {t('room.look')}
          </a>
        )}
        {isBad && session.plannable && (
          <a className="btn btn--second" href={`/${locale}/manage/sessions/${session.id}/edit`}>
            {t('room.edit')}
          </a>
        )}
      </div>
    </>
  );
}

/** The way to that page from the session's own; where something is wrong, it says so. Nothing for a session in a hall. */
export function RoomLink({
  session: { id, room },
}: {
  session: { readonly id: string; readonly room: Pick<Room, 'state'> | null };
}) {
  const { locale, t } = useLanguage();
  if (!room) return null;
  const isBad = room.state === 'FAILED' || room.state === 'MISSING';
  const words = isBad ? (`room.link.${room.state as 'FAILED' | 'MISSING'}` as const) : 'room.link';
  return (
    <p className={isBad ? 'notice notice--warn' : undefined}>
      <a href={`/${locale}/trainer/sessions/${id}/room`}>{t(words)}</a>
    </p>
  );
}
