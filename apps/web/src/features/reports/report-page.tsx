import type { LetterFragment, ReportCoreFragment, ReportStatus } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { DecisionForm } from '../../shared/ui/decision-form';
import { ErrorSummary, FormKey, formOf } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { PageHead } from '../../shared/ui/page-head';
import { Typed } from '../../shared/ui/typed';
import { ReportLetter } from './report-letter';
import { ReportSide } from './report-side';
import { ReportState } from './report-state';

/** Somebody is to judge it: the chair, or the office. */
const WAITS: readonly ReportStatus[] = ['SUBMITTED', 'REVIEWED'];
export const DONE = ['saved', 'submitted', 'forward', 'return', 'approve'] as const;

export interface ReportPageProps {
  readonly report: ReportCoreFragment;
  readonly letter: LetterFragment;
  /** Which version is shown; null: the draft. */
  readonly number: number | null;
  /** The figures of that version as they are now. */
  readonly figuresNow: readonly { readonly key: string; readonly words: string }[];
  /** For the writers of a draft: what they saw. */
  readonly revision: number | null;
  readonly submission: Submission | null;
  readonly done: (typeof DONE)[number] | null;
}

/** `/km/reports/<id>`: the letter, and at its side what may be done, what was frozen, what changed, and its path. */
export function ReportPage(props: ReportPageProps) {
  const { report, letter, number, submission, done } = props;
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const shown = number === null ? t('reports.draft') : t('reports.versionNumber', { number });
  const isCurrent = number !== null && number === report.version;
  return (
    <main id="main" className="wrap section-tight stack">
      <PageHead
        title={errors.length > 0 ? t('register.error.title', { title: letter.title }) : letter.title}
      />
      <p className="crumb">
        <a href={`/${locale}/reports`}>{t('reports.back')}</a>
      </p>
      {done && <SuccessNotice>{t(`reports.done.${done}`)}</SuccessNotice>}
      <ErrorSummary errors={errors} heading="console.error.heading" />
      <p className="report-meta">
        <span>{report.reference}</span>
        {/* A draft that was never submitted would be called one twice. */}
        {(number !== null || report.status !== 'DRAFT') && <span>{shown}</span>}
        <ReportState status={report.status} />
        {number !== null && !isCurrent && (
          <a href={`/${locale}/reports/${report.id}`}>{t('reports.toNewest', { number: report.version })}</a>
        )}
      </p>
      <div className="two report-two">
        <ReportLetter letter={letter} level="h1" />
        <aside className="stack-24" aria-label={t('reports.side')}>
          {(isCurrent || number === null) && <Acts {...props} />}
          <ReportSide {...props} />
        </aside>
      </div>
    </main>
  );
}

function Acts({ report, number, revision, submission }: ReportPageProps) {
  const { locale, t, zone } = useLanguage();
  const here = `/${locale}/reports/${report.id}`;
  const judges = report.acts.filter((act) => act === 'FORWARD' || act === 'APPROVE' || act === 'RETURN');
  if (number !== null && judges.length > 0) {
    return (
      <section>
        <div className="selvedge" />
        <DecisionForm
          action={`${here}/decide`}
          heading={t('reports.decide')}
          choices={judges
            .toSorted((one) => (one === 'RETURN' ? 1 : -1))
            .map((act) => ({
              value: act,
              label: t(`reports.decide.${act}`, { number }),
              hint: t(`reports.decide.${act}.hint`),
            }))}
          reasonHint={t('reports.decide.reason')}
          submit={t('reports.decide.submit')}
          submission={formOf(submission, 'decide')}
          kept={{ version: String(number) }}
        />
      </section>
    );
  }
  if (report.acts.includes('EDIT') && number === null) {
    const returned = report.steps.findLast(({ act }) => act === 'RETURN');
    return (
      <section className="stack">
        <div className="selvedge" />
        <h2 className="h-19">{t('reports.write')}</h2>
        {returned?.comment && report.status === 'RETURNED' && (
          <blockquote className="notice">
            <p>
              <Typed text={returned.comment} />
            </p>
            <p className="small muted">
              <Typed text={returned.person} />, {dayAndClock(locale, returned.at, zone)}
            </p>
          </blockquote>
        )}
        <p className="small muted">
          <Sentence id="reports.write.help" />
        </p>
        <form method="post" action={`${here}/submit`} className="acts">
          <FormKey submission={formOf(submission, 'submit')} />
          <input type="hidden" name="revision" value={revision ?? 0} />
          <a className="btn btn--second" href={`${here}/edit`}>
            {t('reports.edit')}
          </a>
          <button className="btn" type="submit">
            {t('reports.submit', { number: report.version + 1 })}
          </button>
        </form>
      </section>
    );
  }
  return (
    <section className="stack-8">
      <div className="selvedge" />
      <h2 className="h-19">{t('reports.stands')}</h2>
      <p>{t(`reports.stands.${report.status}`)}</p>
      {report.isMine && WAITS.includes(report.status) && <p className="small muted">{t('reports.mine')}</p>}
    </section>
  );
}
