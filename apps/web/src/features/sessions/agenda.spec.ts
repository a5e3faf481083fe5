import { describe, expect, it } from 'vitest';
import { agendaOf } from './agenda';

const item = (offsetMinutes: number) => ({
  offsetMinutes,
  isBreak: false,
  title: { km: 'ក', en: 'A' },
  note: null,
});

describe('agendaOf', () => {
  it('lays the outline over the session and drops what would come after its end', () => {
    const agenda = agendaOf(
      [item(60), item(0), item(210)],
      '2026-12-08T06:30:00.000Z',
      '2026-12-08T10:00:00.000Z',
    );

    expect(agenda.map(({ at }) => at)).toEqual(['2026-12-08T06:30:00.000Z', '2026-12-08T07:30:00.000Z']);
  });
});
