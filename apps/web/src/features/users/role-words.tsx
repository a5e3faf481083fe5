import type { Role } from '../../shared/gql/graphql';
import type { LocalizedText } from '../../shared/lib/locale';
import { useLanguage } from '../../shared/ui/language';
import { type GivenRole, givenRole } from './roles';

interface RoleWordsProps {
  readonly role: Role;
  readonly scopeName?: LocalizedText | null;
}

/** A role and what it is limited to: «City officer, Battambang». */
export function useRoleWords(): (grant: RoleWordsProps) => string {
  const { t, say } = useLanguage();
  return ({ role, scopeName }) => {
    const given: GivenRole | null = givenRole(role);
    const word = given ? t(`users.role.${given}`) : t('users.role.PARTICIPANT');
    return scopeName ? t('users.role.of', { role: word, scope: say(scopeName) }) : word;
  };
}

export const RoleWords = (grant: RoleWordsProps) => <>{useRoleWords()(grant)}</>;
