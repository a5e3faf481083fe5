import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { type ExportedRows, type PersonalDataSource, PersonalDataSources } from '#privacy';
import { EXPORTS_PER_DAY } from './erasure.rules.js';
import { exportPage } from './export-page.js';
import { EXPORTED_MAIL } from './message-facts.js';
import { exportsToday } from './own-data.reads.js';
import { personOf, recordsOf } from './people.sql.js';
import { justSignedIn } from './recent-sign-in.js';

export const EXPORT_FORMATS = ['JSON', 'HTML'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** A copy of everything that is held about somebody. */
@Injectable()
export class ExportDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: PersonalDataSources,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Reads every lib's rows about the person in one snapshot, audits it and tells the person by mail. The file is handed
   *  out at once and kept nowhere. Refuses SIGN_IN_AGAIN unless the person has just signed in, TOO_MANY_EXPORTS beyond three in a day. */
  async export(
    actor: Actor & { personId: string },
    format: ExportFormat,
    locale: Locale,
  ): Promise<Result<ExportedFile, Refusal<'TOO_MANY_EXPORTS' | 'SIGN_IN_AGAIN'>>> {
    const { personId } = actor;
    return this.unitOfWork.run(async (tx) => {
      const recent = await justSignedIn(tx, actor);
      if (!recent.ok) return recent;
      // The lock makes three at once three, and a fourth wait and be refused.
      const person = await personOf(tx, personId);
      const [today] = await tx.sql(exportsToday(personId));
      if ((today?.count ?? 0) >= EXPORTS_PER_DAY) return refuse('TOO_MANY_EXPORTS');
      const unclaimed = await this.sources.unclaimed(tx);
      if (unclaimed.length > 0) throw new Error(`Nobody answers for ${unclaimed.join(', ')}`);
      const parts: ExportedRows[] = [];
      const records = await recordsOf(tx, personId);
      for (const source of this.sources.all()) parts.push(...(await partsOf(tx, source, records)));
      const [{ now }] = (await tx.sql(sql<{ now: Date }>`select app_now() as now`)) as [{ now: Date }];
      const exportId = newId();
      await this.audit.record(tx, {
        actor,
        action: 'data-rights.export-data',
        subjectType: 'person',
        subjectId: personId,
        before: null,
        after: { exportId, format },
      });
      if (person.email)
        await this.ledger.queue(tx, [
          {
            kind: EXPORTED_MAIL,
            personId,
            toAddress: person.email,
            locale: person.locale,
            cause: { type: 'export', id: exportId },
            dedupeKey: `${EXPORTED_MAIL}~${exportId}`,
          },
        ]);
      return accept(fileOf(format, locale, now, parts));
    });
  }
}

/** The parts of one source, with the rows of every record of the person. */
async function partsOf(
  tx: Tx,
  source: PersonalDataSource,
  records: readonly string[],
): Promise<ExportedRows[]> {
  const parts = new Map<string, ExportedRows>();
  for (const id of records)
    for (const part of await source.exportOf(tx, id))
      parts.set(part.name, { ...part, rows: [...(parts.get(part.name)?.rows ?? []), ...part.rows] });
  return [...parts.values()];
}

function fileOf(
  format: ExportFormat,
  locale: Locale,
  now: Date,
  parts: readonly ExportedRows[],
): ExportedFile {
  const day = now.toISOString().slice(0, 10);
  if (format === 'HTML')
    return {
      name: `samaki-my-data-${day}.html`,
      mediaType: 'text/html; charset=utf-8',
      content: exportPage(locale, now, parts),
    };
  const data = Object.fromEntries(parts.map(({ name, rows }) => [name, rows]));
  return {
    name: `samaki-my-data-${day}.json`,
    mediaType: 'application/json; charset=utf-8',
    content: `${JSON.stringify({ madeAt: now, ...data }, null, 2)}\n`,
  };
}
