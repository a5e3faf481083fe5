import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { pathOfAside, Which } from './aside-page';
import { type Aside, ASIDE_FIELDS, type AsideSession, type CheckedAside } from './aside-view';
import { WhoMovesUp } from './moved-up';

interface AsideCheckPageProps {
  readonly session: AsideSession;
  readonly submission: Submission;
  readonly checked: CheckedAside;
}

/** How many seats stay open, were so many set aside: nothing is done before the button. */
export function AsideCheckPage({ session, submission, checked }: AsideCheckPageProps) {
  const { locale, t, say } = useLanguage();
  const { values } = submission;
  const path = pathOfAside(locale, session);
  const organisation = say(checked.organisation);
  const hours = Number(values['release'] ?? 0);
  return (
    <ConsolePage
      title={t('aside.check.title', { seats: Number(values['seats']), organisation })}
      back={{ href: path, label: t('aside.back') }}
    >
      <Which session={session} />
      <p className="measure">
        <Sentence id="aside.check.open" values={{ open: checked.open }} />
      </p>
      <p className="measure">
        {values['release'] ? (
          <Sentence id="aside.check.release" values={{ hours }} />
        ) : (
          <Sentence id="aside.check.never" />
        )}{' '}
        <Sentence id="aside.check.mail" values={{ organisation }} />
      </p>
      {checked.movedUp.length > 0 && <WhoMovesUp movedUp={checked.movedUp} />}
      <form method="post" action={path} className="acts">
        <FormKey submission={submission} />
        {ASIDE_FIELDS.filter((name) => name !== 'act').map((name) => (
          <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
        ))}
        <button className="btn" type="submit">
          {t('aside.save')}
        </button>
        <button
          className="btn btn--second"
          type="submit"
          name="act"
          value="change"
          formAction={`${path}/check`}
        >
          {t('seating.change')}
        </button>
      </form>
    </ConsolePage>
  );
}

/** Asked before seats are taken back. */
export function AsideWithdrawPage({ session, aside }: { session: AsideSession; aside: Aside }) {
  const { locale, t, say } = useLanguage();
  const path = pathOfAside(locale, session);
  const { left, organisation } = aside;
  const name = organisation ? say(organisation.name) : '';
  return (
    <ConsolePage
      title={t('aside.withdraw.title', { organisation: name })}
      back={{ href: path, label: t('aside.back') }}
    >
      <Which session={session} />
      <p className="measure">
        <Sentence id="aside.withdraw.effect" values={{ left, waiting: session.seats.waiting }} />
      </p>
      <div className="acts">
        <ActForm
          action={`${path}/withdraw`}
          fields={{ organisationId: organisation?.id ?? '' }}
          tone="danger"
        >
          {t('aside.withdraw')}
        </ActForm>
        <a className="btn btn--second" href={path}>
          {t('aside.withdraw.no')}
        </a>
      </div>
    </ConsolePage>
  );
}
