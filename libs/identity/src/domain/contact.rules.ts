import { accept, foldText, type Refusal, refuse, type Result, toAsciiDigits } from '#kernel';
import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/core';
// The small metadata: lengths and patterns of every country, without types, carriers or places.
import metadata from 'libphonenumber-js/min/metadata';

/** Where a person is reached: an e-mail address or a phone number, in the one form that is stored. */
export interface Contact {
  readonly kind: 'EMAIL' | 'PHONE';
  /** EMAIL: `local@domain`, domain in lower case, at most 254 characters. PHONE: E.164, for example +85512345678. */
  readonly value: string;
}

export type ContactRefusalCode = 'CONTACT_INVALID' | 'EMAIL_INVALID' | 'PHONE_TOO_SHORT' | 'PHONE_TOO_LONG';
export type ContactRefusal = Refusal<ContactRefusalCode>;

const MAX_EMAIL = 254;
const MAX_LOCAL_PART = 64;
const CAMBODIA = '855';

/** Reads what a person typed as their contact. A text with an at sign is an address, anything else a phone number.
 *  Khmer digits, blanks and dashes are accepted in phone numbers, and a number without a country is Cambodian.
 *  Refuses CONTACT_INVALID (neither one), EMAIL_INVALID, PHONE_TOO_SHORT, PHONE_TOO_LONG. Never throws. */
export function parseContact(text: string): Result<Contact, ContactRefusal> {
  const typed = withoutInvisible(text);
  return typed.includes('@') ? parseEmail(typed) : parsePhone(typed);
}

/** Reads one plain address (RFC 5321 dot-atom at a domain name): no display name, quotes, comments or groups,
 *  nothing that could end a mail header. Refuses EMAIL_INVALID. */
export function parseEmail(text: string): Result<Contact, Refusal<'EMAIL_INVALID'>> {
  const typed = withoutInvisible(text);
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1).toLowerCase();
  const fits = at > 0 && typed.length <= MAX_EMAIL && local.length <= MAX_LOCAL_PART;
  if (!fits || !isDotAtom(local) || !isDomainName(domain)) return refuse('EMAIL_INVALID');
  return accept({ kind: 'EMAIL', value: `${local}@${domain}` });
}

/** Reads a phone number: national Cambodian (012 345 678) or international (+855, 00855, 855).
 *  Refuses CONTACT_INVALID, PHONE_TOO_SHORT, PHONE_TOO_LONG. */
function parsePhone(typed: string): Result<Contact, ContactRefusal> {
  const digits = toAsciiDigits(typed).replace(/[\s().\-\u2010-\u2015\u2212]/g, '');
  if (!/^\+?[0-9]+$/.test(digits)) return refuse('CONTACT_INVALID');
  if (digits.length > 20) return refuse('PHONE_TOO_LONG');
  const number = digits.replace(/^00/, '+');
  const length = validatePhoneNumberLength(number, 'KH', metadata);
  if (length === 'TOO_SHORT') return refuse('PHONE_TOO_SHORT');
  if (length === 'TOO_LONG') return refuse('PHONE_TOO_LONG');
  const phone = parsePhoneNumberFromString(number, 'KH', metadata);
  // The library knows shorter Cambodian numbers, dialled within one town only, and keeps a zero it cannot place.
  const isCambodian = phone?.countryCallingCode === CAMBODIA;
  if (isCambodian && phone.nationalNumber.replace(/^0/, '').length < 8) return refuse('PHONE_TOO_SHORT');
  return phone?.isValid() ? accept({ kind: 'PHONE', value: phone.number }) : refuse('CONTACT_INVALID');
}

/** The key by which the same person registering again is found: contact and folded name. Blanks do not count,
 *  for Khmer names are written with and without one. Colleagues who share an address stay apart by their names. */
export const matchKeyOf = (fullName: string, contact: Contact): string =>
  `${contact.value.toLowerCase()} ${nameKeyOf(fullName)}`;

/** A name as keys hold it: folded, without blanks. */
export const nameKeyOf = (fullName: string): string => foldText(fullName).replaceAll(' ', '');

/** The key of somebody with neither e-mail nor phone: such a person is known within one organisation, by the name; the
 *  second of one name there is told apart by a number. No contact begins with this sign. */
export const matchKeyWithin = (organisationId: string, fullName: string, number = 1): string =>
  `~${organisationId}${number > 1 ? `~${number}` : ''} ${nameKeyOf(fullName)}`;

/** An address as it may be shown to whoever typed it: first letter, stars, domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}${'*'.repeat(Math.max(3, Math.min(at - 1, 8)))}${email.slice(at)}`;
}

const withoutInvisible = (text: string): string => text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();

const isDotAtom = (text: string): boolean =>
  text.split('.').every((part) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(part));

function isDomainName(text: string): boolean {
  const labels = text.split('.');
  return (
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /[a-z]/.test(labels.at(-1) ?? '')
  );
}
