import { accept, readSignedId, type Refusal, refuse, type Result, signId } from '#kernel';
import { PUBLIC_MAIL_DOMAINS, PUBLIC_SUFFIXES } from '../data/public-mail-domains.data.js';

/* How people come to an organisation. Pure. Source: docs/stories/organisation-life.md. */

/** Days that a join link may live. */
export const JOIN_LINK_DAYS = [7, 14, 30, 90] as const;

/** Join requests of one person that may wait at once. */
export const MOST_JOIN_REQUESTS = 10;

/** Domains that one organisation may have, asked for or approved. */
export const MOST_DOMAINS = 5;

const MAX_DOMAIN = 253;

/** Reads the domain of addresses as somebody typed it, with or without the at sign. Refuses DOMAIN_INVALID, and
 *  DOMAIN_PUBLIC for one where anybody gets an address or a name. */
export function readDomain(typed: string): Result<string, Refusal<'DOMAIN_INVALID' | 'DOMAIN_PUBLIC'>> {
  const domain = typed
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
    .replace(/^@/, '');
  const isName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain);
  if (!isName || domain.length > MAX_DOMAIN) return refuse('DOMAIN_INVALID', { path: ['domain'] });
  const parents = domain.split('.').map((_, at, labels) => labels.slice(at).join('.'));
  if (PUBLIC_SUFFIXES.has(domain) || parents.some((parent) => PUBLIC_MAIL_DOMAINS.has(parent)))
    return refuse('DOMAIN_PUBLIC', { path: ['domain'] });
  return accept(domain);
}

/** The domain of an address; null for none. A domain stands for itself alone, not for those beneath it. */
export const domainOf = (email: string | null): string | null =>
  email?.includes('@') ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : null;

const PURPOSE = 'organisations join';

export const joinToken = (secret: string, linkId: string): string => signId(secret, PURPOSE, linkId);
export const readJoinToken = (secrets: string | readonly string[], token: string): string | null =>
  readSignedId(secrets, PURPOSE, token);
