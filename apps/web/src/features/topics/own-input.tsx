import type { OrganisationNameFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { formOf, FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { languageOf, Typed } from '../../shared/ui/typed';
import type { ShownTopic } from './topic-page';
import { AnswerWord } from './topic-words';

interface OwnInputProps {
  readonly topic: ShownTopic;
  readonly organisations: readonly OrganisationNameFragment[];
  readonly writingFor: string | null;
  readonly submission: Submission | null;
}

/** What the reader's organisation says: a form while the topic is open, its own words and the answer afterwards. */
export function OwnInput({ topic, organisations, writingFor, submission }: OwnInputProps) {
  const { locale, t, say } = useLanguage();
  const organisation = organisations.find(({ id }) => id === writingFor) ?? organisations[0]!;
  const others = organisations.filter(({ id }) => id !== organisation.id);
  const own = topic.submissions.nodes.find((node) => node.organisation.id === organisation.id);
  return (
    <section className="stack-8 measure" aria-labelledby="own-input">
      <h2 id="own-input">{t('topics.own', { organisation: say(organisation.name) })}</h2>
      {others.map(({ id, name }) => (
        <p key={id}>
          <a href={`/${locale}/topics/${topic.id}?for=${id}`}>
            {t('topics.own.other', { organisation: say(name) })}
          </a>
        </p>
      ))}
      {topic.state === 'OPEN' ? (
        <SubmitForm
          action={`/${locale}/topics/${topic.id}/submit`}
          organisationId={organisation.id}
          standing={own ?? null}
          submission={formOf(submission, 'submit')}
        />
      ) : own ? (
        <>
          <p className="pre">
            <Typed text={own.body} />
          </p>
          {topic.state === 'PUBLISHED' && (
            <p>
              <AnswerWord disposition={own.disposition ?? null} /> {own.reason && say(own.reason)}
            </p>
          )}
        </>
      ) : (
        <p>
          <Sentence id={topic.state === 'PLANNED' ? 'topics.own.early' : 'topics.own.none'} />
        </p>
      )}
    </section>
  );
}

interface SubmitFormProps {
  readonly action: string;
  readonly organisationId: string;
  readonly standing: { readonly body: string; readonly version: number } | null;
  readonly submission: Submission | null;
}

function SubmitForm({ action, organisationId, standing, submission }: SubmitFormProps) {
  const { locale, t } = useLanguage();
  const body = submission?.values['body'] ?? standing?.body ?? '';
  return (
    <form method="post" action={action} className="stack-24">
      <FormKey submission={submission} />
      <input type="hidden" name="organisationId" value={organisationId} />
      <input type="hidden" name="version" value={standing?.version ?? ''} />
      <TextArea
        name="body"
        label={t('topics.body')}
        hint={t(standing ? 'topics.body.revise' : 'topics.body.hint')}
        rows={8}
        maxLength={5_000}
        value={body}
        lang={body === '' ? locale : languageOf(body)}
        errors={submission?.errors ?? []}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t(standing ? 'topics.submit.again' : 'topics.submit')}
        </button>
      </p>
    </form>
  );
}
