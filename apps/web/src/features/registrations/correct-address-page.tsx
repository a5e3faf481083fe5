import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Effects, NoChange, TicketQuestion } from './ticket-question';

interface CorrectAddressPageProps {
  readonly ticket: TicketPartsFragment;
  readonly submission: Submission | null;
}

/** The right address for the wrong one, and what that does. */
export function CorrectAddressPage({ ticket, submission }: CorrectAddressPageProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const back = `/${locale}/tickets/${ticket.reference}`;
  const awaited = ticket.awaitedAddress;
  return (
    <TicketQuestion
      ticket={ticket}
      title="change.address.title"
      gloss="change.address.title.gloss"
      errors={errors}
    >
      {!awaited || awaited.correctionsLeft === 0 ? (
        <NoChange ticket={ticket} why={<Sentence id="change.address.impossible" />} />
      ) : (
        <>
          <Effects
            of={[
              { id: 'change.address.effect.mail' },
              { id: 'change.address.effect.old', values: { address: awaited.address } },
              {
                id: 'change.address.effect.until',
                values: { when: dayAndClock(locale, awaited.until, ticket.session.timeZone) },
              },
            ]}
          />
          <form
            method="post"
            action={`${back}/address`}
            className="stack-24 two--form"
            noValidate={errors.length > 0}
          >
            <TextField
              name="email"
              label="change.address.email"
              hint="change.address.email.hint"
              value={submission?.values['email'] ?? ''}
              errors={errors}
              autoComplete="email"
              maxLength={254}
            />
            <p className="acts">
              <button className="btn" type="submit">
                {t('change.address.submit')}
              </button>
              <a className="btn btn--second" href={back}>
                {t('change.address.no')}
              </a>
            </p>
          </form>
        </>
      )}
    </TicketQuestion>
  );
}
