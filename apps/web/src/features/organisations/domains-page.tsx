import type { RequestedDomainsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { Typed } from '../../shared/ui/typed';
import { VerdictForm } from '../../shared/ui/verdict-form';
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
              <VerdictForm
                action={`${path}/${domain.id}`}
                of={domain.id}
                reason={t('domains.reason')}
                approve={t('domains.approve', { domain: domain.domain })}
                decline={t('domains.decline', { domain: domain.domain })}
              />
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} search={{ after }} pageInfo={list.pageInfo} />
    </ConsolePage>
  );
}
