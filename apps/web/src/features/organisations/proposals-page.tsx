import type { OrganisationProposalsQuery } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { dayAndClock } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { Typed } from '../../shared/ui/typed';
import { OrganisationLine, OrganisationStateWord, SimilarOrganisations } from './organisation-facts';

export const PROPOSAL_DONE = ['verified', 'declined', 'asked', 'answered', 'proposed'] as const;

interface ProposalsPageProps {
  readonly list: OrganisationProposalsQuery['organisationProposals'];
  readonly view: {
    readonly decided: boolean;
    readonly after: string | null;
    readonly done: (typeof PROPOSAL_DONE)[number] | null;
  };
  /** Does the reader decide upon domains and duplicates too? */
  readonly more: boolean;
}

/** Organisations that proposed themselves: the oldest first, those that they may be beside each. */
export function ProposalsPage({ list, view, more }: ProposalsPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/organisations/proposals`;
  const search = { show: view.decided ? 'decided' : null, after: view.after };
  return (
    <ConsolePage
      title={t('proposals.title', { count: list.waiting })}
      gloss="proposals.title.gloss"
      lead="proposals.lead"
      back={{ href: `/${locale}/organisations`, label: t('organisations.back') }}
      notice={view.done && <SuccessNotice>{t(`proposals.done.${view.done}`)}</SuccessNotice>}
    >
      {more && (
        <p className="acts">
          <a href={`/${locale}/organisations/domains`}>{t('domains.link')}</a>
          <a href={`/${locale}/organisations/duplicates`}>{t('duplicates.link')}</a>
        </p>
      )}
      <nav className="tabs" aria-label={t('proposals.tabs')}>
        <a href={path} aria-current={view.decided ? undefined : 'true'}>
          {t('proposals.waiting')} <b>{list.waiting}</b>
        </a>
        <a href={withSearch(path, { show: 'decided' })} aria-current={view.decided ? 'true' : undefined}>
          {t('proposals.decided')}
        </a>
      </nav>
      <ExportButtons
        list="organisation-proposals"
        path={path}
        search={search}
        filters={{ decided: view.decided ? 'yes' : null }}
        rows={list.nodes.length}
      />
      {list.nodes.length === 0 ? (
        <EmptyState title={t(view.decided ? 'proposals.none.decided' : 'proposals.none')}>
          {t('proposals.none.help')}
        </EmptyState>
      ) : (
        <ul className="proposals">
          {list.nodes.map((proposal) => (
            <Proposal key={proposal.organisation.id} proposal={proposal} />
          ))}
        </ul>
      )}
      <Pager path={path} search={search} pageInfo={list.pageInfo} />
    </ConsolePage>
  );
}

function Proposal({
  proposal,
}: {
  proposal: OrganisationProposalsQuery['organisationProposals']['nodes'][number];
}) {
  const { locale, t, zone } = useLanguage();
  const { organisation, why, proposerName, proposedAt, similar, question, answer } = proposal;
  return (
    <li className="stack-8">
      <h2 className="h-19">
        <a href={`/${locale}/organisations/proposals/${organisation.id}`}>
          <Say text={organisation.name} />
        </a>
      </h2>
      <p>
        <OrganisationStateWord state={organisation.state} />
        <OrganisationLine organisation={organisation} />
      </p>
      <p>
        <Typed text={why} />
        <span className="muted small under">
          <Typed text={proposerName} /> · {dayAndClock(locale, proposedAt, zone)}
        </span>
      </p>
      {question && (
        <p className="small">{t(answer ? 'proposals.is-answered' : 'proposals.waits-for-answer')}</p>
      )}
      {similar.length > 0 && organisation.state === 'UNVERIFIED' && (
        <div className="notice notice--quiet">
          <p>{t('proposals.may-be', { count: similar.length })}</p>
          <SimilarOrganisations similar={similar} />
        </div>
      )}
    </li>
  );
}
