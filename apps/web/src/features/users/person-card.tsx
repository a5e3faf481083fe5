import type { PersonCardFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import { Contact } from './contact';
import { RoleWords } from './role-words';
import { roleKey } from './roles';

/** Who it is, so far as the reader may see: name, how they are reached, roles. */
export function PersonCard({ person }: { person: PersonCardFragment }) {
  const { locale } = useLanguage();
  return (
    <>
      <a href={`/${locale}/users/${person.id}`}>
        <Typed text={person.fullName} />
      </a>
      <span className="small under">
        <Contact {...person} />
      </span>
      {person.roles.map((grant) => (
        <span key={roleKey(grant)} className="small under">
          <RoleWords {...grant} />
        </span>
      ))}
    </>
  );
}
