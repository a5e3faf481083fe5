import type { ApprovalsPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import { type MovedUp, WhoMovesUp } from './moved-up';

export type ApprovedSession = NonNullable<ApprovalsPageQuery['session']>;
type Person = ApprovedSession['roster']['nodes'][number];

export interface ApprovalsPageProps {
  readonly session: ApprovedSession;
  readonly submission: Submission | null;
  /** What was just decided, and of how many. */
  readonly done: { readonly approved: boolean; readonly people: number } | null;
}

const pathOf = (locale: string, { id }: ApprovedSession): string =>
  `/${locale}/trainer/sessions/${id}/approvals`;

/** Whose seat is held until somebody approves, in the order in which they came. */
export function ApprovalsPage({ session, submission, done }: ApprovalsPageProps) {
  const { locale, t } = useLanguage();
  const { nodes } = session.roster;
  const count = session.awaitingApproval ?? 0;
  const path = pathOf(locale, session);
  return (
    <ConsolePage
      title={t('approvals.title', { count })}
      gloss="approvals.title.gloss"
      back={
        // A deputy reads who waits and nothing else of the session.
        session.plannable
          ? { href: `/${locale}/trainer/sessions/${session.id}`, label: t('plan.back') }
          : { href: `/${locale}/trainer/deputy`, label: t('deputy.title') }
      }
      errors={submission?.errors ?? []}
      notice={
        done && (
          <SuccessNotice>
            {t(done.approved ? 'approvals.done.approved' : 'approvals.done.declined', { count: done.people })}
          </SuccessNotice>
        )
      }
    >
      <Which session={session} />
      {nodes.length === 0 ? (
        <p className="notice">
          <Sentence id="approvals.none" />
        </p>
      ) : (
        <form method="post" action={path} className="stack-24">
          <FormKey submission={submission} />
          <ul className="stack-8">
            {nodes.map((person) => (
              <li key={person.id}>
                <Choice
                  person={person}
                  zone={session.timeZone}
                  isChosen={submission?.lists?.['registration']?.includes(person.id) ?? false}
                />
              </li>
            ))}
          </ul>
          <p className="acts">
            <button className="btn" type="submit">
              {t('approvals.approve')}
            </button>
            <button className="btn btn--danger" type="submit" formAction={`${path}/check`}>
              {t('approvals.decline')}
            </button>
          </p>
        </form>
      )}
    </ConsolePage>
  );
}

function Which({ session }: { session: ApprovedSession }) {
  const language = useLanguage();
  return (
    <p className="gloss enrol-gloss">
      <Say text={session.course.title} /> · {dayAndClock(language.locale, session.startsAt, session.timeZone)}{' '}
      · {placeName(language, session)}
    </p>
  );
}

function Choice({ person, zone, isChosen }: { person: Person; zone: string; isChosen: boolean }) {
  const { locale, t, say } = useLanguage();
  const asked = person.answers.filter(({ question }) => question.form === 'REGISTRATION');
  return (
    <label className="check">
      <input type="checkbox" name="registration" value={person.id} defaultChecked={isChosen} />{' '}
      <span>
        <b>
          <Typed text={person.fullName} />
        </b>{' '}
        <span className="muted">
          <Typed text={person.organisation} />
        </span>
        {person.contact && <span className="muted small under">{person.contact}</span>}
        {asked.map(({ question, said }) => (
          <span key={question.id} className="small under">
            <span className="muted">
              <Say text={question.text} />
            </span>{' '}
            {say(said) ? (
              <Typed text={say(said)} />
            ) : (
              <span className="muted">{t('register.no-answer')}</span>
            )}
          </span>
        ))}
        <span className="muted small under">
          {person.editedAt
            ? t('approvals.edited', { when: dayAndClock(locale, person.editedAt, zone) })
            : t('approvals.since', { when: dayAndClock(locale, person.registeredAt, zone) })}
        </span>
      </span>
    </label>
  );
}

interface DeclinePageProps extends Pick<ApprovalsPageProps, 'session'> {
  readonly submission: Submission;
  readonly movedUp: readonly MovedUp[];
}

/** Who would be declined, and who would move up by it: nothing is done before there is a reason. */
export function DeclinePage({ session, submission, movedUp }: DeclinePageProps) {
  const { locale, t } = useLanguage();
  const chosen = submission.lists?.['registration'] ?? [];
  const people = session.roster.nodes.filter(({ id }) => chosen.includes(id));
  const path = pathOf(locale, session);
  return (
    <ConsolePage
      title={t('approvals.check.title', { count: people.length })}
      back={{ href: path, label: t('approvals.back') }}
      errors={submission.errors}
    >
      <Which session={session} />
      <ul className="stack-8">
        {people.map(({ id, fullName, organisation }) => (
          <li key={id}>
            <b>
              <Typed text={fullName} />
            </b>{' '}
            <span className="muted">
              <Typed text={organisation} />
            </span>
          </li>
        ))}
      </ul>
      {movedUp.length > 0 && <WhoMovesUp movedUp={movedUp} />}
      <form
        method="post"
        action={`${path}/decline`}
        className="stack"
        noValidate={submission.errors.length > 0}
      >
        <FormKey submission={submission} />
        {people.map(({ id }) => (
          <input key={id} type="hidden" name="registration" value={id} />
        ))}
        <TextArea
          name="reason"
          label={t('approvals.reason')}
          hint={t('approvals.reason.hint')}
          value={submission.values['reason'] ?? ''}
          errors={submission.errors}
          maxLength={500}
        />
        <p className="muted small">
          <Sentence id="approvals.check.nothing-yet" />
        </p>
        <p className="acts">
          <button className="btn btn--danger" type="submit">
            {t('approvals.check.submit', { count: people.length })}
          </button>
          <a className="btn btn--second" href={path}>
            {t('approvals.check.keep')}
          </a>
        </p>
      </form>
    </ConsolePage>
  );
}
