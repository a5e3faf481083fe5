import { simpleParser } from 'mailparser';
import { tidyText } from '#kernel';
import { waitFor } from '#testing';
import type { CorpusWorld } from '../world.js';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      return number ? String.fromCodePoint(Number(number)) : (ENTITIES[name!.toLowerCase()] ?? whole);
    },
  );

/** What is wrong with a page that must show a typed text as text; null when nothing is. */
export function harmIn(html: string, typed: string): string | null {
  const text = tidyText(typed);
  const scripts = (html.match(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi) ?? []).join('\n');
  const rest = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/gi, '');
  if (text.includes('<') && (html.includes(text) || scripts.includes(text)))
    return 'it stands there as markup';
  const tags = rest.match(/<[^>]*>/g) ?? [];
  if (/["'=]/.test(text) && tags.some((tag) => tag.includes(text))) return 'it stands within a tag';
  const shown = decoded(rest.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ');
  return shown.includes(text.replace(/\s+/g, ' ')) ? null : 'it is not shown as it was written';
}

async function page(world: CorpusWorld, path: string): Promise<string> {
  const { status, text, headers } = await world.send(
    { method: 'GET', path, headers: { 'accept-language': 'en' } },
    'web',
  );
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  const policy = String(headers['content-security-policy'] ?? '');
  if (!/script-src [^;]*'nonce-/.test(policy) || /script-src[^;]*unsafe-inline/.test(policy))
    throw new Error(`${path} has no policy against scripts: ${policy}`);
  return text;
}

/** Looks where a text of the last registration, or of the last move of a session, is shown. */
export const harmInPages =
  (world: CorpusWorld, text: string) =>
  async (place: string): Promise<string | null> => {
    const { reference, address } = await world.row<{ reference: string; address: string }>(
      'select r.reference, p.email as address from registrations r join people p on p.id = r.person_id order by r.created_at desc, r.id desc limit 1',
    );
    if (place === 'ticket page') return harmIn(await page(world, `/en/tickets/${reference}`), text);
    if (place === 'session page') {
      const { id } = await world.row<{ id: string }>(
        'select id from sessions where moved_at is not null order by moved_at desc limit 1',
      );
      return harmIn(await page(world, `/en/sessions/ses_${id.replaceAll('-', '')}`), text);
    }
    if (place === 'mail') {
      await world.startWorker();
      const raw = await mailTo(world, address);
      const { html, headers } = await simpleParser(raw);
      if (headers.has('bcc')) return 'the mail has a header that nobody wrote';
      return harmIn(html || '', text);
    }
    throw new Error(`Nobody knows the place ${place}`);
  };

async function mailTo(world: CorpusWorld, address: string): Promise<string> {
  let raw = '';
  await waitFor(
    async () => {
      const [mail] = await world.db.ownerSql<{ raw: Buffer | string }>(
        'select raw from caught_mails where to_address = $1 order by caught_at desc limit 1',
        [address],
      );
      raw = mail ? mail.raw.toString() : '';
      return raw !== '';
    },
    20_000,
    `a mail to ${address}`,
  );
  return raw;
}
