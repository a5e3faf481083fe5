import { describe, expect, it } from '@jest/globals';
import { programsOf } from './programs.js';

describe('the programs of npm start', () => {
  const env: NodeJS.ProcessEnv = { PORT: '3000', API_PORT: '3001', WORKER_PORT: '3002', SAMAKI_DEMO: '1' };

  it('run the web as in production, and api and worker as a demonstration', () => {
    const { web, api, worker } = programsOf('/data', env);

    expect(
      [web, api, worker].map((program) => [program.env['NODE_ENV'], program.env['SAMAKI_DEMO']]),
    ).toEqual([
      ['production', '1'],
      [undefined, '1'],
      [undefined, '1'],
    ]);
  });

  it('reckon by one time zone', () => {
    const programs = Object.values(programsOf('/data', { ...env, PROGRAMME_TIMEZONE: 'Asia/Dili' }));

    expect(programs.map((program) => program.env['PROGRAMME_TIMEZONE'])).toEqual([
      'Asia/Dili',
      'Asia/Dili',
      'Asia/Dili',
    ]);
  });

  it('see settings that are known only after they were listed', () => {
    const { web, api } = programsOf('/data', env);

    env['DATABASE_URL'] = 'postgres://found-later';

    expect([web.env['DATABASE_URL'], api.env['DATABASE_URL']]).toEqual([
      'postgres://found-later',
      'postgres://found-later',
    ]);
  });
});
