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

  it("takes the programme's time zone, and Phnom Penh's where none is given", () => {
    const zoneOf = (PROGRAMME_TIMEZONE?: string): string =>
      readSettings({ PROGRAMME_TIMEZONE }).programmeZone;

    expect([zoneOf(), zoneOf(''), zoneOf('Asia/Dili')]).toEqual([
      'Asia/Phnom_Penh',
      'Asia/Phnom_Penh',
      'Asia/Dili',
    ]);
  });

  it('lists every mistake at once', () => {
    const mistakes = (() => {
      try {
        readSettings({
          PORT: 'many',
          API_URL: 'ftp://api',
          SAMAKI_DEMO: 'yes',
          PROGRAMME_TIMEZONE: 'Mars/Base',
        });
      } catch (error) {
        return error instanceof SettingsError ? error.mistakes : [];
      }
      return [];
    })();

    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'PORT',
      'API_URL',
      'SAMAKI_DEMO',
      'PROGRAMME_TIMEZONE',
    ]);
    expect(mistakes.at(-1)).toBe('PROGRAMME_TIMEZONE: must be an IANA time zone such as Asia/Phnom_Penh');
  });
});
