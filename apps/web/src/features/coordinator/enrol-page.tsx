import type { EnrolmentPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { AttendanceChoice } from '../../shared/ui/attendance-choice';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { weaveOf } from '../../shared/ui/krama';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { SeatsLine } from '../../shared/ui/seats';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import { CancelOne, RegistrationState } from './organisation-registrations';
import { Contact } from './organisation-people';
import { EnrolDraft } from './enrol-draft';
import { EnrolScript } from './enrol-script';
import { SheetFileField } from './sheet-file-field';
import { TicketLinks } from './ticket-sheets';
import type { EnrolDone } from './organisation-view';

export type EnrolSession = NonNullable<EnrolmentPageQuery['session']>;
export type EnrolOrganisation = NonNullable<EnrolmentPageQuery['organisation']>;

export interface EnrolPageProps {
  readonly session: EnrolSession;
  readonly organisation: EnrolOrganisation;
  readonly submission: Submission | null;
  readonly done: EnrolDone | null;
}

/** Paste a list into a session; below stands who of the organisation is in it already. */
export function EnrolPage({ session, organisation, submission, done }: EnrolPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const standing = session.state === 'OPEN' || session.state === 'FULL';
  const title = done
    ? t('enrol.done.title', { ...counted(done) })
    : t('enrol.title', { name: say(session.course.title) });
  return (
    <ConsolePage
      title={title}
      back={{ href: `/${locale}/organisation/enrol`, label: t('enrol.back') }}
      errors={submission?.errors ?? []}
      notice={done && <Done done={done} />}
    >
      <div className="enrol-facts">
        <p>
          {done && (
            <>
              <b>
                <Say text={session.course.title} />
              </b>
              <br />
            </>
          )}
          {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
        </p>
        <SeatsLine state={session.state} seats={session.seats} weave={weaveOf(session)} width={90} />
      </div>
      {standing && (
        <EnrolDraft
          organisation={organisation}
          seats={session.seats}
          path={`/${locale}/organisation/enrol/${organisation.id}/${session.id}`}
        />
      )}
      {done && <OwnPeople organisation={organisation} session={session.id} />}
      {standing ? (
        <PasteForm
          session={session}
          organisation={organisation}
          submission={submission}
          again={done !== null}
        />
      ) : (
        <p className="notice">
          <Sentence id="enrol.closed" />
        </p>
      )}
      {!done && <OwnPeople organisation={organisation} session={session.id} />}
    </ConsolePage>
  );
}

const counted = ({ left, ...done }: EnrolDone): Record<string, number> => ({ ...done, left: left.length });

function Done({ done }: { done: EnrolDone }) {
  const { t } = useLanguage();
  return (
    <>
      <SuccessNotice>
        <Sentence id="enrol.done" values={counted(done)} />
      </SuccessNotice>
      {done.left.length > 0 && (
        <p className="notice notice--warn">{t('enrol.done.left', { count: done.left.length })}</p>
      )}
    </>
  );
}

function PasteForm({
  session,
  organisation,
  submission,
  again,
}: Omit<EnrolPageProps, 'done'> & { again: boolean }) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <form
      method="post"
      action={`/${locale}/organisation/enrol/${organisation.id}/${session.id}/check`}
      className="stack-24 paste"
      noValidate={errors.length > 0}
    >
      {again && <h2 className="h-23">{t('enrol.again')}</h2>}
      <TextArea
        name="list"
        label={t('enrol.list')}
        hint={t('enrol.list.hint')}
        value={submission?.values['list'] ?? ''}
        errors={errors}
        rows={10}
        maxLength={25_000}
      />
      <SheetFileField />
      <AttendanceChoice
        seats={session.seats}
        value={submission?.values['attendanceMode']}
        legend="enrol.mode"
      />
      <Together chosen={submission?.values['together'] === 'on'} />
      <LocaleChoice chosen={submission?.values['locale'] ?? locale} />
      <p className="acts">
        <button className="btn" type="submit">
          {t('enrol.check')}
        </button>
        <span className="small muted">{t('enrol.check.help')}</span>
      </p>
      <EnrolScript />
    </form>
  );
}

/** Seats for all of the list or for none of it, in one place of the waitlist. */
function Together({ chosen }: { chosen: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name="together"
          value="on"
          defaultChecked={chosen}
          aria-describedby="together-help"
        />
        <span>{t('enrol.together')}</span>
      </label>
      <p className="hint" id="together-help">
        <Sentence id="enrol.together.help" />
      </p>
    </div>
  );
}

/** Language of the mails to people whom the programme does not know. */
function LocaleChoice({ chosen }: { chosen: string }) {
  const { t } = useLanguage();
  return (
    <fieldset className="field">
      <legend>{t('enrol.language')}</legend>
      {(['km', 'en'] as const).map((language) => (
        <label key={language} className="check">
          <input type="radio" name="locale" value={language} defaultChecked={chosen === language} />
          <span>{t(`session.languages.${language}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function OwnPeople({ organisation, session }: { organisation: EnrolOrganisation; session: string }) {
  const { locale, t } = useLanguage();
  const people = organisation.registrations.nodes;
  if (people.length === 0) return null;
  return (
    <section className="section-gap">
      <DataTable
        caption={t('enrol.own', { count: people.length })}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { label: t('organisation.name'), cell: ({ fullName }) => <Typed text={fullName} /> },
          {
            label: t('organisation.state'),
            cell: (registration) => <RegistrationState registration={registration} />,
          },
          { label: t('organisation.contact'), cell: ({ contact }) => <Contact contact={contact ?? null} /> },
          {
            label: t('organisation.change'),
            cell: (registration) => <CancelOne registration={registration} organisation={organisation.id} />,
          },
        ]}
      />
      <TicketLinks
        path={`/${locale}/organisation/tickets/${organisation.id}/${session}`}
        prints={people.some(({ status }) => status === 'CONFIRMED')}
        sends={people.some(({ status }) => status !== 'CANCELLED' && status !== 'DECLINED')}
      />
    </section>
  );
}
