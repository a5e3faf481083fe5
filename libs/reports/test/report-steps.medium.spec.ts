/* Story: docs/stories/report.md. */
import type { Actor } from '#authz';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import type { Refusal, Result } from '#kernel';
import { composeReports, type ReportWorld, storyContent } from './report.builder.js';

let db: TestDatabase;
let world: ReportWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  world = await composeReports(db);
});
afterAll(async () => {
  await world.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo('2026-12-21T02:00:00Z');
  world.overview.attended = 302n;
});

const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'ok' : result.refusal.code);

/** A report by Mao Sovannary, mended by Pen Kosal: revision 2. */
async function aDraft(): Promise<string> {
  const made = await world.write.create(world.sovannary, { content: storyContent(''), idempotencyKey: null });
  if (!made.ok) throw new Error(made.refusal.code);
  const edited = await world.write.edit(world.kosal, {
    reportId: made.value,
    revision: 1,
    content: storyContent(),
  });
  expect(codeOf(edited)).toBe('ok');
  return made.value;
}
async function submitted(reportId: string, revision = 2): Promise<string> {
  expect(codeOf(await world.submit.submit(world.sovannary, { reportId, revision }))).toBe('ok');
  return reportId;
}
const judge = async (
  actor: Actor,
  reportId: string,
  act: 'FORWARD' | 'RETURN' | 'APPROVE',
  comment: string | null = null,
  version = 1,
): Promise<string> => codeOf(await world.decide().decide(actor, { reportId, version, act, comment }));

const mailsOf = async (reportId: string, kind: string): Promise<string[]> => {
  const rows = await db.ownerSql<{ name: string }>(
    `select split_part(to_address, '@', 1) as name from messages where cause_id = $1 and kind = $2 order by 1`,
    [reportId, kind],
  );
  return rows.map(({ name }) => name);
};
const statusOf = async (reportId: string): Promise<unknown> => {
  const [row] = await db.ownerSql('select status, version, revision from reports where id = $1', [reportId]);
  return row;
};
const figuresOf = async (reportId: string, version: number): Promise<Record<string, bigint>> => {
  const figures = await world.reads.figuresOf(world.sovannary, reportId, version);
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]));
};

describe('writing a report', () => {
  it('makes whoever writes an author, and lets nobody save over a text they have not seen', async () => {
    const reportId = await aDraft();

    const late = await world.write.edit(world.sovannary, {
      reportId,
      revision: 1,
      content: storyContent('x'),
    });

    expect(codeOf(late)).toBe('REPORT_CHANGED');
    expect(await world.reads.authorNames(world.sovannary, reportId)).toEqual(['ម៉ៅ សុវណ្ណារី', 'ប៉ែន កុសល']);
    expect(await statusOf(reportId)).toEqual({ status: 'DRAFT', version: 0, revision: 2 });
    expect(
      await db.ownerSql('select action from audit_rows where subject_id = $1 order by xid, id', [reportId]),
    ).toEqual([{ action: 'reports.create-report' }, { action: 'reports.edit-report' }]);
  });

  it('opens one report for one key, and none for who is not of the working group', async () => {
    const wish = { content: storyContent(), idempotencyKey: 'the-same-form' };
    const [one, again] = [
      await world.write.create(world.sovannary, wish),
      await world.write.create(world.sovannary, wish),
    ];
    const before = await tableChecksums(db.url);

    expect(again).toEqual(one);
    const other = { ...wish, content: storyContent('ផ្សេង') };
    expect(codeOf(await world.write.create(world.sovannary, other))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(codeOf(await world.write.create(world.chair, wish))).toBe('FORBIDDEN');
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('takes the same text again when the answer to it was lost', async () => {
    const reportId = await aDraft();
    const before = await tableChecksums(db.url);
    const again = { reportId, revision: 1, content: storyContent() };
    expect(codeOf(await world.write.edit(world.kosal, again))).toBe('ok');
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it.each([
    ['REPORT_TITLE_INVALID', { title: { km: ' ', en: '' } }],
    ['REPORT_PERIOD_INVALID', { periodFrom: '2026-12-22' }],
    [
      'REPORT_TOO_LONG',
      { title: { km: 'ក', en: 'x' }, sections: Array.from({ length: 9 }, () => storyContent().sections[0]!) },
    ],
  ])('refuses %s', async (code, more) => {
    const content = { ...storyContent(), ...more };
    expect(codeOf(await world.write.create(world.sovannary, { content, idempotencyKey: null }))).toBe(code);
  });

  it('counts a unit that no pledge is in, or in no more, as nothing, and the other figures as they are', async () => {
    await db.ownerSql(
      `insert into pledge_units (code, name_km, name_en, one_en, rank) values ('person-days', 'ថ្ងៃ', 'person-days', 'person-day', 1)`,
    );
    const content = storyContent('[accepted.person-days]');
    Object.assign(content.sections[1]!.text, {
      en: `${content.sections[1]!.text.en} [accepted.person-days]`,
    });
    const made = await world.write.create(world.sovannary, { content, idempotencyKey: null });
    if (!made.ok) throw new Error(made.refusal.code);

    const live = await world.reads.liveFigures(content);
    expect(live.find(({ key }) => key === 'accepted.person-days')).toMatchObject({
      unit: 'person-days',
      value: 0n,
    });
    expect(live.find(({ key }) => key === 'attended')).toMatchObject({ value: 302n });
    await submitted(made.value, 1);
    expect(await figuresOf(made.value, 1)).toMatchObject({ 'accepted.person-days': 0n, attended: 302n });
    await db.ownerSql(`delete from pledge_units`);
  });

  it.each(['[attendd]', '[accepted.seedlings]', '[attended@atlantis]', '[registered@sector:magic]'])(
    'refuses a figure that nobody counts: %s',
    async (cited) => {
      const before = await tableChecksums(db.url);
      const answer = await world.write.create(world.sovannary, {
        content: storyContent(cited),
        idempotencyKey: null,
      });
      expect(codeOf(answer)).toBe('FIGURE_UNKNOWN');
      expect(await tableChecksums(db.url)).toEqual(before);
    },
  );

  it('counts what may be cited, for the whole and for each pilot city', async () => {
    const choices = await world.reads.figureChoices();

    expect(choices).toHaveLength(7 * 4);
    expect(choices.find(({ key }) => key === 'attended')?.value).toBe(302n);
    expect(choices.find(({ key }) => key === 'accepted@siem-reap')?.value).toBe(16n);
  });
});

describe('submitting', () => {
  it('freezes thirteen figures; what is counted later changes nothing of them', async () => {
    const reportId = await aDraft();
    await db.travelTo('2026-12-21T07:05:00Z');
    await submitted(reportId);

    world.overview.attended = 305n;

    const frozen = await figuresOf(reportId, 1);
    expect(Object.keys(frozen)).toHaveLength(13);
    expect(frozen).toMatchObject({
      attended: 302n,
      invited: 612n,
      'accepted.usd': 18_450_000n,
      'accepted.khr': 96_000_000n,
      'attended@siem-reap': 96n,
    });
    const [version] = await world.reads.versions(world.sovannary, reportId);
    expect(version!.asOf.toISOString().slice(0, 16)).toBe('2026-12-21T07:05');
    expect(
      (await world.reads.liveFigures(version!.content)).find(({ key }) => key === 'attended')?.value,
    ).toBe(305n);
    expect(await statusOf(reportId)).toEqual({ status: 'SUBMITTED', version: 1, revision: 2 });
    expect(await mailsOf(reportId, 'reports.submitted')).toEqual(['chair', 'kosal', 'sovannary']);
  });

  it('keeps frozen rows from every role of the programme', async () => {
    const reportId = await submitted(await aDraft());
    for (const statement of [
      `update report_figures set value = 0 where report_id = '${reportId}'`,
      `delete from report_figures where report_id = '${reportId}'`,
      `update report_versions set content = '{}' where report_id = '${reportId}'`,
      `delete from report_steps where report_id = '${reportId}'`,
    ])
      await expect(world.unitOfWork.read({ text: statement, values: [] })).rejects.toThrow(
        /permission denied/,
      );
    expect((await figuresOf(reportId, 1))['attended']).toBe(302n);
  });

  it('refuses a report with a gap in one language, or whose languages cite differently', async () => {
    const [first, second] = storyContent().sections;
    for (const section of [
      { ...second!, heading: { km: 'ធនធាន', en: '' } },
      { ...second!, text: { km: 'ប្រាក់ [accepted.usd]', en: 'Money' } },
    ]) {
      const content = { ...storyContent(), sections: [first!, section] };
      const made = await world.write.create(world.sovannary, { content, idempotencyKey: null });
      const reportId = made.ok ? made.value : '';
      const before = await tableChecksums(db.url);
      expect(codeOf(await world.submit.submit(world.sovannary, { reportId, revision: 1 }))).toBe(
        'REPORT_INCOMPLETE',
      );
      expect(await tableChecksums(db.url)).toEqual(before);
    }
  });
});

describe('judging', () => {
  it('is refused to authors, to other roles, out of turn and without a word, and leaves nothing', async () => {
    const reportId = await submitted(await aDraft());
    const before = await tableChecksums(db.url);

    expect([
      await judge(world.sovannary, reportId, 'FORWARD'),
      await judge(world.sovannary, reportId, 'RETURN', 'x'),
      await judge(world.sovannary, reportId, 'APPROVE'),
      await judge(world.kosal, reportId, 'FORWARD'),
      await judge(world.kosal, reportId, 'RETURN', 'x'),
      await judge(world.office, reportId, 'APPROVE'),
      await judge(world.office, reportId, 'RETURN', 'x'),
      await judge(world.chair, reportId, 'RETURN', '  '),
      await judge(world.chair, reportId, 'FORWARD', null, 2),
      await judge(world.chair, reportId, 'RETURN', 'x'.repeat(2_001)),
      await judge(world.chair, reportId, 'RETURN', '\u200b\u3164\u200e'),
      codeOf(await world.write.edit(world.sovannary, { reportId, revision: 2, content: storyContent('y') })),
      codeOf(await world.submit.submit(world.sovannary, { reportId, revision: 2 })),
    ]).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'REPORT_STATE',
      'OWN_REPORT',
      'OWN_REPORT',
      'REPORT_STATE',
      'FORBIDDEN',
      'COMMENT_MISSING',
      'REPORT_CHANGED',
      'COMMENT_INVALID',
      'COMMENT_MISSING',
      'REPORT_STATE',
      'REPORT_STATE',
    ]);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('goes the whole way of the story: returned, submitted anew, forwarded, approved', async () => {
    const reportId = await submitted(await aDraft());
    expect(await judge(world.chair, reportId, 'RETURN', 'សូមបញ្ជាក់វិស័យ')).toBe('ok');
    expect(await mailsOf(reportId, 'reports.returned')).toEqual(['chair', 'kosal', 'sovannary']);

    world.overview.attended = 305n;
    const content = storyContent('ផ្តោតលើវិស័យដឹកជញ្ជូន');
    await world.write.edit(world.sovannary, { reportId, revision: 2, content });
    await submitted(reportId, 3);
    expect([(await figuresOf(reportId, 1))['attended'], (await figuresOf(reportId, 2))['attended']]).toEqual([
      302n,
      305n,
    ]);
    const versions = await world.reads.versions(world.sovannary, reportId);
    expect(
      versions.map(({ number, content }) => [number, content.sections[1]!.text.km.split('\n')[1]]),
    ).toEqual([
      [2, 'ផ្តោតលើវិស័យដឹកជញ្ជូន។'],
      [1, 'ផ្តោតលើគ្រប់វិស័យ។'],
    ]);

    expect(await judge(world.chair, reportId, 'FORWARD', null, 2)).toBe('ok');
    expect(await judge(world.chair, reportId, 'APPROVE', null, 2)).toBe('FORBIDDEN');
    expect(await judge(world.office, reportId, 'APPROVE', null, 2)).toBe('ok');
    expect(await judge(world.office, reportId, 'APPROVE', null, 2)).toBe('REPORT_STATE');

    expect(await statusOf(reportId)).toEqual({ status: 'APPROVED', version: 2, revision: 3 });
    const everyone = ['chair', 'chantha', 'kosal', 'office', 'sovannary'];
    expect(await mailsOf(reportId, 'reports.submitted')).toEqual([
      'chair',
      'chair',
      'kosal',
      'kosal',
      'sovannary',
      'sovannary',
    ]);
    expect(await mailsOf(reportId, 'reports.forwarded')).toEqual(everyone);
    expect(await mailsOf(reportId, 'reports.approved')).toEqual(everyone);
    const steps = await world.reads.steps(world.sovannary, reportId);
    expect(steps.map(({ act, version, personName, comment }) => [act, version, personName, comment])).toEqual(
      [
        ['CREATE', 0, 'ម៉ៅ សុវណ្ណារី', null],
        ['SUBMIT', 1, 'ម៉ៅ សុវណ្ណារី', null],
        ['RETURN', 1, 'អ៊ុក សម្បត្តិ', 'សូមបញ្ជាក់វិស័យ'],
        ['SUBMIT', 2, 'ម៉ៅ សុវណ្ណារី', null],
        ['FORWARD', 2, 'អ៊ុក សម្បត្តិ', null],
        ['APPROVE', 2, 'អ៊ឹម សិរីវុឌ្ឍ', null],
      ],
    );
    const audited = await db.ownerSql<{ action: string; after: string | null }>(
      `select action, after ->> 'status' as after from audit_rows where subject_id = $1 order by xid, id`,
      [reportId],
    );
    expect(audited.map(({ action, after }) => [action, after])).toEqual([
      ['reports.create-report', 'DRAFT'],
      ['reports.edit-report', null],
      ['reports.submit-report', 'SUBMITTED'],
      ['reports.return-report', 'RETURNED'],
      ['reports.edit-report', null],
      ['reports.submit-report', 'SUBMITTED'],
      ['reports.forward-report', 'REVIEWED'],
      ['reports.approve-report', 'APPROVED'],
    ]);
  });

  it('by the office may return, too, and tells all three', async () => {
    const reportId = await submitted(await aDraft());
    await judge(world.chair, reportId, 'FORWARD');

    expect(await judge(world.office, reportId, 'RETURN', 'សូមបន្ថែមថវិកា')).toBe('ok');

    expect(await statusOf(reportId)).toEqual({ status: 'RETURNED', version: 1, revision: 2 });
    expect(await mailsOf(reportId, 'reports.returned')).toEqual([
      'chair',
      'chantha',
      'kosal',
      'office',
      'sovannary',
    ]);
  });
});

describe('reading', () => {
  it('hides drafts from those who judge, and everything from everybody else', async () => {
    const reportId = await aDraft();
    const stranger: Actor = { ...world.chair, roles: [{ role: 'COORDINATOR', scopeId: null }] };
    const seen = async (actor: Actor): Promise<boolean> => (await world.reads.byId(actor, reportId)) !== null;

    expect([await seen(world.sovannary), await seen(world.chair), await seen(stranger)]).toEqual([
      true,
      false,
      false,
    ]);
    await submitted(reportId);
    expect([await seen(world.chair), await seen(world.office), await seen(stranger)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lists by the last change, page by page, each report once', async () => {
    const all = await world.reads.page(world.sovannary, null, { first: 100, after: null });
    const first = await world.reads.page(world.sovannary, null, { first: 2, after: null });
    const second = await world.reads.page(world.sovannary, null, { first: 100, after: first.cursors[1]! });

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    const drafts = await world.reads.page(world.chair, 'DRAFT', { first: 10, after: null });
    expect(drafts.items).toEqual([]);
  });
});
