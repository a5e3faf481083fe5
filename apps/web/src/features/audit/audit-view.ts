import type { AuditEntryFragment } from '../../shared/gql/graphql';
import { clock, dayOnly } from '../../shared/lib/dates';
import { hasMessage, type MessageKey } from '../../shared/lib/i18n';
import type { Language } from '../../shared/ui/language';

export const ACTOR_KINDS = ['PERSON', 'ANONYMOUS', 'SYSTEM'] as const;

export const SUBJECT_TYPES = [
  'session',
  'registration',
  'organisation',
  'person',
  'pledge',
  'topic',
  'course',
  'path',
  'experience',
  'material',
  'submission',
  'campaign',
  'campaign-recipient',
  'report',
  'list',
  'sign-in-code',
  'passkey-challenge',
  'invitation',
  'demonstration',
  'retention',
] as const;

/** What the address of the audit chooses. */
export interface AuditView {
  readonly who: string;
  readonly by: (typeof ACTOR_KINDS)[number] | null;
  readonly action: string | null;
  readonly type: (typeof SUBJECT_TYPES)[number] | null;
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly after: string | null;
}

/** `8 December 2026, 13:30`. */
export function moment({ locale, zone }: Pick<Language, 'locale' | 'zone'>, instant: string): string {
  const time = clock(instant, zone);
  return `${dayOnly(locale, instant, zone)}${locale === 'km' ? '' : ','} ${time}`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Where the screens have words for the codes of a fact: first those of its subject. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'status session': ['export.session-state'],
  'status registration': ['overview.status'],
  'status pledge': ['pledges.state'],
  'status report': ['reports.status'],
  'status campaign': ['campaigns.state'],
  attendance: ['export.attendance'],
  role: ['users.role'],
  disposition: ['topics.answer'],
  kind: ['pledges.kind'],
  'state organisation': ['organisations.state'],
};

/** The word of the screens for a code, otherwise null. */
function wordOf({ t }: Pick<Language, 't'>, parts: readonly string[], code: string): string | null {
  const key = parts.map((part) => `${part}.${code}`).find(hasMessage);
  return key ? t(key as MessageKey) : null;
}

/** A value of a fact as people read it. `json` is what the api answers; null for nothing. */
export function valueText(
  language: Pick<Language, 't' | 'locale' | 'zone'>,
  { field, type }: { readonly field: string; readonly type: string },
  json: string | null | undefined,
): string | null {
  if (json === null || json === undefined) return null;
  const value: unknown = JSON.parse(json);
  if (typeof value === 'boolean') return language.t(value ? 'audit.yes' : 'audit.no');
  if (Array.isArray(value)) return value.map((each) => textOf(each)).join(', ');
  const text = textOf(value);
  if (isKeptApart(text)) return language.t('audit.kept-apart');
  if (INSTANT.test(text)) return moment(language, text);
  return wordOf(language, WORDS[`${field} ${type}`] ?? WORDS[field] ?? [], text) ?? text;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A digest that the api could not open: what it stands for was erased (libs/privacy, `SealedValueReads`). */
const isKeptApart = (text: string): boolean => /^sealed:[0-9a-f]{64}$/.test(text);

/** Why it was done, as people read it. */
export const reasonText = ({ t }: Pick<Language, 't'>, reason: string): string =>
  isKeptApart(reason) ? t('audit.kept-apart') : reason;

/** The name of a fact; as the code has it where the screens have none. */
export const fieldName = ({ t }: Pick<Language, 't'>, field: string): string =>
  hasMessage(`audit.field.${field}`) ? t(`audit.field.${field}` as MessageKey) : field;

/** The fact that a sentence tells: what was there and what is. */
const TOLD: Readonly<Record<string, string>> = {
  'sessions.schedule-session': 'startsAt',
  'sessions.create-session': 'startsAt',
  'sessions.move-session': 'startsAt',
  'attendance.mark': 'attendance',
  'attendance.correct': 'attendance',
  'consultations.extend-topic': 'closesAt',
  'identity.grant-role': 'role',
  'identity.revoke-role': 'role',
  'identity.add-passkey': 'name',
  'identity.rename-passkey': 'name',
  'identity.remove-passkey': 'name',
  'identity.invite-person': 'role',
  'identity.withdraw-invitation': 'role',
  'identity.accept-invitation': 'role',
  'data-rights.change-consent': 'isGiven',
  'data-rights.export-data': 'format',
  'organisations.join-by-domain': 'domain',
  'organisations.request-domain': 'domain',
  'organisations.renew-join-link': 'expiresAt',
  'exports.export-list': 'format',
  'registrations.print-tickets': 'tickets',
  'registrations.send-tickets': 'mails',
  'registrations.ask-answers': 'mails',
};

const LEFT_OUT = 'excluded';

export const actorName = ({ t }: Pick<Language, 't'>, { actor }: AuditEntryFragment): string =>
  actor.name ?? t(actor.kind === 'PERSON' ? 'audit.gone' : `audit.by.${actor.kind}`);

export function subjectName(
  { t, say }: Pick<Language, 't' | 'say'>,
  { subject }: AuditEntryFragment,
): string {
  if (subject.name) return say(subject.name);
  const listed = `export.list.${subject.code ?? ''}`;
  if (hasMessage(listed)) return t(listed as MessageKey);
  return hasMessage(`audit.type.${subject.type}`)
    ? t(`audit.type.${subject.type}` as MessageKey)
    : subject.type;
}

/** What a row says, in one sentence. An action without one, of an older or newer programme, is named as it was written. */
export function sentenceOf(language: Language, row: AuditEntryFragment): string {
  const key = `audit.did.${row.action}`;
  const who = actorName(language, row);
  const subject = subjectName(language, row);
  if (!hasMessage(key)) return `${who}: ${row.action}, ${subject}`;
  const told = row.changes.find(({ field }) => field === TOLD[row.action]);
  const fact = { field: told?.field ?? '', type: row.subject.type };
  const excluded = row.changes.find(({ field }) => field === LEFT_OUT)?.after;
  return language.t(key as MessageKey, {
    who,
    subject,
    from: valueText(language, fact, told?.before) ?? '…',
    to: valueText(language, fact, told?.after) ?? '…',
    count: excluded ? (JSON.parse(excluded) as unknown[]).length : 0,
  });
}

/** The short name of an action; as the code has it where the screens have none. */
export const actionName = ({ t }: Pick<Language, 't'>, action: string): string =>
  hasMessage(`audit.action.${action}`) ? t(`audit.action.${action}` as MessageKey) : action;

/** Every action that has a sentence, by its name in the reader's language. */
export const actionChoices = ({ t, locale }: Language, keys: readonly string[]) =>
  keys
    .filter((key) => key.startsWith('audit.action.'))
    .map((key) => ({ value: key.slice('audit.action.'.length), label: t(key as MessageKey) }))
    .toSorted((a, b) => new Intl.Collator(locale).compare(a.label, b.label));
