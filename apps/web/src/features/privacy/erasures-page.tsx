import type { PendingErasuresQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { fieldsOf, formOf, FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';

interface ErasuresPageProps {
  readonly erasures: PendingErasuresQuery['pendingErasures'];
  readonly after: string | null;
  readonly done: 'asked' | 'cancelled' | null;
  readonly submission: Submission | null;
}

/** Erasures asked for on behalf of people who have no e-mail address. */
export function ErasuresPage({ erasures, after, done, submission }: ErasuresPageProps) {
  const { locale, t, zone } = useLanguage();
  const path = `/${locale}/erasures`;
  const asked = formOf(submission, 'ask');
  const field = fieldsOf(asked);
  return (
    <ConsolePage
      title={t('erasures.title', { count: erasures.nodes.length })}
      gloss="erasures.title.gloss"
      lead="erasures.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`erasures.done.${done}`)}</SuccessNotice>}
    >
      {erasures.nodes.length === 0 ? (
        <EmptyState title={t('erasures.none')} />
      ) : (
        <DataTable
          caption={t('erasures.caption')}
          rows={erasures.nodes}
          rowKey={({ id }) => id}
          columns={[
            { label: t('erasures.who'), cell: ({ fullName }) => <Typed text={fullName} /> },
            { label: t('erasures.due'), cell: ({ dueAt }) => dayAndClock(locale, dueAt, zone) },
            {
              label: t('erasures.by'),
              cell: ({ askedByName, askedAt }) => (
                <>
                  <Typed text={askedByName} />
                  <span className="hint">{dayAndClock(locale, askedAt, zone)}</span>
                </>
              ),
            },
            {
              label: t('erasures.act'),
              cell: ({ id }) => (
                <ActForm action={`${path}/cancel`} fields={{ erasure: id }}>
                  {t('erasures.cancel')}
                </ActForm>
              ),
            },
          ]}
        />
      )}
      <Pager path={path} search={{ after }} pageInfo={erasures.pageInfo} />
      <section className="stack decision">
        <h2 className="h-19">{t('erasures.add')}</h2>
        <form
          method="post"
          action={`${path}/ask`}
          className="stack-24"
          noValidate={(asked?.errors ?? []).length > 0}
        >
          <FormKey submission={asked} />
          <TextField
            {...field('fullName')}
            label="erasures.name"
            hint="erasures.name.hint"
            autoComplete="off"
            maxLength={200}
          />
          <TextField
            {...field('phone')}
            label="erasures.phone"
            hint="erasures.phone.hint"
            autoComplete="off"
            maxLength={40}
          />
          <TextArea
            {...field('reason')}
            label={t('console.reason')}
            hint={t('erasures.reason.hint')}
            maxLength={500}
          />
          <p className="acts">
            <button className="btn btn--danger" type="submit">
              {t('erasures.submit')}
            </button>
          </p>
        </form>
      </section>
    </ConsolePage>
  );
}
