import type { TicketPartsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { isLocale } from '../../shared/lib/locale';
import { TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import { Effects, NoChange, TicketQuestion } from './ticket-question';

export const GIVE_FIELDS = ['fullName', 'contact', 'locale', 'act'] as const;

interface GiveSeatPageProps {
  readonly ticket: TicketPartsFragment;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

/** Who shall have the seat, then what happens, then the button. */
export function GiveSeatPage({ ticket, submission, idempotencyKey }: GiveSeatPageProps) {
  const errors = submission?.errors ?? [];
  const { act, fullName, contact } = submission?.values ?? {};
  const sure = act === 'check' && errors.length === 0 && fullName?.trim() && contact?.trim();
  return (
    <TicketQuestion
      ticket={ticket}
      title={sure ? 'change.give.sure' : 'change.give.title'}
      gloss={sure ? 'change.give.sure.gloss' : 'change.give.title.gloss'}
      errors={errors}
    >
      {!ticket.transferable && <NoChange ticket={ticket} why={<Sentence id="change.give.impossible" />} />}
      {ticket.transferable && !sure && <WhoForm ticket={ticket} submission={submission} />}
      {ticket.transferable && sure && (
        <Confirm ticket={ticket} values={submission?.values ?? {}} idempotencyKey={idempotencyKey} />
      )}
    </TicketQuestion>
  );
}

function WhoForm({ ticket, submission }: Pick<GiveSeatPageProps, 'ticket' | 'submission'>) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const chosen = submission?.values['locale'] ?? '';
  const spoken = isLocale(chosen) ? chosen : locale;
  const back = `/${locale}/tickets/${ticket.reference}`;
  return (
    <form
      method="post"
      action={`${back}/give/check`}
      className="stack-24 two--form"
      noValidate={errors.length > 0}
    >
      <TextField
        name="fullName"
        label="change.give.name"
        hint="change.give.name.hint"
        value={submission?.values['fullName'] ?? ''}
        errors={errors}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        name="contact"
        label="change.give.contact"
        hint="change.give.contact.hint"
        value={submission?.values['contact'] ?? ''}
        errors={errors}
        autoComplete="off"
        maxLength={320}
      />
      <fieldset className="field">
        <legend>{t('change.give.language')}</legend>
        <label className="check" lang="km">
          <input type="radio" name="locale" value="km" defaultChecked={spoken === 'km'} /> <span>ខ្មែរ</span>
        </label>
        <label className="check" lang="en">
          <input type="radio" name="locale" value="en" defaultChecked={spoken === 'en'} />{' '}
          <span>English</span>
        </label>
      </fieldset>
      <p className="acts">
        <button className="btn" type="submit" name="act" value="check">
          {t('change.give.check')}
        </button>
        <a className="btn btn--second" href={back}>
          {t('change.give.no')}
        </a>
      </p>
      <p className="hint measure">
        <Sentence id="register.privacy" /> <a href={`/${locale}/privacy`}>{t('register.privacy.link')}</a>
      </p>
    </form>
  );
}

function Confirm({
  ticket,
  values,
  idempotencyKey,
}: Pick<GiveSeatPageProps, 'ticket' | 'idempotencyKey'> & {
  values: Readonly<Record<string, string>>;
}) {
  const { locale, t } = useLanguage();
  const { fullName = '', contact = '' } = values;
  const path = `/${locale}/tickets/${ticket.reference}/give`;
  const isMailed = contact.includes('@');
  return (
    <>
      <div className="notice stack-8">
        <p className="small muted">{t('change.give.to')}</p>
        <p>
          <b>
            <Typed text={fullName} />
          </b>
        </p>
        <p className="small">{contact}</p>
      </div>
      <Effects
        of={[
          { id: isMailed ? 'change.give.effect.mail' : 'change.give.effect.hand' },
          { id: 'change.give.effect.yours' },
          {
            id: ticket.session.seats.needsApproval
              ? 'change.give.effect.approval'
              : 'change.give.effect.line',
          },
          { id: 'change.give.effect.back' },
        ]}
      />
      <form method="post" action={path} className="acts">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {GIVE_FIELDS.filter((name) => name !== 'act').map((name) => (
          <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
        ))}
        <button className="btn" type="submit">
          {t('change.give.yes')}
        </button>
        <button
          className="btn btn--second"
          type="submit"
          formAction={`${path}/check`}
          name="act"
          value="change"
        >
          {t('change.give.mend')}
        </button>
      </form>
    </>
  );
}
