import type { OwnDataPartsFragment } from '../../shared/gql/graphql';
import { clock, longDate } from '../../shared/lib/dates';
import { FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';

type Duties = OwnDataPartsFragment['duties'];

/** One file with everything. */
export function MyCopy({ left }: { left: number }) {
  const { locale, t } = useLanguage();
  return (
    <section className="stack">
      <h2 className="h-19">{t('myData.copy')}</h2>
      <p className="measure">
        <Sentence id="myData.copy.help" /> {t('myData.copy.left', { count: left })}
      </p>
      {left > 0 && (
        <form method="post" action={`/${locale}/account/privacy/copy`} className="stack">
          {(['HTML', 'JSON'] as const).map((format) => (
            <label key={format} className="check">
              <input type="radio" name="format" value={format} required defaultChecked={format === 'HTML'} />
              <span>{t(`myData.copy.${format}`)}</span>
            </label>
          ))}
          <p className="acts">
            <button className="btn btn--second" type="submit">
              {t('myData.copy.submit')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

/** Asking to be erased, or what must be handed over before. */
export function MyErasure({ duties }: { duties: Duties }) {
  const { locale, t } = useLanguage();
  return (
    <section className="stack">
      <h2 className="h-19">{t('myData.erase')}</h2>
      <p className="measure">
        <Sentence id="myData.erase.help" />
      </p>
      {duties.length > 0 ? (
        <DutyList title={t('myData.erase.duties')} duties={duties} />
      ) : (
        <form method="post" action={`/${locale}/account/privacy/erase`} className="stack">
          <FormKey submission={null} />
          <label className="check">
            <input type="checkbox" name="sure" value="yes" required />
            <span>{t('myData.erase.sure')}</span>
          </label>
          <p className="acts">
            <button className="btn btn--danger" type="submit">
              {t('myData.erase.submit')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

interface PendingErasureProps {
  readonly erasure: NonNullable<OwnDataPartsFragment['erasure']>;
  readonly duties: Duties;
}

/** When it happens, and the way back. */
export function PendingErasure({ erasure, duties }: PendingErasureProps) {
  const { locale, t, zone } = useLanguage();
  const date = longDate(locale, erasure.dueAt, zone);
  return (
    <section className="notice notice--bad stack-8" aria-labelledby="erasure">
      <h2 id="erasure" className="h-19">
        {t('myData.erasure.pending', { date, time: clock(erasure.dueAt, zone) })}
      </h2>
      {erasure.byOffice && <p>{t('myData.erasure.office')}</p>}
      {duties.length > 0 && <DutyList title={t('myData.erasure.held')} duties={duties} />}
      <p>{t('myData.erasure.back')}</p>
      <form method="post" action={`/${locale}/account/privacy/keep`} className="acts">
        <FormKey submission={null} />
        <button className="btn" type="submit">
          {t('myData.erasure.cancel')}
        </button>
      </form>
    </section>
  );
}

function DutyList({ title, duties }: { title: string; duties: Duties }) {
  const { t } = useLanguage();
  return (
    <div className="stack-8">
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {duties.map(({ code, count }) => (
          <li key={code}>{t(`myData.duty.${code}`, { count })}</li>
        ))}
      </ul>
    </div>
  );
}
