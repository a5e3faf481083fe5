import type { MessageKey } from '../../shared/lib/i18n';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

/** A topic has a question under `<part>.<topic>` and its answer under `<part>.<topic>.answer`. */
type Topic<Part extends string> =
  Extract<MessageKey, `${Part}.${string}.answer`> extends `${Part}.${infer Name}.answer` ? Name : never;

type AnswersPageProps =
  | { readonly part: 'help'; readonly topics: readonly Topic<'help'>[] }
  | { readonly part: 'privacy'; readonly topics: readonly Topic<'privacy'>[] };

/** A page of short answers. */
export function AnswersPage({ part, topics }: AnswersPageProps) {
  const { t } = useLanguage();
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t(`${part}.title`)} path={`/${part}`} />
      <hgroup>
        <h1>{t(`${part}.title`)}</h1>
        <GlossOf id={`${part}.title.gloss`} />
      </hgroup>
      {topics.map((topic) => (
        <section key={topic} className="stack-8 measure">
          <h2 className="h-19">
            <Sentence id={`${part}.${topic}` as MessageKey} />
          </h2>
          <p>
            <Sentence id={`${part}.${topic}.answer` as MessageKey} />
          </p>
        </section>
      ))}
    </main>
  );
}
