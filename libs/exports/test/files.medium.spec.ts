import { parse } from 'csv-parse/sync';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { type Cell, csvOf, workbookOf } from '#exports';
import { FORMULAS } from './formulas.js';

/* docs/stories/exports.md: what stands in a file, read back by other people's parsers. Whether a text is neutral is asked
   of the parsed cell, not of an option. */

const TRIGGER = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;
const text = (value: string): Cell => ({ kind: 'text', text: value });

async function* rowsOf(...rows: (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  yield* rows;
}
const csv = async (headings: string[], ...rows: (readonly Cell[])[]): Promise<string> =>
  (await buffer(csvOf(headings, rowsOf(...rows)))).toString('utf8');
const parsed = (file: string): string[][] => parse(file, { bom: true, record_delimiter: '\r\n' });
async function book(headings: string[], ...rows: (readonly Cell[])[]): Promise<unknown[][]> {
  const file = await buffer(workbookOf('បញ្ជី: [1/2]', headings, rowsOf(...rows)));
  const [sheet] = await readXlsxFile(Readable.from(file));
  return sheet!.data;
}

describe('forty formulas', () => {
  it('are forty', () => {
    expect(new Set(FORMULAS).size).toBe(40);
  });

  it('are texts in a CSV that nothing runs, and lose nothing', async () => {
    const file = await csv(['=Name', 'x'], ...FORMULAS.map((formula) => [text(formula), text('x')]));
    const rows = parsed(file);

    expect(rows).toHaveLength(41);
    expect(rows.flat().filter((cell) => TRIGGER.test(cell))).toEqual([]);
    expect(rows.slice(1).map(([cell]) => cell!.slice(1))).toEqual(
      FORMULAS.map((formula) => formula.replaceAll('\0', '\ufffd')),
    );
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 2));
  });

  it('are texts in a workbook', async () => {
    const rows = await book(['=Name'], ...FORMULAS.map((formula) => [text(formula)]));
    const cells = rows.flat();

    expect(cells).toHaveLength(41);
    expect(cells.every((cell) => typeof cell === 'string')).toBe(true);
    expect(cells.filter((cell) => TRIGGER.test(String(cell)))).toEqual([]);
  });
});

describe('a CSV', () => {
  it('is UTF-8 with a mark, in lines that end with CR LF, texts quoted and figures bare', async () => {
    const file = await csv(
      ['Name', 'Amount', 'Day'],
      [text('ម៉ៅ "សុវណ្ណារី", x'), { kind: 'number', digits: '-1250.50' }, { kind: 'day', local: '2026-12-08' }],
      [text('two\r\nlines'), null, { kind: 'instant', local: '2026-12-08 13:30' }],
      [null, { kind: 'number', digits: '9999999999999999' }, null],
    );

    expect(file).toBe(
      '\ufeff"Name","Amount","Day"\r\n"ម៉ៅ ""សុវណ្ណារី"", x",-1250.50,2026-12-08\r\n"two\r\nlines",,2026-12-08 13:30\r\n,9999999999999999,\r\n',
    );
  });

  it('has its headings where there is no row', async () => {
    expect(parsed(await csv(['Name']))).toEqual([['Name']]);
  });

  it('fails as a whole when a page cannot be read', async () => {
    async function* broken(): AsyncGenerator<readonly Cell[]> {
      yield [text('a')];
      throw new Error('the page is away');
    }
    await expect(buffer(csvOf(['Name'], broken()))).rejects.toThrow('the page is away');
  });

  it('is read no faster than it is taken', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<readonly Cell[]> {
      for (;;) {
        read += 1;
        yield [text('x'.repeat(1_000))];
      }
    }
    const file = csvOf(['Name'], endless());
    for await (const part of file) {
      expect(part).toBeDefined();
      break;
    }
    expect(read).toBeLessThan(1_000);
  });
});

describe('a workbook', () => {
  it('keeps texts, numbers and dates as what they are', async () => {
    const rows = await book(
      ['Name', 'Amount', 'At', 'Day'],
      [
        text('007'),
        { kind: 'number', digits: '1250.50' },
        { kind: 'instant', local: '2026-12-08 13:30' },
        { kind: 'day', local: '2026-12-08' },
      ],
      [text('long'), { kind: 'number', digits: '9999999999999999' }, null, null],
      [text('-'), { kind: 'number', digits: '-5' }, null, null],
    );

    expect(rows).toEqual([
      ['Name', 'Amount', 'At', 'Day'],
      ['007', 1250.5, new Date('2026-12-08T13:30:00Z'), new Date('2026-12-08T00:00:00Z')],
      ['long', '9999999999999999', null, null],
      ["'-", -5, null, null],
    ]);
  });

  it('fails as a whole when a page cannot be read', async () => {
    async function* broken(): AsyncGenerator<readonly Cell[]> {
      yield [text('a')];
      throw new Error('the page is away');
    }
    await expect(buffer(workbookOf('x', ['Name'], broken()))).rejects.toThrow('the page is away');
  });

  it('ends its process when nobody reads on', async () => {
    let isAsked = false;
    async function* endless(): AsyncGenerator<readonly Cell[]> {
      for (;;) {
        isAsked = true;
        yield [text('x')];
      }
    }
    const file = workbookOf('x', ['Name'], endless());
    const closed = new Promise((resolve) => file.once('close', resolve));
    file.destroy();
    await closed;
    expect([file.destroyed, isAsked]).toEqual([true, false]);
  });
});
