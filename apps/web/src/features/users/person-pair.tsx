import type { PersonCardFragment } from '../../shared/gql/graphql';
import type { MessageKey } from '../../shared/lib/i18n';
import { useLanguage } from '../../shared/ui/language';
import { PersonCard } from './person-card';

interface PersonPairProps {
  readonly people: readonly (readonly [label: MessageKey, person: PersonCardFragment])[];
}

/** Two people beside each other, each with what becomes of them. */
export function PersonPair({ people }: PersonPairProps) {
  const { t } = useLanguage();
  return (
    <dl className="facts">
      {people.map(([label, person]) => (
        <div key={person.id}>
          <dt>{t(label)}</dt>
          <dd>
            <PersonCard person={person} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
