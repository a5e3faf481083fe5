import type { AuditHealthQuery } from '../../shared/gql/graphql';
import { dayOnly } from '../../shared/lib/dates';
import { DataTable } from '../../shared/ui/data-table';
import { type Language, useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';

type Health = AuditHealthQuery['auditHealth'];
type Head = Health['heads'][number];

/** A row is sealed within so many seconds; only a longer wait is worth a word. */
const USUAL_S = 5;

/** A day is the same in every zone. */
const dayName = (locale: Language['locale'], day: string): string =>
  dayOnly(locale, `${day}T00:00:00Z`, 'UTC');

function lastFound({ locale, t }: Language, head: Head): string {
  const day = dayName(locale, head.day);
  return head.faultKind
    ? t(`audit.health.fault.${head.faultKind}`, { day, at: head.faultAt ?? '' })
    : t('audit.health.whole', { day, rows: head.rowCount });
}

/** How sure the audit is: what was last proven, what no seal covers yet, and the heads to keep. */
export function AuditHealth({ health }: { health: Health }) {
  const language = useLanguage();
  const { t } = language;
  const [last] = health.heads;
  const { unsealed, oldestUnsealedSeconds } = health;
  return (
    <section className={last?.faultKind ? 'notice notice--bad stack-8' : 'notice notice--quiet stack-8'}>
      <h2 className="h-19">{t('audit.health')}</h2>
      <p>{last ? lastFound(language, last) : t('audit.health.never')}</p>
      <p>
        {t('audit.health.tail', { count: unsealed })}
        {unsealed > 0 &&
          (oldestUnsealedSeconds ?? 0) >= USUAL_S &&
          ` ${t('audit.health.tail.old', { seconds: Math.round(oldestUnsealedSeconds ?? 0) })}`}
      </p>
      {health.heads.length > 0 && (
        <details>
          <summary>{t('audit.heads')}</summary>
          <p className="small measure">{t('audit.heads.help')}</p>
          <Heads heads={health.heads} />
        </details>
      )}
    </section>
  );
}

function Heads({ heads }: { heads: readonly Head[] }) {
  const { locale, t } = useLanguage();
  return (
    <DataTable
      caption={t('audit.heads.caption')}
      captionHidden
      rows={heads}
      rowKey={({ day }) => day}
      columns={[
        { label: t('audit.heads.day'), cell: ({ day }) => dayName(locale, day) },
        {
          label: t('audit.heads.found'),
          cell: ({ faultKind }) => (
            <StateWord tone={faultKind ? 'bad' : 'ok'}>
              {t(faultKind ? 'audit.heads.fault' : 'audit.heads.whole')}
            </StateWord>
          ),
        },
        { label: t('audit.heads.number'), numeric: true, cell: ({ number }) => number },
        { label: t('audit.heads.rows'), numeric: true, cell: ({ rowCount }) => rowCount },
        { label: t('audit.heads.hash'), cell: ({ hash }) => <code className="hash">{hash}</code> },
      ]}
    />
  );
}
