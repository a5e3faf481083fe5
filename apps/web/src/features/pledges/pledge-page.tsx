import type { PledgePageQuery } from '../../shared/gql/graphql';
import { dayAndClock, longDate } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DecisionForm } from '../../shared/ui/decision-form';
import { HistoryLink } from '../../shared/ui/history-link';
import { FormKey, formOf } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { Typed } from '../../shared/ui/typed';
import { CityTag, PledgeStatusWord, PledgeValue } from '../../shared/ui/pledge-value';
import { TermsFields, type TermsChoices } from './terms-fields';

export const DONE = ['offered', 'corrected', 'withdrawn', 'accepted', 'declined'] as const;

type WholePledge = NonNullable<PledgePageQuery['pledge']>;

interface PledgePageProps {
  readonly pledge: WholePledge;
  /** The lists of the form; null for who may not correct. */
  readonly choices: TermsChoices | null;
  readonly offers: boolean;
  readonly submission: Submission | null;
  /** What was just done. */
  readonly done: (typeof DONE)[number] | null;
}

/** One pledge: what is offered, how it stands, and what the reader may do with it. */
export function PledgePage({ pledge, choices, offers, submission, done }: PledgePageProps) {
  const { locale, t, say } = useLanguage();
  const decides = pledge.openActs.includes('ACCEPT');
  return (
    <ConsolePage
      title={t(`pledges.page.${pledge.status}`, { organisation: say(pledge.organisation.name) })}
      back={{ href: `/${locale}/pledges`, label: t(offers ? 'pledges.back.own' : 'pledges.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`pledges.done.${done}`)}</SuccessNotice>}
    >
      <PledgeFacts pledge={pledge} />
      <HistoryLink subject={pledge.id} />
      {decides && (
        <DecisionForm
          action={`/${locale}/pledges/${pledge.id}/decide`}
          heading={t('pledges.decide')}
          choices={[
            { value: 'ACCEPT', label: t('pledges.accept'), hint: t('pledges.accept.hint') },
            { value: 'DECLINE', label: t('pledges.decline'), hint: t('pledges.decline.hint') },
          ]}
          reasonHint={t('pledges.reason.hint')}
          submit={t('pledges.decide.submit')}
          kept={{ version: String(pledge.version) }}
          submission={formOf(submission, 'decide')}
        />
      )}
      {choices && pledge.openActs.includes('CORRECT') && (
        <div className="two two--plan section-gap">
          <CorrectForm pledge={pledge} choices={choices} submission={formOf(submission, 'correct')} />
          <WithdrawForm pledge={pledge} submission={formOf(submission, 'withdraw')} />
        </div>
      )}
    </ConsolePage>
  );
}

function PledgeFacts({ pledge }: { pledge: WholePledge }) {
  const { locale, t, zone } = useLanguage();
  const { organisation, city, sector, session, description, correctedAt, decidedAt, decisionReason } = pledge;
  return (
    <dl className="facts">
      <div>
        <dt>{t('pledges.value')}</dt>
        <dd>
          <b className="h-19">
            <PledgeValue pledge={pledge} />
          </b>
          {description && (
            <span className="under">
              <Typed text={description} />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('pledges.for')}</dt>
        <dd>
          <CityTag city={city} />
          <span className="under">
            <Say text={sector.name} />
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('pledges.organisation')}</dt>
        <dd>
          <Say text={organisation.name} />
          <span className="under">{t(`pledges.kind.${organisation.kind}`)}</span>
        </dd>
      </div>
      {session && (
        <div>
          <dt>{t('pledges.session')}</dt>
          <dd>
            <a href={`/${locale}/sessions/${session.id}`}>
              <Say text={session.course.title} />
            </a>
            <span className="under">{longDate(locale, session.startsAt, session.timeZone)}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('pledges.state')}</dt>
        <dd>
          <PledgeStatusWord status={pledge.status} />
          <span className="under">
            {t('pledges.offered.at', { when: dayAndClock(locale, pledge.offeredAt, zone) })}
          </span>
          {correctedAt && (
            <span className="under">
              {t('pledges.corrected.at', { when: dayAndClock(locale, correctedAt, zone) })}
            </span>
          )}
          {decidedAt && (
            <span className="under">
              {t(pledge.status === 'WITHDRAWN' ? 'pledges.withdrawn.at' : 'pledges.decided.at', {
                when: dayAndClock(locale, decidedAt, zone),
              })}
            </span>
          )}
        </dd>
      </div>
      {decisionReason && (
        <div>
          <dt>{t('console.reason')}</dt>
          <dd>
            <Typed text={decisionReason} />
          </dd>
        </div>
      )}
    </dl>
  );
}

interface FormProps {
  readonly pledge: WholePledge;
  readonly submission: Submission | null;
}

function CorrectForm({ pledge, choices, submission }: FormProps & { choices: TermsChoices }) {
  const { locale, t } = useLanguage();
  return (
    <form
      method="post"
      action={`/${locale}/pledges/${pledge.id}/correct`}
      className="stack-24 pledge-form"
      noValidate={submission !== null}
    >
      <h2>{t('pledges.correct')}</h2>
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={pledge.version} />
      <TermsFields choices={choices} pledge={pledge} submission={submission} />
      <p className="acts">
        <button className="btn" type="submit">
          {t('pledges.correct.submit')}
        </button>
      </p>
    </form>
  );
}

function WithdrawForm({ pledge, submission }: FormProps) {
  const { locale, t } = useLanguage();
  return (
    <form method="post" action={`/${locale}/pledges/${pledge.id}/withdraw`} className="stack-24 plan-cancel">
      <h2>{t('pledges.withdraw')}</h2>
      <p>{t('pledges.withdraw.help')}</p>
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={pledge.version} />
      <p>
        <button className="btn btn--danger" type="submit">
          {t('pledges.withdraw.submit')}
        </button>
      </p>
    </form>
  );
}
