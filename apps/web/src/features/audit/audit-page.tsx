import type { AuditEntryFragment, AuditHealthQuery, AuditRowsQuery } from '../../shared/gql/graphql';
import { messageKeys } from '../../shared/lib/i18n';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { FilterDay } from '../../shared/ui/filter-day';
import { type Language, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';
import { MixedText, Typed } from '../../shared/ui/typed';
import { AuditHealth } from './audit-health';
import {
  ACTOR_KINDS,
  actionChoices,
  type AuditView,
  moment,
  reasonText,
  sentenceOf,
  SUBJECT_TYPES,
  subjectName,
} from './audit-view';

interface AuditPageProps {
  readonly rows: AuditRowsQuery['auditRows'];
  readonly health: AuditHealthQuery['auditHealth'];
  readonly view: AuditView;
}

/** Who changed what and why, a sentence a row. */
export function AuditPage({ rows, health, view }: AuditPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const path = `/${locale}/audit`;
  const [newest] = rows.nodes;
  const isHistory = view.subject !== null;
  const isFiltered = Object.entries(view).some(([name, value]) => name !== 'after' && Boolean(value));
  return (
    <ConsolePage
      title={
        isHistory && newest ? t('audit.title.of', { name: subjectName(language, newest) }) : t('audit.title')
      }
      {...(!isHistory && ({ gloss: 'audit.title.gloss', lead: 'audit.lead' } as const))}
      {...(isHistory && { back: { href: path, label: t('audit.back') } })}
    >
      {!isHistory && <AuditHealth health={health} />}
      <Filters view={view} />
      <ExportButtons list="audit" path={path} search={{ ...view }} rows={rows.nodes.length} />
      {rows.nodes.length > 0 ? <Rows rows={rows.nodes} /> : <Nothing isFiltered={isFiltered} />}
      <Pager path={path} search={{ ...view }} pageInfo={rows.pageInfo} />
    </ConsolePage>
  );
}

function Rows({ rows }: { rows: readonly AuditEntryFragment[] }) {
  const language = useLanguage();
  const { locale, t } = language;
  return (
    <DataTable
      caption={t('audit.caption')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('audit.what'),
          cell: (row) => (
            <>
              <a href={`/${locale}/audit/${row.id}`}>
                <MixedText text={sentenceOf(language, row)} />
              </a>
              {row.reason && (
                <span className="muted small under">
                  <Typed text={reasonText(language, row.reason)} />
                </span>
              )}
            </>
          ),
        },
        { label: t('audit.subject'), cell: (row) => <Subject row={row} /> },
        { label: t('audit.when'), cell: ({ at }) => <span className="nowrap">{moment(language, at)}</span> },
        {
          label: t('audit.seal'),
          cell: ({ isSealed }) => (
            <span className="nowrap">
              <SealWord isSealed={isSealed} />
            </span>
          ),
        },
      ]}
    />
  );
}

export function SealWord({ isSealed }: { isSealed: boolean }) {
  const { t } = useLanguage();
  return isSealed ? (
    <StateWord tone="ok">{t('audit.sealed')}</StateWord>
  ) : (
    <StateWord tone="wait">{t('audit.unsealed')}</StateWord>
  );
}

/** What it was done to: its page, where it has one. */
export function Subject({ row }: { row: AuditEntryFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { subject } = row;
  const name = subjectName(language, row);
  const type = SUBJECT_TYPES.find((each) => each === subject.type);
  return (
    <>
      {subject.page ? (
        <a href={`/${locale}${subject.page}`}>
          <MixedText text={name} />
        </a>
      ) : (
        <MixedText text={name} />
      )}
      {type && subject.name && <span className="muted small under">{t(`audit.type.${type}`)}</span>}
    </>
  );
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) => {
  const { locale, t } = useLanguage();
  return isFiltered ? (
    <EmptyState title={t('audit.none.filtered')}>
      <p>{t('audit.none.filtered.help')}</p>
      <p>
        <a href={`/${locale}/audit`}>{t('audit.all')}</a>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={t('audit.none')}>{t('audit.none.help')}</EmptyState>
  );
};

/** What is chosen, in words; a person by id is named by the rows. */
function chosenWords({ t }: Language, view: AuditView, actions: ReturnType<typeof actionChoices>): string[] {
  return [
    view.by && t(`audit.by.${view.by}`),
    actions.find(({ value }) => value === view.action)?.label,
    view.type && t(`audit.type.${view.type}`),
    view.from && `${t('audit.from')} ${view.from}`,
    view.to && `${t('audit.to')} ${view.to}`,
  ].filter((word): word is string => Boolean(word));
}

function Filters({ view }: { view: AuditView }) {
  const language = useLanguage();
  const { locale, t } = language;
  const actions = actionChoices(language, messageKeys());
  return (
    <FilterBar
      action={`/${locale}/audit`}
      chosen={chosenWords(language, view, actions)}
      count={null}
      kept={{ subject: view.subject }}
      search={{ name: 'who', label: t('audit.find'), value: view.who.startsWith('per_') ? '' : view.who }}
    >
      <FilterChoice
        name="by"
        label={t('audit.by')}
        value={view.by}
        choices={ACTOR_KINDS.map((kind) => ({ value: kind, label: t(`audit.by.${kind}`) }))}
      />
      <FilterChoice name="action" label={t('audit.what')} value={view.action} choices={actions} />
      <FilterChoice
        name="type"
        label={t('audit.type')}
        value={view.type}
        choices={SUBJECT_TYPES.map((type) => ({ value: type, label: t(`audit.type.${type}`) }))}
      />
      <FilterDay name="from" label={t('audit.from')} value={view.from} />
      <FilterDay name="to" label={t('audit.to')} value={view.to} />
    </FilterBar>
  );
}
