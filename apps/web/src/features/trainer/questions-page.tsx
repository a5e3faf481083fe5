import type { QuestionForm, SessionQuestionsPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { QuestionEditor } from './question-editor';
import { type QuestionRow, questionRows, rowsOf } from './questions-view';

export type AskingSession = NonNullable<SessionQuestionsPageQuery['session']>;

/** Forms by the word of their address. */
export const FORM_OF = {
  registration: 'REGISTRATION',
  confirmed: 'AFTER_CONFIRMATION',
} as const satisfies Record<string, QuestionForm>;
export type FormName = keyof typeof FORM_OF;

export interface QuestionsPageProps {
  readonly session: AskingSession;
  readonly form: FormName;
  readonly submission: Submission | null;
  readonly saved: boolean;
}

/** What a session asks: in one form, with registering or once confirmed. */
export function QuestionsPage({ session, form, submission, saved }: QuestionsPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const errors = submission?.errors ?? [];
  const standing = session.state !== 'CANCELLED' && session.state !== 'ENDED';
  const asked = session.questions.filter((question) => question.form === FORM_OF[form]);
  const rows = submission ? questionRows(submission.values) : rowsOf(asked);
  const path = `/${locale}/trainer/sessions/${session.id}`;
  return (
    <ConsolePage
      title={t('asking.title')}
      gloss="asking.title.gloss"
      back={{ href: path, label: t('plan.back') }}
      errors={errors}
      notice={saved && <SuccessNotice>{t('asking.saved')}</SuccessNotice>}
    >
      <p>
        <b>
          <Say text={session.course.title} />
        </b>
        <br />
        {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
      </p>
      <nav className="tabs" aria-label={t('asking.forms')}>
        {(['registration', 'confirmed'] as const).map((name) => (
          <a key={name} href={`${path}/questions/${name}`} aria-current={name === form ? 'true' : undefined}>
            {t(`asking.form.${name}`)}{' '}
            <b>{session.questions.filter((question) => question.form === FORM_OF[name]).length}</b>
          </a>
        ))}
      </nav>
      <p className="measure">
        <Sentence id={`asking.form.${form}.help`} />
      </p>
      {standing ? (
        <EditorForm
          action={`${path}/questions/${form}`}
          version={submission?.values['version'] ?? String(session.questionsVersion)}
          rows={rows}
          errors={errors}
        />
      ) : (
        <p className="notice">
          <Sentence id="asking.over" />
        </p>
      )}
    </ConsolePage>
  );
}

interface EditorFormProps {
  readonly action: string;
  readonly version: string;
  readonly rows: readonly QuestionRow[];
  readonly errors: readonly FieldError[];
}

/** One block for each question. Adding, removing and moving are buttons of the form, so that they need no script. */
function EditorForm({ action, version, rows, errors }: EditorFormProps) {
  const { t } = useLanguage();
  return (
    <form method="post" action={action} className="stack-24 asking" noValidate>
      {/* What Enter in a field presses: otherwise it were the first button below, which moves a question. */}
      <button className="vh" type="submit" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="version" value={version} />
      {rows.length === 0 && <p className="muted">{t('asking.none')}</p>}
      <ol className="asking-list">
        {rows.map((row, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its number: that is what its fields are named by
          <QuestionEditor key={at} row={row} at={at} rows={rows} errors={errors} />
        ))}
      </ol>
      <p className="acts">
        <button className="btn btn--second" type="submit" name="act" value="add">
          {t('asking.add')}
        </button>
      </p>
      <p className="hint measure">
        <Sentence id="asking.changed.help" />
      </p>
      <p className="acts">
        <button className="btn" type="submit">
          {t('asking.save')}
        </button>
      </p>
    </form>
  );
}
