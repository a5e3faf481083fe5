import type { Role } from '#authz';
import type { Locale, LocalizedText } from '#kernel';
import { isMessageKey, translate } from '#locale';

/** A role within a sentence: «city officer of Battambang». */
export function roleWords(locale: Locale, role: Role, scopeName: LocalizedText | null): string {
  const key = `mail.role.${role}`;
  if (!isMessageKey(key)) throw new Error(`No words for the role ${role}`);
  return translate(locale, key, { scope: scopeName?.[locale] ?? '' });
}
