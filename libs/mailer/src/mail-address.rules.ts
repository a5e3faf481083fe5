import { domainToASCII } from 'node:url';

/* One plain address and nothing else: no list, no comment, no quoted part, no line break. A mail library that
   parses more than this can be made to send elsewhere (reliability P27). */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;

/** The address as it goes into an envelope (domain in ASCII), or null when it is not one plain address. */
export function envelopeAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64 || !LOCAL_PART.test(local)) return null;
  const domain = domainToASCII(text.slice(at + 1));
  return DOMAIN.test(domain) && text.length <= 254 ? `${local}@${domain}` : null;
}

/** Reads `Name <address>` or a bare address, as in MAIL_FROM. Null when there is no plain address in it. */
export function parseSender(text: string): { name: string; address: string } | null {
  const match = /^([^<>\r\n]*)<([^<>\r\n]+)>$/.exec(text.trim());
  const address = envelopeAddress((match?.[2] ?? text).trim());
  const name = (match?.[1] ?? '').trim().replace(/^"|"$/g, '');
  return address === null ? null : { name, address };
}
