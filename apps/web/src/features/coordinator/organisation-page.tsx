import type {
  OrganisationNameFragment,
  OrganisationPeopleQuery,
  OrganisationRegistrationsQuery,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { TextField } from '../../shared/ui/form';
import { useFrame } from '../../shared/ui/frame-context';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { OrganisationPeople } from './organisation-people';
import { OrganisationRegistrations } from './organisation-registrations';
import { type OrganisationView, SHOWN, type Shown } from './organisation-view';

type People = NonNullable<OrganisationPeopleQuery['organisation']>;
type Registrations = NonNullable<OrganisationRegistrationsQuery['organisation']>;

interface OrganisationPageProps {
  /** Those that the viewer coordinates; null for one who runs the programme. */
  readonly own: readonly OrganisationNameFragment[] | null;
  readonly organisation:
    | (Omit<People, 'people'> & {
        people: People['people'] | null;
        registrations: Registrations['registrations'] | null;
      })
    | null;
  readonly view: OrganisationView;
  readonly submission: Submission | null;
}

/** An organisation: its people, who is trained, who has a seat, who waits. */
export function OrganisationPage({ own, organisation, view, submission }: OrganisationPageProps) {
  const { locale, t, say } = useLanguage();
  if (!organisation) return <NoOrganisation />;
  const path = own ? `/${locale}/organisation` : `/${locale}/organisations/${organisation.id}`;
  const { people, trained } = organisation.counts;
  const { people: members, registrations } = organisation;
  const kept = { of: own && own.length > 1 ? organisation.id : null };
  const list = members ?? registrations;
  return (
    <ConsolePage
      title={t('organisation.title', { name: say(organisation.name), people, trained })}
      errors={submission?.errors ?? []}
      notice={view.done && <SuccessNotice>{t('organisation.done.cancelled')}</SuccessNotice>}
      aside={
        own && (
          <a className="btn" href={withSearch(`/${locale}/organisation/enrol`, kept)}>
            {t('organisation.enrol')}
          </a>
        )
      }
    >
      {own && own.length > 1 && <OwnOrganisations own={own} current={organisation.id} />}
      <Tabs path={path} kept={kept} view={view} counts={organisation.counts} />
      <Search path={path} kept={kept} view={view} />
      {members && members.nodes.length > 0 && <OrganisationPeople people={members.nodes} />}
      {registrations && registrations.nodes.length > 0 && (
        <OrganisationRegistrations
          registrations={registrations.nodes}
          past={view.show === 'past'}
          organisation={organisation.id}
        />
      )}
      {list?.nodes.length === 0 && <Nothing view={view} />}
      {list && (
        <Pager
          path={path}
          search={{ ...kept, show: view.show, search: view.search, after: view.after }}
          pageInfo={list.pageInfo}
        />
      )}
      {own && <Pledges />}
    </ConsolePage>
  );
}

interface PartProps {
  readonly path: string;
  readonly kept: { readonly of: string | null };
  readonly view: OrganisationView;
}

function Tabs({ path, kept, view, counts }: PartProps & { counts: People['counts'] }) {
  const { t } = useLanguage();
  const figures: Record<Shown, number | null> = {
    people: counts.people,
    coming: counts.seats + counts.waiting,
    past: null,
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

function Nothing({ view }: { view: OrganisationView }) {
  const { t } = useLanguage();
  return view.search ? (
    <EmptyState title={t('roster.nobody-found', { search: view.search })}>
      <p>{t('organisation.nobody-found.help')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t(`organisation.empty.${view.show}`)}>
      <p>
        <Sentence id="organisation.empty.help" />
      </p>
    </EmptyState>
  );
}

/** The way to what the organisation has offered, once that page stands. */
function Pledges() {
  const { locale, t } = useLanguage();
  const { frame } = useFrame();
  if (!frame.consolePaths.includes('/pledges')) return null;
  return (
    <section className="stack-8 section-gap">
      <h2 className="h-23">{t('organisation.pledges')}</h2>
      <p>
        <a href={`/${locale}/pledges`}>{t('organisation.pledges.open')}</a>
      </p>
    </section>
  );
}

function NoOrganisation() {
  const { t } = useLanguage();
  return (
    <ConsolePage title={t('organisation.none')}>
      <p className="lead measure">
        <Sentence id="organisation.none.help" />
      </p>
    </ConsolePage>
  );
}
