import type { FastifyReply } from 'fastify';
import { mailPolicy } from './security-headers';

/** Every link of a mail opens in a window of its own, and on a machine without a Khmer font ours, which mails name
 *  last, is at hand. */
function framed(html: string, fonts: readonly string[]): string {
  const faces = fonts.map(
    (href, index) =>
      `@font-face{font-family:"Kantumruy Pro";font-weight:${index === 0 ? 400 : 600};src:url("${href}") format("woff2")}`,
  );
  const additions = `<base target="_blank"><style>${faces.join('')}</style>`;
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => `${head}${additions}`)
    : `${additions}${html}`;
}

/** A mail's own page, for a frame of ours: no script, no request, nothing of the page around it. */
export const sendMailFrame = (reply: FastifyReply, html: string, fonts: readonly string[]): FastifyReply =>
  reply
    .header('content-security-policy', mailPolicy)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(framed(html, fonts));
