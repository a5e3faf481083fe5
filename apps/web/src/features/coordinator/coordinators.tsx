import { dayAndClock } from '../../shared/lib/dates';
import { ActForm } from '../../shared/ui/act-form';
import { fieldsOf, FormKey, formOf, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import type { PartProps } from './members-view';

/** Who coordinates, who is invited to, and how to hand over. */
export function Coordinators({
  organisation,
  submission: all,
  isVerified,
}: PartProps & { isVerified: boolean }) {
  const { locale, t, zone } = useLanguage();
  const { id, coordinators, coordinatorInvitations: invitations } = organisation;
  const path = `/${locale}/organisation/members/${id}/coordinators`;
  const submission = formOf(all, 'colleague');
  const field = fieldsOf(submission);
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
              <ActForm action={`${path}/give-up`} tone="danger">
                {t('members.give-up')}
              </ActForm>
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
            <ActForm action={`${path}/withdraw`} fields={{ invitationId: one.id }}>
              {t('members.invitation.withdraw')} <Typed text={one.fullName} />
            </ActForm>
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
          <TextField {...field('fullName')} label="organisation.name" maxLength={200} autoComplete="off" />
          <TextField
            {...field('email')}
            label="members.invite.email"
            type="email"
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
