import type { ReactNode } from 'react';
import type { OrganisationMembersQuery } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, formOf, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

export const MEMBERS_DONE = [
  'approved',
  'declined',
  'link',
  'link-ended',
  'added',
  'removed',
  'domain',
  'domain-ended',
  'invited',
  'hand-over',
  'withdrawn',
] as const;

export type ManagedOrganisation = NonNullable<OrganisationMembersQuery['organisation']>;

interface MembersPageProps {
  readonly organisation: ManagedOrganisation;
  readonly publicUrl: string;
  readonly submission: Submission | null;
  readonly done: (typeof MEMBERS_DONE)[number] | null;
}

interface PartProps {
  readonly organisation: ManagedOrganisation;
  readonly submission: Submission | null;
}

/** How people come to an organisation, and who coordinates it. */
export function MembersPage({ organisation, publicUrl, submission, done }: MembersPageProps) {
  const { locale, t, say } = useLanguage();
  const isVerified = organisation.state === 'VERIFIED';
  const part = { organisation, submission };
  return (
    <ConsolePage
      title={t('members.title', {
        name: say(organisation.name),
        count: organisation.joinRequests.length,
      })}
      gloss="members.title.gloss"
      back={{
        href: withSearch(`/${locale}/organisation`, { of: organisation.id }),
        label: t('members.back'),
      }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`members.done.${done}`)}</SuccessNotice>}
    >
      {!isVerified && (
        <p className="notice">
          {t('members.unverified')}{' '}
          <a href={`/${locale}/organisations/proposals/${organisation.id}`}>{t('members.to-proposal')}</a>
        </p>
      )}
      {isVerified && <JoinRequests organisation={organisation} />}
      <div className="two two--plan section-gap">
        <AddMember {...part} />
        {isVerified && <JoinLink organisation={organisation} publicUrl={publicUrl} />}
      </div>
      {isVerified && <Domains {...part} />}
      <Coordinators {...part} isVerified={isVerified} />
    </ConsolePage>
  );
}

/** One button with what it needs to know. */
function Act({
  path,
  fields = {},
  danger = false,
  children,
}: {
  path: string;
  fields?: Readonly<Record<string, string>>;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <form method="post" action={path}>
      <FormKey submission={null} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={danger ? 'btn btn--danger' : 'btn btn--second'} type="submit">
        {children}
      </button>
    </form>
  );
}

function JoinRequests({ organisation: { id, joinRequests } }: { organisation: ManagedOrganisation }) {
  const { locale, t, zone } = useLanguage();
  if (joinRequests.length === 0) return <p className="muted">{t('members.requests.none')}</p>;
  return (
    <section className="stack-8">
      <h2 className="h-23">{t('members.requests')}</h2>
      <ul className="proposals">
        {joinRequests.map((request) => (
          <li key={request.id} className="stack-8">
            <p>
              <b>
                <Typed text={request.fullName} />
              </b>
              <span className="small under">{request.contact}</span>
              <span className="muted small under">
                {t(request.byLink ? 'members.by-link' : 'members.by-search')} ·{' '}
                {dayAndClock(locale, request.requestedAt, zone)}
              </span>
            </p>
            <form
              method="post"
              action={`/${locale}/organisation/members/${id}/requests/${request.id}`}
              className="stack-8"
            >
              <FormKey submission={null} />
              <div className="field">
                <label htmlFor={`reason-${request.id}`}>{t('members.reason')}</label>
                <input
                  className="input"
                  id={`reason-${request.id}`}
                  name="reason"
                  maxLength={1_000}
                  autoComplete="off"
                />
              </div>
              <p className="acts">
                <button className="btn" type="submit" name="decision" value="APPROVE">
                  {t('members.approve')} <Typed text={request.fullName} />
                </button>
                <button className="btn btn--second" type="submit" name="decision" value="DECLINE">
                  {t('members.decline')} <Typed text={request.fullName} />
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddMember({ organisation, submission: all }: PartProps) {
  const { locale, t } = useLanguage();
  const submission = formOf(all, 'add');
  const errors = submission?.errors ?? [];
  const isAsked = errors.some(({ code }) => code === 'SAME_PERSON_ASKED');
  return (
    <form
      method="post"
      action={`/${locale}/organisation/members/${organisation.id}/add`}
      className="stack-24"
      noValidate={submission !== null}
    >
      <h2 className="h-23">{t('members.add')}</h2>
      <FormKey submission={submission} />
      <TextField
        name="memberName"
        label="organisation.name"
        value={submission?.values['memberName'] ?? ''}
        errors={errors}
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        name="contact"
        label="organisation.contact"
        hint="members.contact.hint"
        value={submission?.values['contact'] ?? ''}
        errors={errors}
        maxLength={254}
        autoComplete="off"
        required={false}
      />
      {isAsked && (
        <label className="check" id="isAnother">
          <input type="checkbox" name="another" value="on" />
          <span>{t('members.another')}</span>
        </label>
      )}
      <p className="acts">
        <button className="btn" type="submit">
          {t('members.add.submit')}
        </button>
      </p>
    </form>
  );
}

function JoinLink({
  organisation: { id, joinLink },
  publicUrl,
}: {
  organisation: ManagedOrganisation;
  publicUrl: string;
}) {
  const { locale, t, zone } = useLanguage();
  const path = `/${locale}/organisation/members/${id}/link`;
  return (
    <section className="stack-24">
      <h2 className="h-23">{t('members.link')}</h2>
      <p>{t('members.link.help')}</p>
      {joinLink && (
        <>
          <div className="field">
            <label htmlFor="join-link">{t('members.link.now')}</label>
            <input
              className="input"
              id="join-link"
              readOnly
              value={`${publicUrl}/${locale}/join/${joinLink.token}`}
            />
          </div>
          <p className="small muted">
            {t('members.link.until', { when: dayAndClock(locale, joinLink.expiresAt, zone) })}
          </p>
        </>
      )}
      <form method="post" action={path} className="acts">
        <FormKey submission={null} />
        <span className="field">
          <label htmlFor="days">{t('members.link.days')}</label>
          <select className="input" id="days" name="days" defaultValue="14">
            {['7', '14', '30', '90'].map((days) => (
              <option key={days} value={days}>
                {t('members.link.day-count', { days })}
              </option>
            ))}
          </select>
        </span>
        <button className="btn btn--second" type="submit">
          {t(joinLink ? 'members.link.renew' : 'members.link.make')}
        </button>
      </form>
      {joinLink && <Act path={`${path}/end`}>{t('members.link.end')}</Act>}
    </section>
  );
}

function Domains({ organisation: { id, domains }, submission: all }: PartProps) {
  const { locale, t } = useLanguage();
  const submission = formOf(all, 'domain');
  const path = `/${locale}/organisation/members/${id}/domains`;
  return (
    <section className="stack-24 section-gap">
      <h2 className="h-23">{t('members.domains')}</h2>
      <p>{t('members.domains.help')}</p>
      {domains.length > 0 && (
        <ul className="proposals">
          {domains.map(({ id: domainId, domain, state, reason }) => (
            <li key={domainId} className="stack-8">
              <p>
                <b>{domain}</b>{' '}
                <StateWord tone={state === 'APPROVED' ? 'ok' : state === 'REQUESTED' ? 'wait' : 'no'}>
                  {t(`members.domain.${state}`)}
                </StateWord>
                {reason && (
                  <span className="small under">
                    <Typed text={reason} />
                  </span>
                )}
              </p>
              {state !== 'DECLINED' && (
                <Act path={`${path}/${domainId}/end`}>{t('members.domain.end', { domain })}</Act>
              )}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={path} className="stack-8 propose-form">
        <FormKey submission={submission} />
        <TextField
          name="domain"
          label="members.domain.label"
          hint="members.domain.hint"
          value={submission?.values['domain'] ?? ''}
          errors={submission?.errors ?? []}
          maxLength={253}
          autoComplete="off"
        />
        <p className="acts">
          <button className="btn btn--second" type="submit">
            {t('members.domain.submit')}
          </button>
        </p>
      </form>
    </section>
  );
}

function Coordinators({ organisation, submission: all, isVerified }: PartProps & { isVerified: boolean }) {
  const { locale, t, zone } = useLanguage();
  const { id, coordinators, coordinatorInvitations: invitations } = organisation;
  const path = `/${locale}/organisation/members/${id}/coordinators`;
  const submission = formOf(all, 'colleague');
  return (
    <section className="stack-24 section-gap">
      <h2 className="h-23">{t('members.coordinators', { count: coordinators.length })}</h2>
      <ul className="proposals">
        {coordinators.map((one) => (
          <li key={one.id} className="stack-8">
            <p>
              <b>
                <Typed text={one.fullName} />
              </b>{' '}
              {one.self && <StateWord tone="open">{t('members.coordinator.self')}</StateWord>}
              <span className="small under">{one.email}</span>
            </p>
            {one.self && coordinators.length > 1 && (
              <Act path={`${path}/give-up`} danger>
                {t('members.give-up')}
              </Act>
            )}
          </li>
        ))}
        {invitations.map((one) => (
          <li key={one.id} className="stack-8">
            <p>
              <Typed text={one.fullName} />{' '}
              <StateWord tone="wait">
                {t(one.handOver ? 'members.invitation.hand-over' : 'members.invitation')}
              </StateWord>
              <span className="small under">
                {one.email} · {t('members.link.until', { when: dayAndClock(locale, one.expiresAt, zone) })}
              </span>
            </p>
            <Act path={`${path}/withdraw`} fields={{ invitationId: one.id }}>
              {t('members.invitation.withdraw')} <Typed text={one.fullName} />
            </Act>
          </li>
        ))}
      </ul>
      {isVerified && (
        <form
          method="post"
          action={`${path}/invite`}
          className="stack-24 propose-form"
          noValidate={submission !== null}
        >
          <h3 className="h-19">{t('members.invite')}</h3>
          <p>{t('members.invite.help')}</p>
          <FormKey submission={submission} />
          <TextField
            name="fullName"
            label="organisation.name"
            value={submission?.values['fullName'] ?? ''}
            errors={submission?.errors ?? []}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="email"
            label="members.invite.email"
            type="email"
            value={submission?.values['email'] ?? ''}
            errors={submission?.errors ?? []}
            maxLength={254}
            autoComplete="off"
          />
          <p className="acts">
            <button className="btn" type="submit">
              {t('members.invite.submit')}
            </button>
            <button className="btn btn--second" type="submit" formAction={`${path}/hand-over`}>
              {t('members.hand-over.submit')}
            </button>
          </p>
          <p className="small muted">{t('members.hand-over.help')}</p>
        </form>
      )}
    </section>
  );
}
