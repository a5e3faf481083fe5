import type { MessageKey } from '../../shared/lib/i18n';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

/** A topic has a question under `help.<topic>` and its answer under `help.<topic>.answer`. */
type Topic = Extract<MessageKey, `help.${string}.answer`> extends `help.${infer Name}.answer` ? Name : never;

/** A page of short answers. */
export function AnswersPage({ topics }: { topics: readonly Topic[] }) {
  const { t } = useLanguage();
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t('help.title')} path="/help" />
      <hgroup>
        <h1>{t('help.title')}</h1>
        <GlossOf id="help.title.gloss" />
      </hgroup>
      {topics.map((topic) => (
        <section key={topic} className="stack-8 measure">
          <h2 className="h-19">
            <Sentence id={`help.${topic}`} />
          </h2>
          <p>
            <Sentence id={`help.${topic}.answer`} />
          </p>
        </section>
      ))}
    </main>
  );
}
