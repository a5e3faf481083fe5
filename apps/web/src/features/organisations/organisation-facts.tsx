import type { OrganisationFactsFragment, SimilarPartsFragment } from '../../shared/gql/graphql';
import { Say, useLanguage } from '../../shared/ui/language';
import { StateWord, type Tone } from '../../shared/ui/state-word';

const TONES = {
  UNVERIFIED: 'wait',
  VERIFIED: 'ok',
  DECLINED: 'no',
  MERGED: 'quiet',
} as const satisfies Record<OrganisationFactsFragment['state'], Tone>;

/** Where an organisation stands with the committee. */
export function OrganisationStateWord({ state }: { state: OrganisationFactsFragment['state'] }) {
  const { t } = useLanguage();
  return <StateWord tone={TONES[state]}>{t(`organisations.state.${state}`)}</StateWord>;
}

/** Kind, finer kind and seat on one line. */
export function OrganisationLine({ organisation }: { organisation: OrganisationFactsFragment }) {
  const { t, say } = useLanguage();
  const { kind, subKind, city } = organisation;
  return (
    <span className="muted small under">
      {t(`pledges.kind.${kind}`)} · {say(subKind.name)} · {city ? say(city.name) : t('organisations.no-city')}
    </span>
  );
}

/** Its own words, as a link that tells nobody where the reader came from. */
export const Website = ({ href }: { href: string }) => (
  <a href={href} rel="noreferrer nofollow ugc">
    {href.replace(/^https?:\/\//, '').replace(/\/$/, '')}
  </a>
);

/** Organisations that may be the one at hand, with why. */
export function SimilarOrganisations({ similar }: { similar: readonly SimilarPartsFragment[] }) {
  const { t } = useLanguage();
  return (
    <ul className="similar">
      {similar.map(({ organisation, score, reasons }) => (
        <li key={organisation.id}>
          <b>
            <Say text={organisation.name} />
          </b>
          <OrganisationLine organisation={organisation} />
          <span className="small under">
            {t('duplicates.score', { score })}{' '}
            {reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
