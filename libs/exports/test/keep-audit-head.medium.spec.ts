import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AuditHeads, AuditReads } from '#audit';
import { Config } from '#config';
import { AuditHeadComposer, HEADS_FILE, KeepAuditHead } from '#exports/worker';
import type { Log } from '#logging';
import { type LedgerRow, MessageLedger } from '#messaging';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import { type Auditing, composeAuditing } from '../../audit/test/audit.builder.js';

/* docs/stories/audit-page.md, the daily head. */

const SILENT = { info: () => undefined, error: () => undefined } as unknown as Log;
let db: TestDatabase;
let auditing: Auditing;
let folder: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  auditing = await composeAuditing(db);
  folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-heads-'));
});
afterEach(async () => {
  await auditing.close();
  await db.drop();
  await rm(folder, { recursive: true });
});

const configOf = (more: NodeJS.ProcessEnv): Config =>
  Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    SAMAKI_DATA_DIR: folder,
    PUBLIC_URL: 'https://samaki.example',
    ...more,
  });
const SENDS = { AUDIT_HEAD_TO: 'audit@ministry.example', AUDIT_HEAD_FILE: '1' };
const keeper = (more: NodeJS.ProcessEnv = SENDS): KeepAuditHead =>
  new KeepAuditHead(
    new AuditHeads(auditing.unitOfWork, auditing.verifier),
    new MessageLedger(),
    configOf(more),
    SILENT,
  );
const mails = (): Promise<LedgerRow[]> =>
  db.ownerSql<LedgerRow>(
    `select id, kind, to_address as "toAddress", locale, subject_id as "subjectId" from messages order by id`,
  );

describe('the head of the day', () => {
  it('is kept once, by whichever worker comes first, with one mail and one line', async () => {
    await auditing.write(5);
    const { number, hash } = await auditing.sealAll();

    const kept = await Promise.all([keeper().keepWhenDue(), keeper().keepWhenDue()]);
    expect(await keeper().keepWhenDue()).toBeNull();

    const head = {
      day: '2026-12-01',
      number,
      hash: hash.toString('hex'),
      rowCount: 5,
      faultKind: null,
      faultAt: null,
    };
    expect(kept.filter(Boolean)).toEqual([expect.objectContaining(head)]);
    expect(await new AuditReads(auditing.unitOfWork).heads(5)).toEqual([expect.objectContaining(head)]);
    expect(await mails()).toEqual([
      expect.objectContaining({
        kind: 'exports.audit-head',
        toAddress: 'audit@ministry.example',
        subjectId: kept.find(Boolean)!.id,
      }),
    ]);
    expect(await readFile(path.join(folder, HEADS_FILE), 'utf8')).toBe(`2026-12-01 ${number} ${head.hash}\n`);
  });

  it('is another one after midnight in Phnom Penh', async () => {
    await auditing.write(1);
    await auditing.sealAll();
    await keeper().keepWhenDue();
    await db.travelTo('2026-12-01T16:59:00Z');
    expect(await keeper().keepWhenDue()).toBeNull();
    await db.travelTo('2026-12-01T17:00:00Z');

    expect(await keeper().keepWhenDue()).toMatchObject({ day: '2026-12-02' });
  });

  it('waits until something is sealed, and is told to nobody where nobody is named', async () => {
    await auditing.write(1);
    expect(await keeper({}).keepWhenDue()).toBeNull();
    await auditing.sealAll();
    expect(await keeper({}).keepWhenDue()).not.toBeNull();
    expect(await mails()).toEqual([]);
    await expect(readFile(path.join(folder, HEADS_FILE))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says on the day what is wrong', async () => {
    await auditing.write(2);
    await auditing.sealAll();
    const [row] = await db.ownerSql<{ id: string }>('select id from audit_rows limit 1');
    await db.ownerSql(`update audit_rows set actor = 'x' where id = $1`, [row!.id]);

    expect(await keeper().keepWhenDue()).toMatchObject({ faultKind: 'ROW', faultAt: row!.id });
  });

  it('is carried away by a mail with its hash and the command, in both languages', async () => {
    await auditing.write(1);
    const { hash } = await auditing.sealAll();
    await keeper().keepWhenDue();

    const rows = await mails();
    const composed = await new AuditHeadComposer(auditing.unitOfWork, configOf({})).compose(rows);

    const mail = composed.get(rows[0]!.id)!;
    for (const part of [mail.text, mail.html]) expect(part).toContain(hash.toString('hex'));
    expect(mail.text).toContain(`audit verify --head ${hash.toString('hex')}`);
    expect(mail.text).toContain('as they were written');
    expect(mail.text).toContain('ដូចដែលបានសរសេរ');
  });
});

describe('a kept head', () => {
  it('finds out that the end was cut off and the newest head set back', async () => {
    for (let n = 0; n < 3; n += 1) {
      await auditing.write(2);
      await auditing.sealAll();
    }
    const kept = (await keeper().keepWhenDue())!.hash;
    await db.ownerSql('alter table audit_rows disable trigger user');
    await db.ownerSql(
      'delete from audit_rows where xid >= (select from_xid from audit_seals where number = 3)',
    );
    await db.ownerSql('delete from audit_seals where number = 3');
    await db.ownerSql(
      'update audit_head set number = 2, hash = (select hash from audit_seals where number = 2)',
    );

    // The day's head is still in the database.
    expect((await auditing.verifier.verify()).fault).toEqual({ kind: 'SEAL', number: 3 });
    await db.ownerSql('delete from audit_heads');
    expect((await auditing.verifier.verify()).fault).toBeNull();
    expect((await auditing.verifier.verify(kept)).fault).toEqual({ kind: 'HEAD' });
  });

  it('finds out that a chain was written anew', async () => {
    await auditing.write(1);
    await auditing.sealAll();
    await keeper().keepWhenDue();
    await db.ownerSql(`update audit_heads set hash = sha256('x')`);

    expect((await auditing.verifier.verify()).fault).toEqual({ kind: 'SEAL', number: 1 });
  });
});
