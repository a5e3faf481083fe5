import { describe, expect, it } from 'vitest';
import { agendaOf, type AgendaPart } from './agenda';

const item = (offsetMinutes: number) => ({
  offsetMinutes,
  isBreak: false,
  title: { km: 'ក', en: 'A' },
  note: null,
});

const timesOf = ({ items }: AgendaPart): string[] => items.map(({ at }) => at);

describe('agendaOf', () => {
  it('lays the outline over the session and drops what would come after its end', () => {
    const agenda = agendaOf(
      [item(60), item(0), item(210)],
      [{ startsAt: '2026-12-08T06:30:00.000Z', endsAt: '2026-12-08T10:00:00.000Z' }],
    );

    expect(agenda.map(timesOf)).toEqual([['2026-12-08T06:30:00.000Z', '2026-12-08T07:30:00.000Z']]);
  });

  it('goes on over the blocks of a session, and lays nothing into the pauses', () => {
    const agenda = agendaOf(
      [item(0), item(120), item(180), item(329), item(330), item(479), item(480)],
      [
        { startsAt: '2027-01-13T01:30:00.000Z', endsAt: '2027-01-13T04:30:00.000Z' },
        { startsAt: '2027-01-13T07:00:00.000Z', endsAt: '2027-01-13T09:30:00.000Z' },
        { startsAt: '2027-01-14T01:30:00.000Z', endsAt: '2027-01-14T04:00:00.000Z' },
      ],
    );

    expect(agenda.map(timesOf)).toEqual([
      ['2027-01-13T01:30:00.000Z', '2027-01-13T03:30:00.000Z'],
      ['2027-01-13T07:00:00.000Z', '2027-01-13T09:29:00.000Z'],
      ['2027-01-14T01:30:00.000Z', '2027-01-14T03:59:00.000Z'],
    ]);
    expect(agenda.map(({ block }) => block.startsAt)).toEqual([
      '2027-01-13T01:30:00.000Z',
      '2027-01-13T07:00:00.000Z',
      '2027-01-14T01:30:00.000Z',
    ]);
  });

  it('leaves out a block in which nothing begins', () => {
    const [agenda, ...others] = agendaOf(
      [item(0)],
      [
        { startsAt: '2027-01-13T01:30:00.000Z', endsAt: '2027-01-13T04:30:00.000Z' },
        { startsAt: '2027-01-14T01:30:00.000Z', endsAt: '2027-01-14T04:00:00.000Z' },
      ],
    );

    expect(agenda && timesOf(agenda)).toEqual(['2027-01-13T01:30:00.000Z']);
    expect(others).toEqual([]);
  });
});
