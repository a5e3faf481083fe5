import type { Disposition, SubmissionFactsFragment, TopicBriefFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FieldMessage } from '../../shared/ui/field';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';

type ShownSubmission = SubmissionFactsFragment & { readonly topic: TopicBriefFragment };

const CHOICES: readonly Disposition[] = ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOTED', 'NOT_ACCEPTED'];

interface SubmissionPageProps {
  readonly shown: ShownSubmission;
  readonly submission: Submission | null;
}

/** The committee answers one submission. */
export function SubmissionPage({ shown, submission }: SubmissionPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const error = errors.find(({ field }) => field === 'disposition');
  const overtaken = errors.some(({ code }) => code === 'ANSWER_CHANGED');
  const chosen = submission?.values['disposition'] ?? shown.disposition;
  const topic = `/${locale}/topics/${shown.topic.id}`;
  return (
    <ConsolePage
      title={t('topics.answer.title', { organisation: say(shown.organisation.name) })}
      gloss="topics.answer.title.gloss"
      back={{ href: topic, label: say(shown.topic.title) }}
      errors={errors}
    >
      <blockquote className="measure pre">
        <Typed text={shown.body} />
      </blockquote>
      {overtaken && shown.disposition && shown.reason && (
        <section className="stack-8 measure">
          <h2 className="h-19">{t('topics.answer.stands')}</h2>
          <p>
            <strong>{t(`topics.answer.${shown.disposition}`)}</strong>
          </p>
          <p className="pre">
            <Typed text={say(shown.reason)} />
          </p>
        </section>
      )}
      <form method="post" action={`${topic}/submissions/${shown.id}`} className="decision stack-24 measure">
        <FormKey submission={submission} />
        <input type="hidden" name="answerVersion" value={shown.answerVersion} />
        <fieldset
          id="disposition"
          tabIndex={-1}
          className={error ? 'field field--error' : 'field'}
          aria-describedby={error && 'disposition-error'}
        >
          <legend>
            <h2 className="h-19">{t('topics.answer')}</h2>
          </legend>
          {error && <FieldMessage id="disposition-error">{error.message}</FieldMessage>}
          {CHOICES.map((value) => (
            <label key={value} className="check">
              <input
                type="radio"
                name="disposition"
                value={value}
                required
                defaultChecked={chosen === value}
              />
              <span>{t(`topics.answer.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          name="reasonKm"
          label={t('topics.reason.km')}
          hint={t('topics.reason.hint')}
          lang="km"
          maxLength={1_000}
          value={submission?.values['reasonKm'] ?? shown.reason?.km ?? ''}
          errors={errors}
        />
        <TextArea
          name="reasonEn"
          label={t('topics.reason.en')}
          lang="en"
          maxLength={1_000}
          value={submission?.values['reasonEn'] ?? shown.reason?.en ?? ''}
          errors={errors}
        />
        <p className="acts">
          <button className="btn" type="submit">
            {t('topics.answer.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
