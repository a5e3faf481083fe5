import type { ProposeFormQuery, SimilarPartsFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { fieldsOf, FormKey, TextField } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { OrganisationLine, OrganisationStateWord } from './organisation-facts';
import { KINDS } from './organisations-page';

export const PROPOSE_DONE = ['asked', 'joined', 'left'] as const;

interface ProposePageProps {
  readonly form: ProposeFormQuery;
  /** Those that it may be, after the api found some. */
  readonly similar: readonly SimilarPartsFragment[];
  readonly submission: Submission | null;
  readonly done: (typeof PROPOSE_DONE)[number] | null;
}

/** Where one belongs, and proposing an organisation that is not here yet. */
export function ProposePage({ form, similar, submission, done }: ProposePageProps) {
  const { t } = useLanguage();
  return (
    <ConsolePage
      title={t('propose.title')}
      gloss="propose.title.gloss"
      lead="propose.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`propose.done.${done}`)}</SuccessNotice>}
    >
      <Belongings belongings={form.myBelongings} />
      <OwnProposals proposals={form.myOrganisationProposals} />
      {similar.length > 0 && <IsItOneOfThese similar={similar} />}
      <ProposeForm form={form} similar={similar} submission={submission} />
    </ConsolePage>
  );
}

function Belongings({ belongings }: { belongings: ProposeFormQuery['myBelongings'] }) {
  const { locale, t, say } = useLanguage();
  if (belongings.length === 0) return null;
  return (
    <section className="stack-8">
      <h2 className="h-23">{t('belonging.title')}</h2>
      <ul className="similar">
        {belongings.map(({ as, organisation }) => (
          <li key={organisation.id}>
            <b>
              <Say text={organisation.name} />
            </b>
            <span className="small under">{t(`belonging.${as}`)}</span>
            {as !== 'WAITING' && (
              <ActForm
                action={`/${locale}/organisations/propose/${as === 'MEMBER' ? 'leave' : 'join-by-domain'}`}
                fields={{ organisationId: organisation.id }}
              >
                {t(as === 'MEMBER' ? 'belonging.leave' : 'belonging.join', { name: say(organisation.name) })}
              </ActForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnProposals({ proposals }: { proposals: ProposeFormQuery['myOrganisationProposals'] }) {
  const { locale, t } = useLanguage();
  if (proposals.length === 0) return null;
  return (
    <section className="stack-8">
      <h2 className="h-23">{t('propose.own')}</h2>
      <ul className="similar">
        {proposals.map(({ organisation, openActs }) => (
          <li key={organisation.id}>
            <a href={`/${locale}/organisations/proposals/${organisation.id}`}>
              <Say text={organisation.name} />
            </a>{' '}
            <OrganisationStateWord state={organisation.state} />
            {openActs.includes('ANSWER') && <span className="small under">{t('propose.asked')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Before anything is written: joining one that is here instead. */
function IsItOneOfThese({ similar }: { similar: readonly SimilarPartsFragment[] }) {
  const { locale, t, say } = useLanguage();
  return (
    <section className="notice stack-8" id="similar">
      <h2>{t('propose.similar', { count: similar.length })}</h2>
      <p>{t('propose.similar.help')}</p>
      <ul className="similar">
        {similar.map(({ organisation }) => (
          <li key={organisation.id}>
            <b>
              <Say text={organisation.name} />
            </b>
            <OrganisationLine organisation={organisation} />
            <ActForm
              action={`/${locale}/organisations/propose/join`}
              fields={{ organisationId: organisation.id }}
              tone="first"
            >
              {t('propose.join', { name: say(organisation.name) })}
            </ActForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProposeForm({ form, similar, submission }: Omit<ProposePageProps, 'done'>) {
  const { locale, t, say } = useLanguage();
  const field = fieldsOf(submission);
  const dismissed = new Set([
    ...(submission?.lists?.['notThese'] ?? []),
    ...similar.map(({ organisation }) => organisation.id),
  ]);
  return (
    <form
      method="post"
      action={`/${locale}/organisations/propose`}
      className="stack-24 propose-form"
      noValidate={submission !== null}
    >
      <h2 className="h-23">{t('propose.form')}</h2>
      <FormKey submission={submission} />
      {[...dismissed].map((id) => (
        <input key={id} type="hidden" name="notThese" value={id} />
      ))}
      <TextField
        {...field('nameKm')}
        label="propose.name.km"
        hint="propose.name.hint"
        lang="km"
        maxLength={200}
        required={false}
        autoComplete="off"
      />
      <TextField
        {...field('nameEn')}
        label="propose.name.en"
        lang="en"
        maxLength={200}
        required={false}
        autoComplete="organization"
      />
      <ChoiceField
        {...field('subKind')}
        label={t('propose.kind')}
        none={t('pledges.choose')}
        choices={KINDS.map((kind) => ({
          group: t(`pledges.kind.${kind}`),
          choices: form.organisationSubKinds
            .filter((one) => one.kind === kind)
            .map(({ code, name }) => ({ value: code, label: say(name) })),
        }))}
      />
      <ChoiceField
        {...field('city')}
        label={t('propose.city')}
        none={t('organisations.no-city')}
        required={false}
        choices={form.cities.nodes.map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <TextField
        {...field('website')}
        label="propose.website"
        hint="propose.website.hint"
        maxLength={300}
        required={false}
        autoComplete="url"
      />
      <TextArea {...field('why')} label={t('propose.why')} hint={t('propose.why.hint')} maxLength={1_000} />
      <p className="acts">
        <button className={similar.length > 0 ? 'btn btn--second' : 'btn'} type="submit">
          {t(similar.length > 0 ? 'propose.submit.none' : 'propose.submit')}
        </button>
      </p>
    </form>
  );
}
