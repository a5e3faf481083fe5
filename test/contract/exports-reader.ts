/* Takes lists along as a browser does: asks for a file, fetches it, reads what stands in it. */
import { parse } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { post } from './support.js';

const START = `mutation ($input: StartExportInput!) { startExport(input: $input) { token errors { code message } } }`;

export type Filters = Readonly<Record<string, string>>;
export type Row = Record<string, string>;
interface Answer {
  readonly token: string | null;
  readonly refused: string | null;
}

export class ExportFiles {
  constructor(
    private readonly url: string,
    /** By role. */
    private readonly cookies: ReadonlyMap<string, string>,
  ) {}

  async start(role: string | null, list: string, filters: Filters = {}, format = 'CSV'): Promise<Answer> {
    const given = Object.entries(filters).map(([name, value]) => ({ name, value }));
    const { body } = await post(
      this.url,
      { query: START, variables: { input: { list, filters: given, format } } },
      role ? { cookie: this.cookies.get(role)! } : {},
    );
    const refused = body.errors?.[0]?.extensions.code;
    const payload = body.data?.['startExport'] as
      { token: string | null; errors: { code: string }[] } | undefined;
    return { token: payload?.token ?? null, refused: refused ?? payload?.errors[0]?.code ?? null };
  }

  fetchFile(role: string | null, token: string | null, ending = 'csv', locale = 'en'): Promise<Response> {
    return fetch(`${this.url}/exports/${token}.${ending}`, {
      headers: { 'accept-language': locale, ...(role && { cookie: this.cookies.get(role)! }) },
    });
  }

  async csvOf(role: string, list: string, filters: Filters = {}, locale = 'en'): Promise<Row[]> {
    const { token, refused } = await this.start(role, list, filters);
    expect(refused).toBeNull();
    const answer = await this.fetchFile(role, token, 'csv', locale);
    expect(answer.status).toBe(200);
    const text = Buffer.from(await answer.arrayBuffer());
    expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
  }

  async workbookOf(role: string, list: string, filters: Filters = {}): Promise<unknown[][]> {
    const { token } = await this.start(role, list, filters, 'XLSX');
    const answer = await this.fetchFile(role, token, 'xlsx');
    expect(answer.status).toBe(200);
    const [sheet] = await readXlsxFile(Readable.from(Buffer.from(await answer.arrayBuffer())));
    return sheet!.data;
  }
}
