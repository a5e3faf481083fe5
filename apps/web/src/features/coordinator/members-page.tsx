import { withSearch } from '../../shared/lib/address';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { fieldsOf, FormKey, formOf, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { Typed } from '../../shared/ui/typed';
import { VerdictForm } from '../../shared/ui/verdict-form';
import { Coordinators } from './coordinators';
import type { ManagedOrganisation, PartProps } from './members-view';
import { Domains, JoinLink } from './ways-in';

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

interface MembersPageProps {
  readonly organisation: ManagedOrganisation;
  readonly publicUrl: string;
  readonly submission: Submission | null;
  readonly done: (typeof MEMBERS_DONE)[number] | null;
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
            <VerdictForm
              action={`/${locale}/organisation/members/${id}/requests/${request.id}`}
              of={request.id}
              reason={t('members.reason')}
              approve={
                <>
                  {t('members.approve')} <Typed text={request.fullName} />
                </>
              }
              decline={
                <>
                  {t('members.decline')} <Typed text={request.fullName} />
                </>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddMember({ organisation, submission: all }: PartProps) {
  const { locale, t } = useLanguage();
  const submission = formOf(all, 'add');
  const field = fieldsOf(submission);
  const isAsked = submission?.errors.some(({ code }) => code === 'SAME_PERSON_ASKED');
  return (
    <form
      method="post"
      action={`/${locale}/organisation/members/${organisation.id}/add`}
      className="stack-24"
      noValidate={submission !== null}
    >
      <h2 className="h-23">{t('members.add')}</h2>
      <FormKey submission={submission} />
      <TextField {...field('memberName')} label="organisation.name" maxLength={200} autoComplete="off" />
      <TextField
        {...field('contact')}
        label="organisation.contact"
        hint="members.contact.hint"
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
