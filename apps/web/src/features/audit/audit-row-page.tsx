import type { AuditRowPageQuery } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { MixedText, Typed } from '../../shared/ui/typed';
import { SealWord, Subject } from './audit-page';
import { actionName, actorName, fieldName, moment, reasonText, sentenceOf, valueText } from './audit-view';

type Row = NonNullable<AuditRowPageQuery['auditRow']>;

/** One change: who, what, why, when, and each fact before and after. */
export function AuditRowPage({ row }: { row: Row }) {
  const language = useLanguage();
  const { locale, t } = language;
  const path = `/${locale}/audit`;
  const { actor, subject } = row;
  return (
    <ConsolePage title={actionName(language, row.action)} back={{ href: path, label: t('audit.back') }}>
      <p className="lead measure">
        <MixedText text={sentenceOf(language, row)} />
      </p>
      <dl className="audit-facts">
        <dt>{t('audit.who')}</dt>
        <dd>
          <Typed text={actorName(language, row)} />
          {actor.id && (
            <a className="small under" href={withSearch(path, { who: actor.id })}>
              {t('audit.person.acts')}
            </a>
          )}
        </dd>
        <dt>{t('audit.subject')}</dt>
        <dd>
          <Subject row={row} />
          {subject.id && (
            <a className="small under" href={withSearch(path, { subject: subject.id })}>
              {t('audit.history.all')}
            </a>
          )}
        </dd>
        <dt>{t('audit.when')}</dt>
        <dd>{moment(language, row.at)}</dd>
        {row.reason && (
          <>
            <dt>{t('audit.why')}</dt>
            <dd>
              <Typed text={reasonText(language, row.reason)} />
            </dd>
          </>
        )}
        <dt>{t('audit.seal')}</dt>
        <dd>
          {row.seal ? t('audit.sealed.by', { number: row.seal }) : <SealWord isSealed={row.isSealed} />}
        </dd>
        <dt>{t('audit.number')}</dt>
        <dd>
          <code className="hash">{row.id}</code>
        </dd>
      </dl>
      <section className="stack-8">
        <h2>{t('audit.changes.caption')}</h2>
        {row.changes.length > 0 ? <Changes row={row} /> : <p className="muted">{t('audit.changes.none')}</p>}
      </section>
    </ConsolePage>
  );
}

function Changes({ row }: { row: Row }) {
  const language = useLanguage();
  const { t } = language;
  const { type } = row.subject;
  const value = (field: string, json: string | null | undefined, before: boolean) => {
    const text = valueText(language, { field, type }, json);
    if (text === null) return <span className="muted">{t('audit.nothing')}</span>;
    return before ? (
      <del>
        <MixedText text={text} />
      </del>
    ) : (
      <ins>
        <MixedText text={text} />
      </ins>
    );
  };
  return (
    <DataTable
      caption={t('audit.changes.caption')}
      captionHidden
      rows={row.changes}
      rowKey={({ field }) => field}
      columns={[
        { label: t('audit.field'), cell: ({ field }) => fieldName(language, field) },
        { label: t('audit.before'), cell: ({ field, before }) => value(field, before, true) },
        { label: t('audit.after'), cell: ({ field, after }) => value(field, after, false) },
      ]}
    />
  );
}
