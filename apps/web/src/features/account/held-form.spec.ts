import { describe, expect, it } from 'vitest';
import { hold, release } from './held-form';

describe('a form that is held up', () => {
  it('comes back as it was', () => {
    const submission = {
      form: 'decide',
      values: { decision: 'APPROVE', reason: 'យល់ព្រម', idempotencyKey: 'key-12345' },
      lists: { tables: ['1', '2'] },
      errors: [{ field: 'reason', code: 'X', message: 'x' }],
    };
    const { values, lists = {} } = hold('/km/reports/rpt_1', submission);
    expect(release(values, lists)).toEqual({
      path: '/km/reports/rpt_1',
      submission: { ...submission, errors: [], confirmed: true },
    });
  });

  it('is none where nothing was held', () => {
    expect(release({ next: '/km' }, {})).toBeNull();
  });
});
