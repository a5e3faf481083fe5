// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { TermsFields, type TermsChoices } from './terms-fields';

afterEach(cleanup);

const session = (id: string, state: 'OPEN' | 'CANCELLED' | 'ENDED' = 'ENDED') => ({
  id,
  state,
  startsAt: '2027-01-19T06:30:00Z',
  timeZone: 'Asia/Phnom_Penh',
  course: { title: { km: id, en: id } },
});
const choicesOf = (...nodes: ReturnType<typeof session>[]): TermsChoices => ({
  sessions: { nodes },
  cities: { nodes: [] },
  focusAreas: { nodes: [] },
  pledgeUnits: [],
});
const pledgeOf = (id: string) =>
  ({
    session: session(id),
    city: { code: 'battambang' },
    sector: { code: 'waste' },
    money: { amountMinor: '240075', currency: 'USD' },
    quantity: null,
    description: null,
  }) as unknown as Parameters<typeof TermsFields>[0]['pledge'];

const options = (): string[] =>
  [...screen.getByLabelText<HTMLSelectElement>(/session/i).options].map(({ value }) => value);

describe('TermsFields', () => {
  it('offers the sessions that are not cancelled', () => {
    renderInEnglish(
      <TermsFields choices={choicesOf(session('a'), session('b', 'CANCELLED'))} submission={null} />,
    );

    expect(options()).toEqual(['', 'a']);
  });

  it('keeps the session that a pledge is credited to, though the list does not reach as far', () => {
    renderInEnglish(
      <TermsFields choices={choicesOf(session('a'))} pledge={pledgeOf('b')} submission={null} />,
    );

    expect(options()).toEqual(['', 'a', 'b']);
    expect(screen.getByLabelText<HTMLSelectElement>(/session/i).value).toBe('b');
  });

  it('does not keep one that was cancelled', () => {
    const choices = choicesOf(session('a'), session('b', 'CANCELLED'));
    renderInEnglish(<TermsFields choices={choices} pledge={pledgeOf('b')} submission={null} />);

    expect(options()).toEqual(['', 'a']);
  });
});
