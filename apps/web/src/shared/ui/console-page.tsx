import type { ReactNode } from 'react';
import type { FieldError } from '../lib/frame';
import type { MessageKey } from '../lib/i18n';
import { ErrorSummary } from './form';
import { GlossOf, Sentence, useLanguage } from './language';
import { PageHead } from './page-head';

interface ConsolePageProps {
  /** The one sentence of the screen: what it says, with figures where it has some. */
  readonly title: string;
  /** The same in the other language. */
  readonly gloss?: Extract<MessageKey, `${string}.gloss`>;
  /** One line more, for what the title leaves open. */
  readonly lead?: MessageKey;
  /** The page above this one. */
  readonly back?: { readonly href: string; readonly label: string };
  /** Mistakes of the form that came back; they stand first and in the title. */
  readonly errors?: readonly FieldError[];
  /** What was just done: a SuccessNotice. */
  readonly notice?: ReactNode;
  /** What stands beside the title on wide screens: the main action, a period. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a console screen: way back, what happened, mistakes, the sentence with its gloss, then the screen.
 *
 *      <ConsolePage title={t('pledges.title', { count })} gloss="pledges.title.gloss" errors={submission?.errors}> */
export function ConsolePage({
  title,
  gloss,
  lead,
  back,
  errors = [],
  notice,
  aside,
  children,
}: ConsolePageProps) {
  const { t } = useLanguage();
  return (
    <main id="main" className="wrap console stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      {back && (
        <p className="crumb">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      {notice}
      <ErrorSummary errors={errors} heading="console.error.heading" />
      <div className="console-head">
        <div>
          <hgroup>
            <h1>{title}</h1>
            {gloss && <GlossOf id={gloss} />}
          </hgroup>
          {lead && (
            <p className="lead measure">
              <Sentence id={lead} />
            </p>
          )}
        </div>
        {aside && <div className="console-aside">{aside}</div>}
      </div>
      {children}
    </main>
  );
}
