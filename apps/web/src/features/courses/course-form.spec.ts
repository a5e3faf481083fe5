import { describe, expect, it } from 'vitest';
import { errorsInForm, moduleField, moduleRows, readModules } from './course-form';

const module = (at: number, more: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      titleKm: 'ម៉ូឌុល',
      titleEn: 'Module',
      minutes: '90',
      objectivesKm: 'អាន\r\n\r\nសរសេរ',
      objectivesEn: 'Read\nWrite  ',
      ...more,
    }).map(([part, value]) => [moduleField(at, part as 'titleKm'), value]),
  );

describe('the modules of a form', () => {
  it('are read in their order, an objective a line, and empty rows count for nothing', () => {
    expect(
      readModules({ ...module(0), ...module(3, { minutes: ' ១២០ ' }), [moduleField(1, 'titleEn')]: ' ' }),
    ).toEqual({
      modules: [90, 120].map((minutes) => ({
        title: { km: 'ម៉ូឌុល', en: 'Module' },
        minutes,
        objectives: [
          { km: 'អាន', en: 'Read' },
          { km: 'សរសេរ', en: 'Write' },
        ],
      })),
      rows: [0, 3],
      uneven: null,
    });
  });

  it('are uneven where one language has more objectives', () => {
    expect(readModules({ ...module(0), ...module(2, { objectivesEn: 'Read' }) }).uneven).toBe(
      'module-2-objectivesEn',
    );
  });

  it('have no minutes where somebody wrote words', () => {
    expect(readModules(module(0, { minutes: 'an hour' })).modules[0]?.minutes).toBe(0);
  });

  it('leave two rows for more, and no thirteenth', () => {
    expect(moduleRows({})).toBe(2);
    expect(moduleRows(module(3))).toBe(6);
    expect(moduleRows(module(11))).toBe(12);
  });
});

describe('what the api refuses', () => {
  const refusal = (...path: string[]) => ({ code: 'X', message: 'x', path });

  it('stands beside the row that was typed, though empty ones were left out', () => {
    const fields = errorsInForm(
      [
        refusal('modules', '1', 'minutes'),
        refusal('modules', '1', 'objectives'),
        refusal('modules', '0', 'title'),
        refusal('modules'),
        refusal('title'),
        refusal('sectorId'),
        refusal(),
      ],
      [0, 3],
    ).map(({ field }) => field);

    expect(fields).toEqual([
      'module-3-minutes',
      'module-3-objectivesKm',
      'module-0-titleKm',
      'module-0-titleKm',
      'titleKm',
      'sectorId',
      '',
    ]);
  });
});
