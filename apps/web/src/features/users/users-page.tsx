import type { UsersQuery } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { Typed } from '../../shared/ui/typed';
import { Contact } from './contact';
import { RoleWords } from './role-words';
import { GIVEN_ROLES, type GivenRole, roleKey } from './roles';

export interface UsersView {
  readonly search: string;
  readonly role: GivenRole | null;
  readonly after: string | null;
}

interface UsersPageProps {
  readonly users: UsersQuery['users'];
  readonly view: UsersView;
  readonly mayInvite: boolean;
}

/** People with a part in the programme: who, with which roles. */
export function UsersPage({ users: { total, nodes, pageInfo }, view, mayInvite }: UsersPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/users`;
  const roles = GIVEN_ROLES.map((role) => ({ value: role, label: t(`users.role.${role}`) }));
  const chosen = roles.filter(({ value }) => value === view.role).map(({ label }) => label);
  const words = [view.search && `«${view.search}»`, ...chosen].filter(Boolean).join(', ');
  return (
    <ConsolePage
      title={words ? t('users.title.chosen', { total, words }) : t('users.title', { total })}
      gloss="users.title.gloss"
      lead="users.lead"
      {...(mayInvite && {
        aside: (
          <p className="acts">
            <a className="btn" href={`${path}/invite`}>
              {t('users.invite')}
            </a>
            <a href={`${path}/invitations`}>{t('users.invitations')}</a>
          </p>
        ),
      })}
    >
      <FilterBar
        action={path}
        chosen={chosen}
        count={null}
        search={{ name: 'search', label: t('users.search'), value: view.search }}
      >
        <FilterChoice name="role" label={t('users.role')} value={view.role} choices={roles} />
      </FilterBar>
      <ExportButtons list="users" path={path} search={{ ...view }} rows={nodes.length} />
      {nodes.length === 0 ? (
        <EmptyState title={t('users.none')}>
          <p>{t('users.none.help')}</p>
          <p>
            <a href={path}>{t('users.all')}</a>
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('users.caption')}
          captionHidden
          rows={nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('users.name'),
              cell: ({ id, fullName }) => (
                <a href={`${path}/${id}`}>
                  <Typed text={fullName} />
                </a>
              ),
            },
            {
              label: t('users.roles'),
              cell: ({ roles: held }) =>
                held.length === 0 ? (
                  <span className="muted">{t('users.role.PARTICIPANT')}</span>
                ) : (
                  <ul>
                    {held.map((grant) => (
                      <li key={roleKey(grant)}>
                        <RoleWords {...grant} />
                      </li>
                    ))}
                  </ul>
                ),
            },
            { label: t('users.contact'), cell: (user) => <Contact {...user} /> },
          ]}
        />
      )}
      <Pager path={path} search={{ ...view }} pageInfo={pageInfo} />
    </ConsolePage>
  );
}
