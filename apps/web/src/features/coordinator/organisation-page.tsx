import type {
  OrganisationHeadFragment,
  OrganisationNameFragment,
  OrganisationPeopleQuery,
  OrganisationPledgesQuery,
  OrganisationRegistrationsQuery,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { TextField } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { OrganisationFigures } from './organisation-figures';
import { OrganisationPeople } from './organisation-people';
import { OrganisationPledges } from './organisation-pledges';
import { OrganisationRegistrations } from './organisation-registrations';
import { TicketSheets } from './ticket-sheets';
import { type OrganisationInsight, type OrganisationView, SHOWN, type Shown } from './organisation-view';

type Answered<Query extends { organisation?: object | null }> = NonNullable<Query['organisation']>;

/** What one tab holds; the others are not asked for. */
export interface OrganisationTab {
  readonly people?: Answered<OrganisationPeopleQuery>['people'] | null;
  readonly registrations?: Answered<OrganisationRegistrationsQuery>['registrations'] | null;
  readonly pledges?: {
    readonly page: Answered<OrganisationPledgesQuery>['pledges'];
    readonly sums: Answered<OrganisationPledgesQuery>['pledgeSums'];
  } | null;
}

/** An organisation whose figures the reader may see, with what the tab holds. */
export type ShownOrganisation = Omit<OrganisationHeadFragment, 'counts'> & {
  readonly counts: NonNullable<OrganisationHeadFragment['counts']>;
  readonly pledgeCounts: Answered<OrganisationPledgesQuery>['pledgeCounts'];
} & OrganisationTab;

interface OrganisationPageProps {
  /** Those that the viewer coordinates; null for one who oversees. */
  readonly own: readonly OrganisationNameFragment[] | null;
  readonly organisation: ShownOrganisation | null;
  readonly view: OrganisationView;
  readonly insight: OrganisationInsight;
  /** Does the viewer have the list of organisations? */
  readonly lists: boolean;
  readonly submission: Submission | null;
}

/** An organisation: its people, who is trained, who has a seat, who waits, and what it promises. */
export function OrganisationPage({
  own,
  organisation,
  view,
  insight,
  lists,
  submission,
}: OrganisationPageProps) {
  const { locale, t, say } = useLanguage();
  if (!organisation) return <NoOrganisation />;
  const path = own ? `/${locale}/organisation` : `/${locale}/organisations/${organisation.id}`;
  const { people, trained } = organisation.counts;
  const kept = { of: own && own.length > 1 ? organisation.id : null };
  const part = { path, kept, view };
  const back = { href: `/${locale}/organisations`, label: t('organisations.back') };
  return (
    <ConsolePage
      title={t('organisation.title', { name: say(organisation.name), people, trained })}
      {...(lists && { back })}
      errors={submission?.errors ?? []}
      notice={view.done && <SuccessNotice>{t('organisation.done.cancelled')}</SuccessNotice>}
      aside={own && <MainAct view={view} kept={kept} />}
    >
      {own && own.length > 1 && <OwnOrganisations own={own} current={organisation.id} />}
      {own && (
        <p>
          <a href={withSearch(`/${locale}/organisation/members`, kept)}>{t('organisation.manage')}</a>
        </p>
      )}
      <OrganisationFigures organisation={organisation} />
      <HistoryLink subject={organisation.id} />
      {insight === 'inside' && <Tabs {...part} organisation={organisation} />}
      {view.show !== 'pledges' && <Search {...part} />}
      <TabContents {...part} organisation={organisation} insight={insight} offers={own !== null} />
    </ConsolePage>
  );
}

/** What a coordinator comes to the tab for. */
function MainAct({ view, kept }: Pick<PartProps, 'view' | 'kept'>) {
  const { locale, t } = useLanguage();
  const offers = view.show === 'pledges';
  return (
    <a
      className="btn"
      href={offers ? `/${locale}/pledges/new` : withSearch(`/${locale}/organisation/enrol`, kept)}
    >
      {t(offers ? 'pledges.offer' : 'organisation.enrol')}
    </a>
  );
}

interface ShownProps extends PartProps {
  readonly organisation: ShownOrganisation;
  readonly insight: OrganisationInsight;
  /** Does the viewer offer in its name? */
  readonly offers: boolean;
}

/** The lists of the tabs, as they can be taken along. */
const LISTS: Record<Shown, string> = {
  people: 'organisation-people',
  coming: 'organisation-registrations',
  past: 'organisation-registrations',
  pledges: 'organisation-pledges',
};

/** What the tab holds. */
function TabContents({ path, kept, view, organisation, insight, offers }: ShownProps) {
  const { people, registrations, pledges } = organisation;
  const list = people ?? registrations ?? pledges?.page;
  const search = { ...kept, show: view.show, search: view.search, after: view.after };
  return (
    <>
      <ExportButtons
        list={LISTS[view.show]}
        path={path}
        search={search}
        filters={{
          organisation: organisation.id,
          ...(view.show === 'past' && { past: 'yes' }),
          ...(view.show !== 'pledges' && { search: view.search }),
        }}
        rows={list?.nodes.length ?? 0}
      />
      {people && people.nodes.length > 0 && (
        <OrganisationPeople people={people.nodes} own={offers ? organisation.id : null} />
      )}
      {registrations && registrations.nodes.length > 0 && (
        <OrganisationRegistrations
          registrations={registrations.nodes}
          past={view.show === 'past'}
          organisation={organisation.id}
        />
      )}
      {registrations && view.show === 'coming' && (
        <TicketSheets
          registrations={registrations.nodes}
          organisation={organisation.id}
          coordinates={offers}
        />
      )}
      {view.show !== 'pledges' && list?.nodes.length === 0 && (
        <Nothing search={view.search} show={view.show} />
      )}
      {pledges && (
        <OrganisationPledges
          pledges={pledges.page.nodes}
          sums={pledges.sums}
          hasTabs={insight === 'inside'}
          ofOneCity={insight === 'city'}
          offers={offers}
        />
      )}
      {list && <Pager path={path} search={search} pageInfo={list.pageInfo} />}
    </>
  );
}

interface PartProps {
  readonly path: string;
  readonly kept: { readonly of: string | null };
  readonly view: OrganisationView;
}

function Tabs({ path, kept, view, organisation }: PartProps & { organisation: ShownOrganisation }) {
  const { t } = useLanguage();
  const { counts, pledgeCounts } = organisation;
  const figures: Record<Shown, number | null> = {
    people: counts.people,
    coming: counts.seats + counts.waiting,
    past: null,
    pledges: pledgeCounts.offered + pledgeCounts.accepted,
  };
  return (
    <nav className="tabs" aria-label={t('organisation.tabs')}>
      {SHOWN.map((show) => (
        <a
          key={show}
          href={withSearch(path, { ...kept, show })}
          aria-current={show === view.show ? 'true' : undefined}
        >
          {t(`organisation.tab.${show}`)} {figures[show] !== null && <b>{figures[show]}</b>}
        </a>
      ))}
    </nav>
  );
}

function Search({ path, kept, view }: PartProps) {
  const { t } = useLanguage();
  return (
    <search>
      <form className="roster-search" method="get" action={path}>
        {kept.of && <input type="hidden" name="of" value={kept.of} />}
        <input type="hidden" name="show" value={view.show} />
        <TextField
          name="search"
          label="organisation.search"
          type="search"
          value={view.search}
          errors={[]}
          autoComplete="off"
          maxLength={100}
          required={false}
        />
        <button className="btn btn--second" type="submit">
          {t('roster.search.submit')}
        </button>
        {view.search && (
          <a href={withSearch(path, { ...kept, show: view.show })}>{t('roster.search.clear')}</a>
        )}
      </form>
    </search>
  );
}

function OwnOrganisations({ own, current }: { own: readonly OrganisationNameFragment[]; current: string }) {
  const { locale, t, say } = useLanguage();
  return (
    <nav aria-label={t('organisation.own')}>
      <ul className="mine-links">
        {own.map(({ id, name }) => (
          <li key={id}>
            <a
              href={withSearch(`/${locale}/organisation`, { of: id })}
              aria-current={id === current ? 'true' : undefined}
            >
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ search, show }: { search: string; show: Exclude<Shown, 'pledges'> }) {
  const { t } = useLanguage();
  return search ? (
    <EmptyState title={t('roster.nobody-found', { search })}>
      <p>{t('organisation.nobody-found.help')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t(`organisation.empty.${show}`)}>
      <p>
        <Sentence id="organisation.empty.help" />
      </p>
    </EmptyState>
  );
}

function NoOrganisation() {
  const { locale, t } = useLanguage();
  return (
    <ConsolePage title={t('organisation.none')}>
      <p className="lead measure">
        <Sentence id="organisation.none.help" />
      </p>
      <p>
        <a href={`/${locale}/organisations/propose`}>{t('propose.title')}</a>
      </p>
    </ConsolePage>
  );
}
