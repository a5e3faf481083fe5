import type { Locale } from '#kernel';
import { type MessageKey, translate } from '#locale';
import type { ExportedRows, ExportedValue } from '#privacy';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const shown = (value: ExportedValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, 16);
  return Array.isArray(value) ? value.join(', ') : String(value);
};

/** `startsAt` as people read it: `starts at`. */
const heading = (name: string): string => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

function section(locale: Locale, { title, rows }: ExportedRows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((name) => `<th scope="col">${escaped(heading(name))}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${columns.map((name) => `<td>${escaped(shown(row[name]))}</td>`).join('')}</tr>`)
    .join('\n');
  const table =
    rows.length === 0
      ? `<p>${escaped(translate(locale, 'mail.export.nothing'))}</p>`
      : `<div><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  return `<section><h2>${escaped(title[locale])}</h2>${table}</section>`;
}

/** One page that stands by itself: no script, nothing loaded from anywhere. Times are UTC, as in the other file. */
export function exportPage(locale: Locale, madeAt: Date, parts: readonly ExportedRows[]): string {
  const say = (key: MessageKey): string => escaped(translate(locale, key, { time: shown(madeAt) }));
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say('mail.export.title')}</title>
<style>
body { font: 16px/1.7 "Kantumruy Pro", "Noto Sans Khmer", system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1a2421; }
div { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid #b9c4c0; padding: .25rem .6rem; text-align: left; vertical-align: top; }
th { background: #eef2f0; font-weight: 600; }
</style>
</head>
<body>
<h1>${say('mail.export.title')}</h1>
<p>${say('mail.export.made')}</p>
${parts.map((part) => section(locale, part)).join('\n')}
</body>
</html>
`;
}
