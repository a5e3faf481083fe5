import { describe, expect, it } from 'vitest';
import { errorsInForm, MODULES, readModules } from './course-form';
import { OUTLINE, outlineValues, readOutline } from './outline-form';

const module = (at: number, more: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      titleKm: 'ម៉ូឌុល',
      titleEn: 'Module',
      minutes: '90',
      objectivesKm: 'អាន\r\n\r\nសរសេរ',
      objectivesEn: 'Read\nWrite  ',
      ...more,
    }).map(([part, value]) => [MODULES.field(at, part as 'titleKm'), value]),
  );

describe('the modules of a form', () => {
  it('are read in their order, an objective a line, and empty rows count for nothing', () => {
    expect(
      readModules({ ...module(0), ...module(3, { minutes: ' ១២០ ' }), [MODULES.field(1, 'titleEn')]: ' ' }),
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
    expect(MODULES.shown({})).toBe(2);
    expect(MODULES.shown(module(3))).toBe(6);
    expect(MODULES.shown(module(11))).toBe(12);
  });
});

describe('the outline of a form', () => {
  const standing = [
    {
      offsetMinutes: 0,
      isBreak: false,
      title: { km: 'បើក', en: 'Opening' },
      note: { km: 'ក្រៅ', en: 'Outside' },
    },
    { offsetMinutes: 90, isBreak: true, title: { km: 'សម្រាក', en: 'Break' }, note: null },
  ];

  it('is read as it stands, in digits of either language, without rows that only say that they are a break', () => {
    const values = {
      ...outlineValues(standing),
      [OUTLINE.field(1, 'minutes')]: ' ៩០',
      [OUTLINE.field(5, 'isBreak')]: 'on',
    };

    expect(readOutline(values)).toEqual({ outline: standing, rows: [0, 1] });
  });

  it('has a minute that the api refuses where there is none', () => {
    const values = { ...outlineValues(standing), [OUTLINE.field(0, 'minutes')]: '' };

    expect(readOutline(values).outline[0]?.offsetMinutes).toBe(-1);
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
        refusal('outline', '1', 'note'),
        refusal('outline', '0', 'offsetMinutes'),
        refusal('outline'),
        refusal('title'),
        refusal('sectorId'),
        refusal(),
      ],
      { modules: [0, 3], outline: [1, 4] },
    ).map(({ field }) => field);

    expect(fields).toEqual([
      'module-3-minutes',
      'module-3-objectivesKm',
      'module-0-titleKm',
      'module-0-titleKm',
      'outline-4-noteKm',
      'outline-1-minutes',
      'outline-1-minutes',
      'titleKm',
      'sectorId',
      '',
    ]);
  });
});
