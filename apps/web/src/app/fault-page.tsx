import { GlossOf, Sentence, useLanguage } from '../shared/ui/language';
import { PageHead } from '../shared/ui/page-head';

export type Fault = 'not-found' | 'away' | 'broken' | 'refused' | 'busy' | 'forbidden';

interface FaultPageProps {
  readonly fault: Fault;
  /** Number of the request, for those who look into it. */
  readonly request: string;
  /** Address to try again; null where trying again is no use. */
  readonly again: string | null;
}

/** What went wrong, in both languages, and a way on. Useful without script. */
export function FaultPage({ fault, request, again }: FaultPageProps) {
  const { locale, t } = useLanguage();
  return (
    <main id="main" className="wrap notice-page stack">
      <PageHead title={t(`fault.${fault}`)} />
      <hgroup>
        <h1>
          <Sentence id={`fault.${fault}`} />
        </h1>
        <GlossOf id={`fault.${fault}.gloss`} />
      </hgroup>
      <p className="lead measure">
        <Sentence id={`fault.${fault}.help`} values={{ request }} />
      </p>
      <p className="acts">
        {again && (
          <a className="btn" href={again}>
            {t('fault.try-again')}
          </a>
        )}
        {fault === 'forbidden' && (
          <a className="btn" href={`/${locale}/sign-in`}>
            {t('fault.other-account')}
          </a>
        )}
        <a className={again || fault === 'forbidden' ? 'btn btn--second' : 'btn'} href={`/${locale}`}>
          {t('fault.to-sessions')}
        </a>
      </p>
    </main>
  );
}
