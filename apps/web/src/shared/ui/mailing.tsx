import type { ReactNode } from 'react';
import type { SessionBriefFragment } from '../gql/graphql';
import { dayAndClock } from '../lib/dates';
import type { Submission } from '../lib/frame';
import type { MessageKey } from '../lib/i18n';
import { FormKey } from './form';
import { Say, Sentence, useLanguage } from './language';
import { placeName } from './place';
import { Typed } from './typed';

/** Which session a mailing is of. */
export function MailingSession({ session }: { session: SessionBriefFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  return (
    <p>
      <b>
        <Say text={session.course.title} />
      </b>
      <br />
      {session.isDateKnown
        ? dayAndClock(locale, session.startsAt, session.timeZone)
        : t('session.postponed')}{' '}
      · {placeName(language, session)}
    </p>
  );
}

interface MailingFormProps {
  /** Where the press goes. */
  readonly action: string;
  readonly submission: Submission | null;
  /** What a mail says; that nothing has been sent yet. */
  readonly lead: MessageKey;
  /** What is written on the button, with the number of mails. */
  readonly button: string;
  /** What the audit keeps, and how often somebody can be mailed. */
  readonly note: MessageKey;
}

/** The press that sends what the page has told of. */
export function MailingForm({ action, submission, lead, button, note }: MailingFormProps) {
  return (
    <form method="post" action={action} className="stack">
      <FormKey submission={submission} />
      <p className="measure">
        <Sentence id={lead} />
      </p>
      <p className="small muted measure">
        <Sentence id={note} />
      </p>
      <p>
        <button className="btn" type="submit">
          {button}
        </button>
      </p>
    </form>
  );
}

interface MailingPeopleProps {
  readonly heading: string;
  /** Each with what they are told, or why they get nothing. */
  readonly people: readonly { readonly fullName: string; readonly words: string }[];
  /** What else can be done for them. */
  readonly children?: ReactNode;
}

/** Who gets a mail, or who gets none; nothing where that is nobody. */
export function MailingPeople({ heading, people, children }: MailingPeopleProps) {
  if (people.length === 0) return null;
  return (
    <section className="mailing-people stack-8">
      <h2 className="h-19">{heading}</h2>
      <ul className="stack-8">
        {people.map(({ fullName, words }, at) => (
          <li key={at}>
            <b>
              <Typed text={fullName} />
            </b>{' '}
            <span className="muted">{words}</span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
