import type { QuestionForm, TicketQuestionsQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { formOf } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import { QuestionFields } from './question-fields';
import { answerField, givenIn, namingQuestions } from './question-forms';
import { NoChange, TicketQuestion } from './ticket-question';

type AskedTicket = NonNullable<TicketQuestionsQuery['ticket']>;
type Answered = AskedTicket['questions'][number];

interface TicketQuestionsPageProps {
  readonly ticket: AskedTicket;
  readonly submission: Submission | null;
}

const FORMS: readonly QuestionForm[] = ['REGISTRATION', 'AFTER_CONFIRMATION'];

/** What the session asks of one ticket: the forms that may still be answered, and what was answered in the others. */
export function TicketQuestionsPage({ ticket, submission }: TicketQuestionsPageProps) {
  const { say } = useLanguage();
  const asked = ticket.questions.map(({ question }) => question);
  return (
    <TicketQuestion
      ticket={ticket}
      title="change.questions"
      gloss="change.questions.gloss"
      errors={namingQuestions(submission?.errors ?? [], asked, say)}
    >
      {asked.length === 0 && <NoChange ticket={ticket} why={<Sentence id="asked.nothing" />} />}
      {FORMS.map((form) => (
        <OneForm key={form} form={form} ticket={ticket} submission={formOf(submission, form)} />
      ))}
    </TicketQuestion>
  );
}

function OneForm({ form, ticket, submission }: TicketQuestionsPageProps & { readonly form: QuestionForm }) {
  const { locale, t } = useLanguage();
  const answered = ticket.questions.filter(({ question }) => question.form === form);
  if (answered.length === 0) return null;
  if (!ticket.answerableForms.includes(form)) return <Answers answered={answered} />;
  const errors = submission?.errors ?? [];
  return (
    <form
      method="post"
      action={`/${locale}/tickets/${ticket.reference}/questions`}
      className="stack-24"
      noValidate={errors.length > 0}
    >
      <input type="hidden" name="form" value={form} />
      <QuestionFields
        questions={answered.map(({ question }) => question)}
        given={({ id }) =>
          submission
            ? givenIn(submission, answerField(id))
            : (answered.find(({ question }) => question.id === id)?.answer ?? [])
        }
        errors={errors}
      />
      {form === 'REGISTRATION' && ticket.state === 'CONFIRMED' && ticket.session.seats.needsApproval && (
        <p className="notice">
          <Sentence id="asked.looked-at" />
        </p>
      )}
      <p className="acts">
        <button className="btn" type="submit">
          {t('asked.save')}
        </button>
      </p>
    </form>
  );
}

/** What was answered and is no longer changed. */
function Answers({ answered }: { readonly answered: readonly Answered[] }) {
  const { t, say } = useLanguage();
  return (
    <section className="stack-8">
      <p className="muted">
        <Sentence id="asked.closed" />
      </p>
      <dl className="facts">
        {answered.map(({ question, answer, said }) => (
          <div key={question.id}>
            <dt>
              <Say text={question.text} />
            </dt>
            <dd>
              {answer.length > 0 ? (
                <Typed text={say(said)} />
              ) : (
                <span className="muted">{t('register.no-answer')}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
