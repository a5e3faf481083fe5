import { describe, expect, it } from '@jest/globals';
import { createLog } from './log.js';
import { safeError, safeFields, scrub } from './redact.js';

const CANARY = [
  'Sok Dara',
  'dara@example.org',
  '012 345 678',
  '+855 12 345 678',
  '48201937',
  'សុខ ដារ៉ា',
  'A'.repeat(43),
];

describe('log', () => {
  it('writes nothing of a person, however the line is filled', () => {
    const lines: string[] = [];
    const log = createLog({
      process: 'test',
      level: 'debug',
      destination: { write: (line) => lines.push(line) },
    });

    const driverError = Object.assign(new Error(`Key (contact)=(dara@example.org) has "Sok Dara"`), {
      code: '23505',
      detail: 'Key (full_name)=(Sok Dara) already exists.',
      constraint: 'uq_registrations__contact',
      parameters: CANARY,
    });
    log.error(
      { err: driverError, variables: { fullName: 'Sok Dara' }, deep: [{ toAddress: CANARY }] },
      `to dara@example.org`,
    );
    log.info({ cookie: 'x', ticket: 'call 012 345 678', code: '48201937' }, 'code 48201937 for សុខ ដារ៉ា');
    log.warn(
      { headers: { cookie: 'a'.repeat(50) }, note: `token ${'A'.repeat(43)}` },
      'seen +855 12 345 678',
    );

    const written = lines.join('');
    for (const secret of CANARY) expect(written).not.toContain(secret);
    expect(written).toContain('uq_registrations__contact');
    expect(written).toContain('23505');
    expect(lines).toHaveLength(3);
  });

  it('keeps ids, figures and times', () => {
    const fields = {
      id: '0199a0b1-7c22-7000-8000-3b54a1c8f001',
      durationMs: 12.5,
      errorCode: 'BUSY',
      at: '2026-11-23T19:33:33.120Z',
    };
    expect(safeFields(fields)).toEqual(fields);
    expect(scrub('migration 1764000000000-database took 12 ms')).toBe(
      'migration 1764000000000-database took 12 ms',
    );
  });

  it('keeps the frames of an error and its cause', () => {
    const error = new Error('outer', { cause: new Error('inner "secret"') });
    const safe = safeError(error) as { stack: string; cause: { message: string } };
    expect(safe.stack).toContain('redact.spec');
    expect(safe.cause.message).toBe('inner [quoted]');
  });
});
