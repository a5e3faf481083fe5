/* Story: docs/stories/report.md, run through the API by the people of the demonstration. */
import { newId } from '#kernel';
import { copiedText, type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
const cookies = new Map<string, string>();
let reportId = '';
let registered = '';

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of ['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'COORDINATOR'])
    cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

interface Answer {
  readonly report: { readonly id: string; readonly status: string; readonly version: number } | null;
  readonly errors: readonly { readonly code: string }[];
}

/** Runs one mutation; answers where the report stands then, or the code of the refusal. */
async function act(role: string, name: string, input: object): Promise<string> {
  const type = /^(forward|return|approve)/.test(name)
    ? 'JudgeReportInput'
    : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { report { id status version } errors { code } } }`;
  const { body } = await post(api.url, { query, variables: { input } }, { cookie: cookies.get(role)! });
  if (body.errors) return body.errors[0]!.extensions.code;
  const answer = (body.data as Record<string, Answer>)[name]!;
  if (name === 'createReport') reportId = answer.report?.id ?? '';
  return answer.report ? `${answer.report.status} ${answer.report.version}` : answer.errors[0]!.code;
}

async function figures(role: string, number: number): Promise<Record<string, string>> {
  const query = `query ($id: ID!, $number: Int!) { report(id: $id) { versionOf(number: $number) { figures { key value } } } }`;
  const { body } = await post(
    api.url,
    { query, variables: { id: reportId, number } },
    { cookie: cookies.get(role)! },
  );
  const { report } = body.data as { report: { versionOf: { figures: { key: string; value: string }[] } } };
  return Object.fromEntries(report.versionOf.figures.map(({ key, value }) => [key, value]));
}

const paper = (role: string | null, number: number, file = 'en.pdf'): Promise<Response> =>
  fetch(`${api.url}/reports/${reportId}/versions/${number}/${file}`, {
    headers: role ? { cookie: cookies.get(role)! } : {},
  });
const words = async (answer: Response): Promise<string> =>
  (await copiedText(new Uint8Array(await answer.arrayBuffer()))).join('\n');

const content = (sentence: string): object => ({
  title: { km: 'របាយការណ៍', en: 'Report' },
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    {
      heading: { km: 'លទ្ធផល', en: 'Results' },
      text: { km: `[registered] នាក់ ${sentence}`, en: `[registered] people ${sentence}` },
      hasCityTable: true,
    },
  ],
});

describe('a report, through the API', () => {
  it('is written by the working group alone', async () => {
    const input = { content: content('in every sector'), idempotencyKey: newId() };
    expect(await act('CHAIR', 'createReport', input)).toBe('FORBIDDEN');
    expect(await act('WORKING_GROUP', 'createReport', { content: content('[nothing]') })).toBe(
      'FIGURE_UNKNOWN',
    );
    expect(await act('WORKING_GROUP', 'createReport', input)).toBe('DRAFT 0');
    expect(await act('CHAIR', 'forwardReport', { reportId, version: 0 })).toBe('REPORT_NOT_FOUND');
  });

  it('is frozen at submission: rows go on, its figures and its paper do not', async () => {
    expect(await act('WORKING_GROUP', 'submitReport', { reportId, revision: 7 })).toBe('REPORT_CHANGED');
    expect(await act('WORKING_GROUP', 'submitReport', { reportId, revision: 1 })).toBe('SUBMITTED 1');
    registered = (await figures('CHAIR', 1))['registered']!;
    expect(Number(registered)).toBeGreaterThan(100);
    const before = await words(await paper('CHAIR', 1));

    const [session] = await db.ownerSql<{ id: string }>(
      `select s.id from sessions s join session_seats t on t.session_id = s.id
       where s.starts_at > app_now() and s.status = 'OPEN' and t.taken < t.capacity order by s.starts_at limit 1`,
    );
    const query =
      'mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { errors { code } } }';
    const input = {
      sessionId: `ses_${session!.id.replaceAll('-', '')}`,
      fullName: 'ទេព ចន្ថា',
      organisation: 'Tonle',
      contact: 'chantha@tonle.example',
      locale: 'km',
      idempotencyKey: newId(),
    };
    await post(api.url, { query, variables: { input } });

    expect((await figures('CHAIR', 1))['registered']).toBe(registered);
    expect(await words(await paper('CHAIR', 1))).toBe(before);
    expect(before).toContain(`${Number(registered).toLocaleString('en')} people in every sector`);
  });

  it('refuses whoever is not in turn, and writes nothing', async () => {
    const before = await tableChecksums(db.url, ['sign_ins']);
    const judged = { reportId, version: 1 };

    expect([
      await act('WORKING_GROUP', 'forwardReport', judged),
      await act('WORKING_GROUP', 'editReport', { reportId, revision: 1, content: content('later') }),
      await act('HEAD_OF_GOVERNMENT_OFFICE', 'approveReport', judged),
      await act('CHAIR', 'approveReport', judged),
      await act('CHAIR', 'returnReport', judged),
      await act('CHAIR', 'forwardReport', { reportId, version: 2 }),
      await act('COORDINATOR', 'forwardReport', judged),
    ]).toEqual([
      'FORBIDDEN',
      'REPORT_STATE',
      'REPORT_STATE',
      'FORBIDDEN',
      'COMMENT_MISSING',
      'REPORT_CHANGED',
      'FORBIDDEN',
    ]);
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('goes back, comes again with figures frozen anew, and is approved', async () => {
    expect(await act('CHAIR', 'returnReport', { reportId, version: 1, comment: 'Say which sector' })).toBe(
      'RETURNED 1',
    );
    expect(
      await act('WORKING_GROUP', 'editReport', { reportId, revision: 1, content: content('in transport') }),
    ).toBe('RETURNED 1');
    expect(await act('WORKING_GROUP', 'submitReport', { reportId, revision: 2 })).toBe('SUBMITTED 2');
    expect(await act('CHAIR', 'forwardReport', { reportId, version: 2 })).toBe('REVIEWED 2');
    expect(await act('HEAD_OF_GOVERNMENT_OFFICE', 'approveReport', { reportId, version: 2 })).toBe(
      'APPROVED 2',
    );

    expect((await figures('CHAIR', 1))['registered']).toBe(registered);
    expect((await figures('CHAIR', 2))['registered']).toBe(String(Number(registered) + 1));
    const mails = await db.ownerSql<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from messages where kind like 'reports.%' and cause_id = $1 group by 1 order by 1`,
      [reportId.replace(/^rpt_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')],
    );
    expect(mails).toEqual([
      { kind: 'reports.approved', n: 3 },
      { kind: 'reports.forwarded', n: 3 },
      { kind: 'reports.returned', n: 2 },
      { kind: 'reports.submitted', n: 4 },
    ]);
  });

  it('is printed for whoever may read it, and for nobody else', async () => {
    const answer = await paper('CHAIR', 2, 'km.pdf');
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers
        .get('content-disposition')
        ?.replace(/\d{3}(?=-v)/, 'NNN')
        .replace(/R-\d{4}/, 'R-YYYY'),
      answer.headers.get('cache-control'),
      answer.headers.get('x-content-type-options'),
    ]).toEqual([
      200,
      'application/pdf',
      'attachment; filename="R-YYYY-NNN-v2-km.pdf"',
      'no-store',
      'nosniff',
    ]);
    expect((await words(answer)).replace(/\s/g, '')).toContain('ព្រះរាជាណាចក្រកម្ពុជា');

    const codes = [
      await paper(null, 2),
      await paper('COORDINATOR', 2),
      await paper('CHAIR', 3),
      await paper('CHAIR', 2, 'fr.pdf'),
      await paper('CHAIR', 2, 'km'),
    ].map(({ status }) => status);
    expect(codes).toEqual([401, 403, 404, 404, 404]);
  });
});
