import { dayAndClock } from '../../shared/lib/dates';
import { CheckIcon, ClockIcon, MovedIcon } from '../../shared/ui/icons';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { FigureName } from './figure-name';
import { figureChanges, movedSince, textChanges } from './report-changes';
import type { ReportPageProps } from './report-page';

/** What stands beside the letter: frozen figures, papers, what changed since the version before, the path. */
export function ReportSide({
  report,
  number,
  figuresNow,
}: Pick<ReportPageProps, 'report' | 'number' | 'figuresNow'>) {
  const { locale, t, zone } = useLanguage();
  const version = report.versions.find((each) => each.number === number);
  const older = version && report.versions.find((each) => each.number === version.number - 1);
  return (
    <>
      {version ? (
        <section className="stack-8">
          <h2 className="h-19">{t('reports.frozen')}</h2>
          <p className="small">
            <StateWord tone="ok">
              {t('reports.frozen.asOf', {
                count: version.figures.length,
                when: dayAndClock(locale, version.asOf, zone),
              })}
            </StateWord>
          </p>
          <p className="small muted">
            <Sentence id="reports.frozen.help" />
          </p>
          <Moved changes={movedSince(version, figuresNow)} />
        </section>
      ) : (
        <section className="stack-8">
          <h2 className="h-19">{t('reports.live')}</h2>
          <p className="small muted">
            <Sentence id="reports.live.help" />
          </p>
        </section>
      )}
      {version && (
        <section className="stack-8">
          <h2 className="h-19">{t('reports.paper')}</h2>
          <ul className="stack-8">
            {(['km', 'en'] as const).map((language) => (
              <li key={language}>
                <a
                  href={`/${locale}/reports/${report.id}/versions/${version.number}/${language}.pdf`}
                  hrefLang={language}
                  type="application/pdf"
                >
                  {t(`reports.paper.${language}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {version && older && <Changes older={older} newer={version} />}
      <Path report={report} number={number} />
    </>
  );
}

type Version = ReportPageProps['report']['versions'][number];

function Changes({ older, newer }: { older: Version; newer: Version }) {
  const { locale, t } = useLanguage();
  const figures = figureChanges(older, newer);
  const lines = textChanges(older, newer, locale);
  return (
    <section>
      <h2 className="h-19">{t('reports.changes', { from: older.number, to: newer.number })}</h2>
      {figures.length + lines.length === 0 && <p className="small muted">{t('reports.changes.none')}</p>}
      <ul className="diff">
        {figures.map(({ figure, before, after }) => (
          <li key={figure.key}>
            <FigureName figure={figure} /> {before !== null && <del>{before}</del>} <ins>{after}</ins>
          </li>
        ))}
        {lines.map(({ before, after }) => (
          <li key={`${before} ${after}`}>
            {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moved({ changes }: { changes: ReturnType<typeof movedSince> }) {
  const { t } = useLanguage();
  if (changes.length === 0) return <p className="small muted">{t('reports.frozen.same')}</p>;
  return (
    <details className="small">
      <summary>{t('reports.frozen.moved', { count: changes.length })}</summary>
      <ul className="diff">
        {changes.map(({ figure, before, after }) => (
          <li key={figure.key}>
            <FigureName figure={figure} />: {before} → {after}
          </li>
        ))}
      </ul>
    </details>
  );
}

const ICONS = {
  CREATE: CheckIcon,
  SUBMIT: CheckIcon,
  FORWARD: CheckIcon,
  RETURN: MovedIcon,
  APPROVE: CheckIcon,
} as const;

function Path({ report, number }: Pick<ReportPageProps, 'report' | 'number'>) {
  const { locale, t, zone } = useLanguage();
  const waits = report.status === 'SUBMITTED' || report.status === 'REVIEWED';
  return (
    <section className="stack">
      <h2 className="h-19">{t('reports.path')}</h2>
      <ol className="trail">
        {report.steps.map(({ act, version, person, at, comment }) => {
          const Icon = ICONS[act];
          return (
            <li key={`${act} ${version} ${at}`}>
              <Icon />
              <div>
                <p>
                  <b>
                    <Typed text={person} />
                  </b>{' '}
                  {t(`reports.step.${act}`)}
                </p>
                <p className="small muted">
                  {dayAndClock(locale, at, zone)}
                  {version > 0 && (
                    <>
                      {' · '}
                      {version === number ? (
                        t('reports.versionNumber', { number: version })
                      ) : (
                        <a href={`/${locale}/reports/${report.id}?version=${version}`}>
                          {t('reports.versionNumber', { number: version })}
                        </a>
                      )}
                    </>
                  )}
                </p>
                {comment && (
                  <p className="trail-comment">
                    <Typed text={comment} />
                  </p>
                )}
              </div>
            </li>
          );
        })}
        {waits && (
          <li>
            <ClockIcon />
            <p>{t(`reports.stands.${report.status}`)}</p>
          </li>
        )}
      </ol>
    </section>
  );
}
