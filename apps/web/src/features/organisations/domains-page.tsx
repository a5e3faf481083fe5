import type { RequestedDomainsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FormKey } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { Typed } from '../../shared/ui/typed';
import { OrganisationLine } from './organisation-facts';

interface DomainsPageProps {
  readonly list: RequestedDomainsQuery['requestedDomains'];
  readonly after: string | null;
  readonly submission: Submission | null;
  readonly done: 'approved' | 'declined' | null;
}

/** Domains that organisations ask for: whoever has an address there may join by themselves. */
export function DomainsPage({ list, after, submission, done }: DomainsPageProps) {
  const { locale, t, zone } = useLanguage();
  const path = `/${locale}/organisations/domains`;
  return (
    <ConsolePage
      title={t('domains.title', { count: list.nodes.length })}
      gloss="domains.title.gloss"
      lead="domains.lead"
      back={{ href: `/${locale}/organisations/proposals`, label: t('proposals.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`domains.done.${done}`)}</SuccessNotice>}
    >
      <ExportButtons list="organisation-domains" path={path} rows={list.nodes.length} />
      {list.nodes.length === 0 ? (
        <EmptyState title={t('domains.none')}>{t('domains.none.help')}</EmptyState>
      ) : (
        <ul className="proposals">
          {list.nodes.map((domain) => (
            <li key={domain.id} className="stack-8">
              <h2 className="h-19">{domain.domain}</h2>
              <p>
                <Say text={domain.organisation.name} />
                <OrganisationLine organisation={domain.organisation} />
                <span className="muted small under">
                  <Typed text={domain.requesterName} /> · {dayAndClock(locale, domain.requestedAt, zone)}
                </span>
              </p>
              <form method="post" action={`${path}/${domain.id}`} className="stack-8">
                <FormKey submission={null} />
                <div className="field">
                  <label htmlFor={`reason-${domain.id}`}>{t('domains.reason')}</label>
                  <input
                    className="input"
                    id={`reason-${domain.id}`}
                    name="reason"
                    maxLength={1_000}
                    autoComplete="off"
                  />
                </div>
                <p className="acts">
                  <button className="btn" type="submit" name="decision" value="APPROVE">
                    {t('domains.approve', { domain: domain.domain })}
                  </button>
                  <button className="btn btn--second" type="submit" name="decision" value="DECLINE">
                    {t('domains.decline', { domain: domain.domain })}
                  </button>
                </p>
              </form>
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} search={{ after }} pageInfo={list.pageInfo} />
    </ConsolePage>
  );
}
