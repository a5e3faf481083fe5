import type { PrivacyRegisterQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { KeptFor } from './kept-for';

type Held = PrivacyRegisterQuery['privacyRegister'][number];

const TOPICS = ['rights', 'office', 'erasure', 'cookies', 'contact'] as const;

/** What is held of people and why, for everybody to read, and what they can do about it. */
export function RegisterPage({ register }: { register: readonly Held[] }) {
  const { locale, t } = useLanguage();
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t('privacy.title')} path="/privacy" />
      <hgroup>
        <h1>{t('privacy.title')}</h1>
        <GlossOf id="privacy.title.gloss" />
      </hgroup>
      <p className="lead measure">
        <Sentence id="privacy.lead" />
      </p>
      {TOPICS.map((topic) => (
        <section key={topic} className="stack-8 measure">
          <h2 className="h-19">{t(`privacy.${topic}`)}</h2>
          <p>
            <Sentence id={`privacy.${topic}.answer`} />
          </p>
          {topic === 'rights' && (
            <p>
              <a href={`/${locale}/account/privacy`}>{t('privacy.rights.open')}</a>
            </p>
          )}
        </section>
      ))}
      <section className="stack-8 held">
        <h2 className="h-19">{t('privacy.register')}</h2>
        <DataTable
          caption={t('privacy.register.caption', { count: register.length })}
          rows={register}
          rowKey={({ what }) => what.en}
          columns={[
            { label: t('privacy.register.what'), cell: ({ what }) => <Say text={what} /> },
            {
              label: t('privacy.register.why'),
              cell: ({ why, ground }) => (
                <>
                  <Say text={why} />
                  <span className="hint">{t(`privacy.ground.${ground}`)}</span>
                </>
              ),
            },
            { label: t('privacy.register.kept'), cell: (held) => <Kept {...held} /> },
            { label: t('privacy.register.seenBy'), cell: ({ seenBy }) => <Say text={seenBy} /> },
          ]}
        />
      </section>
    </main>
  );
}

function Kept({ keptDays, keptFrom, keptForEver }: Held) {
  if (keptDays === null || keptDays === undefined || !keptFrom)
    return <Sentence id={keptForEver ? 'privacy.kept.ever' : 'privacy.kept.erased'} />;
  return <KeptFor days={keptDays} from={keptFrom} />;
}
