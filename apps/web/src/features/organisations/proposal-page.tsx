import type { ProposalPartsFragment, SimilarPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DecisionForm } from '../../shared/ui/decision-form';
import { FormKey, formOf } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import { OrganisationLine, OrganisationStateWord, SimilarOrganisations, Website } from './organisation-facts';
import type { PROPOSAL_DONE } from './proposals-page';

interface ProposalPageProps {
  readonly proposal: ProposalPartsFragment;
  readonly similar: readonly SimilarPartsFragment[];
  readonly decides: boolean;
  readonly submission: Submission | null;
  readonly done: (typeof PROPOSAL_DONE)[number] | null;
}

/** One organisation that proposed itself: what it says, what was asked, and the decision. */
export function ProposalPage({ proposal, similar, decides, submission, done }: ProposalPageProps) {
  const { locale, t, say } = useLanguage();
  const { organisation, openActs } = proposal;
  return (
    <ConsolePage
      title={t(`proposal.title.${organisation.state}`, { name: say(organisation.name) })}
      back={
        decides
          ? { href: `/${locale}/organisations/proposals`, label: t('proposals.back') }
          : { href: `/${locale}/organisations/propose`, label: t('propose.back') }
      }
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`proposals.done.${done}`)}</SuccessNotice>}
    >
      <ProposalFacts proposal={proposal} />
      {similar.length > 0 && (
        <section className="notice stack-8">
          <h2>{t('proposals.may-be', { count: similar.length })}</h2>
          <SimilarOrganisations similar={similar} />
        </section>
      )}
      {openActs.includes('VERIFY') && (
        <DecisionForm
          action={`/${locale}/organisations/proposals/${organisation.id}/decide`}
          heading={t('proposal.decide')}
          choices={(['VERIFY', 'ASK', 'DECLINE'] as const).map((act) => ({
            value: act,
            label: t(`proposal.act.${act}`),
            hint: t(`proposal.act.${act}.hint`),
          }))}
          reasonHint={t('proposal.reason.hint')}
          submit={t('proposal.decide.submit')}
          kept={{ version: String(proposal.version) }}
          submission={formOf(submission, 'decide')}
        />
      )}
      {openActs.includes('ANSWER') && (
        <AnswerForm proposal={proposal} submission={formOf(submission, 'answer')} />
      )}
    </ConsolePage>
  );
}

function AnswerForm({
  proposal,
  submission,
}: {
  proposal: ProposalPartsFragment;
  submission: Submission | null;
}) {
  const { locale, t } = useLanguage();
  return (
    <form
      method="post"
      action={`/${locale}/organisations/proposals/${proposal.organisation.id}/answer`}
      className="stack-24 propose-form"
    >
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={proposal.version} />
      <TextArea
        name="text"
        label={t('proposal.answer')}
        hint={t('proposal.answer.hint')}
        value={submission?.values['text'] ?? ''}
        errors={submission?.errors ?? []}
        maxLength={1_000}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t('proposal.answer.submit')}
        </button>
      </p>
    </form>
  );
}

function ProposalFacts({ proposal }: { proposal: ProposalPartsFragment }) {
  const { locale, t, zone } = useLanguage();
  const { organisation } = proposal;
  const said = (text: string, at?: string | null) => (
    <dd>
      <Typed text={text} />
      {at && <span className="under">{dayAndClock(locale, at, zone)}</span>}
    </dd>
  );
  return (
    <dl className="facts">
      <div>
        <dt>{t('pledges.state')}</dt>
        <dd>
          <OrganisationStateWord state={organisation.state} />
          <OrganisationLine organisation={organisation} />
          {organisation.website && (
            <span className="under">
              <Website href={organisation.website} />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('proposal.names')}</dt>
        <dd>
          <span lang="km">{organisation.name.km}</span>
          <span className="under" lang="en">
            {organisation.name.en}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('proposal.why')}</dt>
        {said(proposal.why)}
      </div>
      <div>
        <dt>{t('proposal.proposer')}</dt>
        <dd>
          <Typed text={proposal.proposerName} />
          {proposal.proposerContact && <span className="under">{proposal.proposerContact}</span>}
          <span className="under">{dayAndClock(locale, proposal.proposedAt, zone)}</span>
        </dd>
      </div>
      {proposal.question && (
        <div>
          <dt>{t('proposal.question')}</dt>
          {said(proposal.question, proposal.askedAt ?? null)}
        </div>
      )}
      {proposal.answer && (
        <div>
          <dt>{t('proposal.answer')}</dt>
          {said(proposal.answer, proposal.answeredAt ?? null)}
        </div>
      )}
      {proposal.reason && (
        <div>
          <dt>{t('console.reason')}</dt>
          {said(proposal.reason, proposal.decidedAt ?? null)}
        </div>
      )}
    </dl>
  );
}
