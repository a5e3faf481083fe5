import type { ListColumnUse } from '../../src/shared/gql/graphql';

/** A pasted list with its lines mended in place: `name-6` and `contact-6` replace line 6 when they
 *  are not as in `was-6`, `out-6` empties it, `other-6` says
 *  that it means another person than the member of that name, so that every line keeps its number. Where columns are said,
 *  what was mended stands in them. */
export function mendedList(
  list: string,
  rows: Readonly<Record<string, string>>,
  columns: readonly ListColumnUse[] | null = null,
): string {
  return list
    .split(/\r\n|\r|\n/)
    .map((line, at) => {
      const number = at + 1;
      if (rows[`out-${number}`]) return '';
      if (rows[`other-${number}`]) return `${line}${separatorOf(line)}*2`;
      const [name, contact] = [rows[`name-${number}`], rows[`contact-${number}`]];
      if (name === undefined || contact === undefined || isAsItWas(rows[`was-${number}`], name, contact))
        return line;
      return inColumns(cell(name), cell(contact), columns);
    })
    .join('\n');
}

/** Fields that nobody touched say nothing: the line may be read by other columns now. */
const isAsItWas = (was: string | undefined, name: string, contact: string): boolean =>
  was === `${name}\t${contact}`;

/** As the list is taken apart by the server. */
const separatorOf = (line: string): string =>
  ['\t', ';', '|', ','].find((separator) => line.includes(separator)) ?? '\t';

function inColumns(name: string, contact: string, columns: readonly ListColumnUse[] | null): string {
  if (!columns) return `${name}\t${contact}`;
  // A list without a column for it has the contact beyond its columns, where one is looked for.
  const place = columns.includes('CONTACT') ? columns.indexOf('CONTACT') : columns.length;
  const cells = Array.from({ length: Math.max(columns.length, place + 1) }, (_, at) =>
    at === columns.indexOf('NAME') ? name : at === place ? contact : '',
  );
  return cells.join('\t');
}

/** What was typed into a field, so that it stays one cell of one line. */
const cell = (text: string): string => text.replace(/[\t\r\n"]+/g, ' ').trim();
