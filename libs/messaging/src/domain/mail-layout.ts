import type { Locale } from '#kernel';
import { translate } from '#locale';
import { band, COLOURS, fontSize, FONTS, type Weave } from './mail-style.js';
import { hrefOf, type Html, html, htmlOf, lines, outsideHref, raw, spoken } from './mail-markup.js';

/** A link inside a mail. Only a path: it always leads to our own address. */
export interface MailLink {
  readonly label: string;
  /** Begins with one slash, for example `/km/tickets/7KQ4M2RT9XHD`. */
  readonly path: string;
}

/** A sentence with a link in it or after it. */
export interface LinkedSentence {
  readonly before?: string;
  readonly link: MailLink;
  readonly after?: string;
}

/** A page elsewhere that those who run the programme name, such as the map of a venue: https. */
export interface OutsideLink {
  readonly label: string;
  readonly address: string;
}

export type FactValue = string | readonly string[] | OutsideLink;

export type Paragraph = string | LinkedSentence;

export interface MailContent {
  readonly locale: Locale;
  /** `Config.publicUrl`: where every link leads. */
  readonly origin: string;
  /** Stands in the title of the page; the subject of the mail itself is the composer's. */
  readonly title: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader: string;
  /** The city's weave; jade for on-line. */
  readonly weave?: Weave;
  readonly greeting: string;
  readonly paragraphs: readonly Paragraph[];
  readonly button?: MailLink;
  /** A code to read out or to type, set large when there is no button. */
  readonly reference?: { readonly label: string; readonly code: string };
  /** Label and value; a value may have several lines. */
  readonly facts?: readonly (readonly [label: string, value: FactValue])[];
  /** After the facts. */
  readonly after?: readonly Paragraph[];
  /** Why the person receives this, what is attached, and how to receive no more. */
  readonly footer: readonly Paragraph[];
}

/** What somebody writes of a mail, before a composer lays it out. */
export type MailParts = Omit<MailContent, 'origin' | 'title'> & { readonly subject: string };

/** The look of every mail, and its plain twin that says the same. Tables and attributes of one mail only: no
 *  stylesheet, picture, script or font is fetched (visual identity: ecosystem, section 5; fonts: 4.4). Whatever is
 *  handed in is text and is escaped here. */
export function mailLayout(content: MailContent): { html: string; text: string } {
  return { html: htmlOf(page(content)), text: plain(content) };
}

const GRAPHEMES = new Intl.Segmenter('km', { granularity: 'grapheme' });
export const SUBJECT_GRAPHEMES = 40;

/** The subject on one line, cut after 40 graphemes: a phone shows no more. A Khmer cluster is never cut apart. */
export function subjectLine(text: string): string {
  const graphemes = [...GRAPHEMES.segment(text.replace(/\s+/g, ' ').trim())].map((part) => part.segment);
  return graphemes.length <= SUBJECT_GRAPHEMES
    ? graphemes.join('')
    : `${graphemes
        .slice(0, SUBJECT_GRAPHEMES - 1)
        .join('')
        .trimEnd()}…`;
}

function page(content: MailContent): Html {
  const { locale, weave = 'tonle' } = content;
  const base = `font-family:${FONTS};font-size:${fontSize(locale)}px;line-height:1.8;color:${COLOURS.ink}`;
  const cell = `padding:0 24px`;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${content.title}</title>
      </head>
      <body style="margin:0;padding:0;background:${raw(COLOURS.paper)}">
        <div style="display:none;max-height:0;overflow:hidden">${content.preheader}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:${raw(COLOURS.paper)}"
        >
          <tr>
            <td align="center">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:560px;background:#FFFFFF;${raw(base)}"
              >
                <tr>
                  <td style="padding:16px 24px 12px;font-weight:600;color:${raw(COLOURS.tonle)}">
                    ${translate(locale, 'mail.brand')}
                  </td>
                </tr>
                <tr>
                  <td aria-hidden="true" style="padding:0">${raw(band(weave))}</td>
                </tr>
                <tr>
                  <td style="padding:24px 24px 0">
                    ${paragraph(content.greeting, content)}${content.paragraphs.map((each) => paragraph(each, content))}
                  </td>
                </tr>
                ${
                  content.button
                    ? html`<tr>
                        <td style="${raw(cell)}">${button(content.button, content.origin)}</td>
                      </tr> `
                    : ''
                }${
                  content.reference
                    ? html`<tr>
                        <td align="center" style="${raw(cell)}">
                          ${reference(content.reference, !content.button)}
                        </td>
                      </tr> `
                    : ''
                }${
                  content.facts?.length
                    ? html`<tr>
                        <td style="${raw(cell)}">${factTable(content.facts, locale)}</td>
                      </tr> `
                    : ''
                }
                <tr>
                  <td style="padding:8px 24px 24px">
                    ${(content.after ?? []).map((each) => paragraph(each, content))}
                    <p style="margin:0 0 8px">
                      ${translate(locale, 'mail.closing')}<br />${translate(locale, 'mail.team')}
                    </p>
                  </td>
                </tr>
                <tr>
                  <td
                    style="padding:16px 24px;background:${raw(COLOURS.sand)};color:${raw(COLOURS.muted)};font-size:14px"
                  >
                    ${content.footer.map((each) => paragraph(each, content, 'margin:0'))}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
}

function paragraph(
  content: Paragraph,
  { origin, locale }: Pick<MailContent, 'origin' | 'locale'>,
  margin = 'margin:0 0 16px',
): Html {
  if (typeof content === 'string') return html`<p style="${raw(margin)}">${spoken(locale, content)}</p>`;
  const { before, link, after } = content;
  return html`<p style="${raw(margin)}">
    ${before ? `${before} ` : ''}<a href="${hrefOf(origin, link.path)}" style="color:${raw(COLOURS.tonle)}"
      >${link.label}</a
    >${after ? ` ${after}` : ''}
  </p>`;
}

const button = (link: MailLink, origin: string): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 12px">
    <tr>
      <td align="center" style="background:${raw(COLOURS.tonle)};border-radius:4px">
        <a
          href="${hrefOf(origin, link.path)}"
          style="display:block;padding:10px 16px;color:#FFFFFF;font-weight:600;text-decoration:none"
          >${link.label}</a
        >
      </td>
    </tr>
  </table>`;

const reference = ({ label, code }: { label: string; code: string }, large: boolean): Html =>
  large
    ? html`<p style="margin:0 0 20px;font-size:28px;font-weight:600;letter-spacing:0;line-height:1.55">
        ${code}
      </p>`
    : html`<p style="margin:0 0 16px;font-size:14px;color:${raw(COLOURS.muted)}">${label} ${code}</p>`;

const factTable = (facts: NonNullable<MailContent['facts']>, locale: Locale): Html =>
  html`<table
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style="margin:0 0 16px;border-top:1px solid ${raw(COLOURS.hair)};border-bottom:1px solid ${raw(COLOURS.hair)};padding:8px 0"
  >
    ${facts.map(
      ([label, value]) =>
        html`<tr>
          <th
            scope="row"
            align="left"
            valign="top"
            width="92"
            style="padding:5px 12px 5px 0;font-size:14px;font-weight:400;color:${raw(COLOURS.muted)}"
          >
            ${label}
          </th>
          <td valign="top" style="padding:4px 0;font-weight:600">${factValue(locale, value)}</td>
        </tr>`,
    )}
  </table>`;

const isLink = (value: FactValue): value is OutsideLink => typeof value === 'object' && 'address' in value;

const factValue = (locale: Locale, value: FactValue): Html =>
  isLink(value)
    ? html`<a href="${outsideHref(value.address)}" style="color:${raw(COLOURS.tonle)}">${value.label}</a>`
    : lines(locale, [value].flat());

const plainFact = (value: FactValue): string =>
  isLink(value) ? `${value.label} (${outsideHref(value.address)})` : [value].flat().join('\n  ');

function plain(content: MailContent): string {
  const { locale, origin } = content;
  const parts = [
    content.greeting,
    ...content.paragraphs.map((each) => plainParagraph(each, origin)),
    content.button && `${content.button.label}${COLON[locale]} ${hrefOf(origin, content.button.path)}`,
    content.reference && `${content.reference.label}${COLON[locale]} ${content.reference.code}`,
    content.facts?.map(([label, value]) => `${label}${COLON[locale]} ${plainFact(value)}`).join('\n'),
    ...(content.after ?? []).map((each) => plainParagraph(each, origin)),
    `${translate(locale, 'mail.closing')}\n${translate(locale, 'mail.team')}`,
    `-- \n${content.footer.map((each) => plainParagraph(each, origin)).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Khmer writes its own colon. */
const COLON: Record<Locale, string> = { km: '៖', en: ':' };

function plainParagraph(content: Paragraph, origin: string): string {
  if (typeof content === 'string') return content;
  const { before, link, after } = content;
  return [before, `${link.label} (${hrefOf(origin, link.path)})`, after].filter(Boolean).join(' ');
}
