/** A pasted list with its lines mended in place: `name-6` and `contact-6` replace line 6, `out-6` empties it, `other-6` says
 *  that it means another person than the member of that name, so that every line keeps its number. */
export function mendedList(list: string, rows: Readonly<Record<string, string>>): string {
  return list
    .split(/\r\n|\r|\n/)
    .map((line, at) => {
      const number = at + 1;
      if (rows[`out-${number}`]) return '';
      if (rows[`other-${number}`]) return `${cell(line)}\t*2`;
      const [name, contact] = [rows[`name-${number}`], rows[`contact-${number}`]];
      return name === undefined || contact === undefined ? line : `${cell(name)}\t${cell(contact)}`;
    })
    .join('\n');
}

/** What was typed into a field, so that it stays one cell of one line. */
const cell = (text: string): string => text.replace(/[\t\r\n"]+/g, ' ').trim();
