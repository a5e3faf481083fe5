import { describe, expect, it } from '@jest/globals';
import { outcomeOfFailure } from './smtp-outcome.rules.js';

describe('outcomeOfFailure', () => {
  it.each([
    ['the server is away', { code: 'ESOCKET', message: 'refused' }, false, 'RETRY'],
    [
      'the connection is lost before DATA',
      { code: 'ECONNECTION', command: 'CONN', message: 'closed' },
      false,
      'RETRY',
    ],
    [
      'the connection is lost after the final dot',
      { code: 'ECONNECTION', command: 'CONN', message: 'closed' },
      true,
      'UNKNOWN',
    ],
    [
      'the answer comes too late',
      { code: 'ETIMEDOUT', command: 'CONN', message: 'timeout' },
      true,
      'UNKNOWN',
    ],
    ['the recipient is put off', { responseCode: 451, command: 'RCPT TO', message: '451' }, false, 'RETRY'],
    [
      'the mail is put off after the dot',
      { responseCode: 451, command: 'DATA', message: '451' },
      true,
      'RETRY',
    ],
    ['the recipient is refused', { responseCode: 550, command: 'RCPT TO', message: '550' }, false, 'FAILED'],
    [
      'the mail is refused after the dot',
      { responseCode: 554, command: 'DATA', message: '554' },
      true,
      'FAILED',
    ],
    ['our log-in is refused', { responseCode: 535, command: 'AUTH PLAIN', message: '535' }, false, 'RETRY'],
  ] as const)('when %s', (_case, failure, dataEntered, kind) => {
    expect(outcomeOfFailure(failure, dataEntered).kind).toBe(kind);
  });
});
