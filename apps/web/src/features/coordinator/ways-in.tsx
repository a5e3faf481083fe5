import { dayAndClock } from '../../shared/lib/dates';
import { ActForm } from '../../shared/ui/act-form';
import { fieldsOf, FormKey, formOf, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import type { ManagedOrganisation, PartProps } from './members-view';

/** A link by which people ask to join, until it ends. */
export function JoinLink({
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
      {joinLink && <ActForm action={`${path}/end`}>{t('members.link.end')}</ActForm>}
    </section>
  );
}

/** Domains whose people join by themselves, once the committee approved. */
export function Domains({ organisation: { id, domains }, submission: all }: PartProps) {
  const { locale, t } = useLanguage();
  const submission = formOf(all, 'domain');
  const field = fieldsOf(submission);
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
                <ActForm action={`${path}/${domainId}/end`}>{t('members.domain.end', { domain })}</ActForm>
              )}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={path} className="stack-8 propose-form">
        <FormKey submission={submission} />
        <TextField
          {...field('domain')}
          label="members.domain.label"
          hint="members.domain.hint"
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
