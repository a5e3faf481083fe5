import { jest } from '@jest/globals';
import { accept } from '#kernel';
import { HeldSessions, type WaitingRequest } from './held-sessions.js';
import type { RegistrationRequest } from './registration-request.js';
import type { StoredRegistration } from './seats.sql.js';

const HELD = Object.assign(new Error('held'), { code: '55P03' });

afterEach(() => jest.restoreAllMocks());

/** Somebody who waits, and the list of what happened. */
const somebody = (
  name: string,
  sessionId: string,
  heard: string[],
  since = performance.now(),
): WaitingRequest => ({
  request: { sessionId, key: name } as RegistrationRequest,
  since,
  resolve: () => heard.push(`${name} answered`),
  reject: (error) => heard.push(`${name} ${(error as Error).message}`),
});

const answerAll = (line: readonly WaitingRequest[]): readonly WaitingRequest[] => {
  for (const waiting of line) waiting.resolve(accept({} as StoredRegistration));
  return [];
};

describe('registrations for sessions that somebody holds', () => {
  it('are answered in their order once the seats are let go, and whoever comes meanwhile stands behind', async () => {
    const heard: string[] = [];
    let tries = 0;
    const held = new HeldSessions(async (line) => {
      tries += 1;
      if (tries === 1) held.add(somebody('third', 's', heard));
      if (tries < 3) throw HELD;
      return answerAll(line);
    });

    held.add(somebody('first', 's', heard));
    held.add(somebody('second', 's', heard));
    expect([held.has('s'), held.has('other')]).toEqual([true, false]);
    await held.end();

    expect(heard).toEqual(['first answered', 'second answered', 'third answered']);
    expect([held.depth, held.has('s')]).toEqual([0, false]);
  });

  it('are sent away after three seconds, in the lines of other sessions too', async () => {
    const heard: string[] = [];
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const held = new HeldSessions(async (line) => {
      now += 1_000;
      if (line[0]?.request.sessionId === 'free' && now > 4_000) return answerAll(line);
      throw HELD;
    });

    held.add(somebody('one', 's', heard, 0));
    held.add(somebody('other', 't', heard, 500));
    held.add(somebody('late', 'free', heard, 2_500));
    await held.end();

    expect(heard.toSorted()).toEqual(['late answered', 'one held', 'other held']);
  });

  it('go on with what a batch left, and hear of any other error at once', async () => {
    const heard: string[] = [];
    let tries = 0;
    const held = new HeldSessions(async (line) => {
      tries += 1;
      if (tries > 1) throw new Error('lost');
      answerAll(line.slice(0, 1));
      return line.slice(1);
    });

    held.add(somebody('one', 's', heard));
    held.add(somebody('two', 's', heard));
    held.add(somebody('three', 's', heard));
    await held.end();

    expect(heard).toEqual(['one answered', 'two lost', 'three lost']);
  });
});
