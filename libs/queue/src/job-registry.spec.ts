import { describe, expect, it } from '@jest/globals';
import { defineJob } from './job.js';
import { JobRegistry } from './job-registry.js';

const WAVE = defineJob<{ ids: string[] }>('test.wave-flag', { queue: 'events' });
const NOD = defineJob<{ ids: string[] }>('test.nod-head', { queue: 'events' });
const context = { signal: new AbortController().signal, attempt: 1 };

describe('declaring a job', () => {
  it('refuses a name that is taken, or is no name', () => {
    expect(() => defineJob('test.wave-flag', { queue: 'mail' })).toThrow('declared twice');
    for (const name of ['wave', 'test.wave', 'Test.wave-flag', 'test:wave-flag'])
      expect(() => defineJob(name, { queue: 'mail' })).toThrow('is no name of a job');
  });
});

describe('proving the handlers', () => {
  it('holds when each declared job has exactly one', async () => {
    const registry = new JobRegistry(() => [WAVE, NOD]);
    const waved: string[] = [];
    registry.handle(WAVE, async ({ ids }) => void waved.push(...ids));
    registry.handle(NOD, async () => undefined);

    registry.prove();
    await registry.run('test.wave-flag', { ids: ['a'] }, context);

    expect(waved).toEqual(['a']);
  });

  it('names every job that has none or two, all at once', () => {
    const registry = new JobRegistry(() => [WAVE, NOD]);
    registry.handle(WAVE, async () => undefined);
    registry.handle(WAVE, async () => undefined);

    expect(() => registry.prove()).toThrow(
      'The jobs cannot all be done:\n  - test.wave-flag has two handlers\n  - test.nod-head has no handler',
    );
  });

  it('fails a job that nobody does, so that it stays visible', async () => {
    await expect(new JobRegistry(() => []).run('test.gone-away', {}, context)).rejects.toThrow('Nobody does');
  });
});
