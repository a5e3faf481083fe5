import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings';

describe('readSettings', () => {
  it('finds api and worker on the next two ports', () => {
    expect(readSettings({ PORT: '4000' })).toMatchObject({
      apiUrl: 'http://127.0.0.1:4001',
      workerUrl: 'http://127.0.0.1:4002',
      publicUrl: 'http://localhost:4000',
      demo: false,
    });
  });

  it('lists every mistake at once', () => {
    const mistakes = (() => {
      try {
        readSettings({ PORT: 'many', API_URL: 'ftp://api', SAMAKI_DEMO: 'yes' });
      } catch (error) {
        return error instanceof SettingsError ? error.mistakes.map((mistake) => mistake.split(':')[0]) : [];
      }
      return [];
    })();

    expect(mistakes).toEqual(['PORT', 'API_URL', 'SAMAKI_DEMO']);
  });
});
