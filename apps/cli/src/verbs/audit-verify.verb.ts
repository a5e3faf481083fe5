import { type AuditFault, AuditVerifier } from '#audit';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { onDatabase } from '../on-database.js';
import { UsageError, type Verb } from '../verb.js';

const SENTENCE: Record<AuditFault['kind'], (fault: AuditFault) => string> = {
  ROW: (fault) => `Row ${'id' in fault ? fault.id : ''} was edited.`,
  SEAL: (fault) =>
    `Rows were deleted, swapped or added within seal ${'number' in fault ? fault.number : ''}, or it was edited or cut off.`,
  HEAD: () => 'No seal has the hash that was kept: the end was cut off, or it is another chain.',
};

/** The kept hash is that of a seal, written down outside the database. Exit code 0 when the audit is as it was written, 1 when not. */
export const auditVerifyVerb: Verb = {
  name: 'audit verify',
  usage: '[--head] [kept hash]',
  summary: 'proves that no row of the audit was edited, deleted or swapped, and names the first that was',
  run: async (given, voice) => {
    const [keptHead, ...more] = given[0] === '--head' ? given.slice(1) : given;
    if (given[0] === '--head' && keptHead === undefined)
      throw new UsageError('--head needs the hash that was kept.');
    if (more.length > 0 || (keptHead !== undefined && !/^[0-9a-f]{64}$/i.test(keptHead))) {
      throw new UsageError('A hash has 64 hexadecimal digits.');
    }
    return onDatabase(async (url) => {
      const dataSource = createDataSource(url, 'samaki_app', { poolSize: 1 });
      await dataSource.initialize();
      try {
        const verdict = await new AuditVerifier(new UnitOfWork(dataSource, new EventListeners())).verify(
          keptHead ?? null,
        );
        const { fault, seals, sealedRows, unsealed, head } = verdict;
        const whole = `${sealedRows} rows under ${seals} seals are as they were written; ${unsealed.count} wait for a seal.`;
        voice.answer(
          verdict,
          fault ? SENTENCE[fault.kind](fault) : `${whole}${head ? ` Newest seal: ${head.hash}` : ''}`,
        );
        return fault ? 1 : 0;
      } finally {
        await dataSource.destroy();
      }
    });
  },
};
