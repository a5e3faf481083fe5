import { describe, expect, it } from '@jest/globals';
import { DeliverySettings } from './delivery-settings.js';
import { settle, settleUnwanted } from './settle.rules.js';

const patience = new DeliverySettings();
const tried = { id: 'a', fence: 3, attempts: 1, unknowns: 0, neverSentTwice: false };
const said = (kind: 'SENT' | 'RETRY' | 'UNKNOWN' | 'FAILED') => ({
  kind,
  detail: 'words',
  dataEntered: kind !== 'RETRY',
});

describe('settling a try', () => {
  it('never sends again what was taken or refused for good', () => {
    expect(settle(tried, said('SENT'), patience)).toMatchObject({
      status: 'SENT',
      againInSeconds: null,
      fence: 3,
    });
    expect(settle(tried, said('FAILED'), patience)).toMatchObject({ status: 'FAILED', againInSeconds: null });
  });

  it('doubles the pause with each refusal, up to a quarter of an hour', () => {
    const pauses = [1, 2, 3, 7, 8, 40].map(
      (attempts) => settle({ ...tried, attempts }, said('RETRY'), patience).againInSeconds,
    );

    expect(pauses).toEqual([10, 20, 40, 640, 900, 900]);
  });

  it('gives up after a hundred refusals, and says so', () => {
    expect(settle({ ...tried, attempts: 99 }, said('RETRY'), patience).status).toBe('RETRY');
    expect(settle({ ...tried, attempts: 100 }, said('RETRY'), patience)).toMatchObject({
      status: 'FAILED',
      outcome: 'given up after 100 tries: words',
    });
  });

  it('sends again twice what may have arrived, then leaves it to an operator', () => {
    const again = [0, 1, 2].map((unknowns) => settle({ ...tried, unknowns }, said('UNKNOWN'), patience));

    expect(again.map((row) => row.status)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    expect(again.map((row) => row.againInSeconds)).toEqual([60, 60, null]);
  });

  it('never repeats a code that may have arrived', () => {
    expect(settle({ ...tried, neverSentTwice: true }, said('UNKNOWN'), patience)).toMatchObject({
      status: 'UNKNOWN',
      againInSeconds: null,
    });
  });

  it('cancels what nobody wants any more', () => {
    expect(settleUnwanted(tried)).toMatchObject({ status: 'CANCELLED', dataEntered: false });
  });
});
