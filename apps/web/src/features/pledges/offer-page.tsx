import type { OrganisationNameFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { ChoiceField } from '../../shared/ui/choice-field';
import { TermsFields, type TermsChoices } from './terms-fields';

interface OfferPageProps {
  readonly organisations: readonly OrganisationNameFragment[];
  readonly choices: TermsChoices;
  readonly submission: Submission | null;
}

/** Offering support in the name of an organisation. */
export function OfferPage({ organisations, choices, submission }: OfferPageProps) {
  const { locale, t, say } = useLanguage();
  const [only, ...others] = organisations;
  return (
    <ConsolePage
      title={t('pledges.offer.title')}
      gloss="pledges.offer.title.gloss"
      lead="pledges.offer.lead"
      back={{ href: `/${locale}/pledges`, label: t('pledges.back.own') }}
      errors={submission?.errors ?? []}
    >
      {only ? (
        <form
          method="post"
          action={`/${locale}/pledges/new`}
          className="stack-24 pledge-form"
          noValidate={submission !== null}
        >
          <FormKey submission={submission} />
          {others.length === 0 ? (
            <p>
              <input type="hidden" name="organisationId" value={only.id} />
              <span className="muted small">{t('pledges.organisation')}</span>
              <br />
              <b>{say(only.name)}</b>
            </p>
          ) : (
            <ChoiceField
              name="organisationId"
              label={t('pledges.organisation')}
              value={submission?.values['organisationId'] ?? ''}
              none={t('pledges.choose')}
              errors={submission?.errors ?? []}
              choices={organisations.map(({ id, name }) => ({ value: id, label: say(name) }))}
            />
          )}
          <TermsFields choices={choices} submission={submission} />
          <p className="acts">
            <button className="btn" type="submit">
              {t('pledges.offer.submit')}
            </button>
          </p>
        </form>
      ) : (
        <EmptyState title={t('pledges.offer.nobody')}>{t('pledges.offer.nobody.help')}</EmptyState>
      )}
    </ConsolePage>
  );
}
