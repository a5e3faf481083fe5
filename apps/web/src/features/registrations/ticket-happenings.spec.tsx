// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aTicket } from '../../testing/tickets';
import { renderInEnglish } from '../../testing/speak';
import { TicketHappenings } from './ticket-happenings';

afterEach(cleanup);

const NOTHING_IS_SENT = /nothing is sent to you/;

describe('TicketHappenings', () => {
  it('tells who gave no e-mail address to keep the code', () => {
    renderInEnglish(<TicketHappenings ticket={aTicket({ hasEmail: false, reminderAt: null })} />);

    expect(screen.getByText(NOTHING_IS_SENT).textContent).toContain('Keep this page');
  });

  it('promises no mail to who waits without an e-mail address', () => {
    renderInEnglish(
      <TicketHappenings
        ticket={aTicket({ hasEmail: false, reminderAt: null, state: 'WAITLISTED', waitlistPosition: 2 })}
      />,
    );

    expect(screen.getByText(NOTHING_IS_SENT).textContent).toContain('look here now and then');
  });

  it('says nothing of the kind to who is reminded by e-mail', () => {
    renderInEnglish(<TicketHappenings ticket={aTicket()} />);

    expect(screen.queryByText(NOTHING_IS_SENT)).toBeNull();
  });

  it.each(['OPEN', 'NOT_READY'] as const)('leads to the on-line room by our own address: %s', (entry) => {
    const room = { entry, opensAt: '2026-12-08T06:00:00.000Z' };
    renderInEnglish(<TicketHappenings ticket={aTicket({ room })} />);

    expect(screen.getByRole('link', { name: 'Join on-line' }).getAttribute('href')).toBe(
      '/en/tickets/7KQ4M2RT9XHD/room',
    );
  });

  it.each(['TOO_EARLY', 'OVER', 'NOT_CONFIRMED', 'IN_PERSON', 'NONE'] as const)(
    'shows no way into the on-line room: %s',
    (entry) => {
      const opensAt = entry === 'TOO_EARLY' ? '2026-12-08T06:00:00.000Z' : null;
      renderInEnglish(<TicketHappenings ticket={aTicket({ room: { entry, opensAt } })} />);

      expect(screen.queryByRole('link', { name: 'Join on-line' })).toBeNull();
      expect(screen.queryAllByText(/The button to join on-line appears/)).toHaveLength(opensAt ? 1 : 0);
    },
  );

  it('offers two answers to whoever is offered a seat, and says until when', () => {
    renderInEnglish(
      <TicketHappenings
        ticket={aTicket({
          state: 'OFFERED',
          offerEndsAt: '2026-12-02T02:00:00.000Z',
          promotionCause: 'SEAT_GIVEN_BACK',
        })}
      />,
    );

    expect(
      screen.getByRole('heading', { name: 'A seat is kept for you until Wednesday 2 December, 09:00' }),
    ).toBeTruthy();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Take the seat',
      'Leave it to the next',
    ]);
    expect(screen.getByText('You moved up because somebody gave a seat back.')).toBeTruthy();
    expect(screen.queryByText('Cannot come?')).toBeNull();
  });

  it('lets nobody answer while the session has no date', () => {
    renderInEnglish(<TicketHappenings ticket={aTicket({ state: 'OFFERED', offerEndsAt: null })} />);

    expect(screen.getByText(/no new date yet/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    [true, 'The time to take the seat has passed'],
    [false, 'You left the seat to the next'],
  ])('says what became of an offer and how to register again: ran out %s', (offerExpired, heading) => {
    renderInEnglish(
      <TicketHappenings ticket={aTicket({ state: 'DECLINED', offerExpired, cancellable: false })} />,
    );

    expect(screen.getByRole('heading', { name: heading })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Register again' }).getAttribute('href')).toMatch(/\/register$/);
  });

  it('tells a group in line why others came first, with when and how many seats were free', () => {
    renderInEnglish(
      <TicketHappenings
        ticket={aTicket({
          state: 'WAITLISTED',
          waitlistPosition: 1,
          transferable: false,
          groupSize: 5,
          passes: [
            { reason: 'GROUP_TOO_LARGE', times: 1, seatsFree: 2, lastAt: '2026-12-01T02:00:00.000Z' },
            { reason: 'QUOTA_USED_UP', times: 3, seatsFree: 1, lastAt: '2026-12-01T03:00:00.000Z' },
          ],
        })}
      />,
    );

    expect(screen.getByText(/You wait as a group of 5/)).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Once, on Tuesday 1 December, 09:00: 2 seats were free, your group needs 5.',
      '3 times, last on Tuesday 1 December, 10:00: the free seats were kept for others.',
    ]);
  });

  it('names the quota whose seats were released', () => {
    renderInEnglish(
      <TicketHappenings
        ticket={aTicket({
          promotionCause: 'QUOTA_RELEASED',
          promotionQuota: { organisationKind: 'NGO', city: { km: 'សៀមរាប', en: 'Siem Reap' } },
        })}
      />,
    );

    expect(
      screen.getByText('You moved up because seats kept for NGOs in Siem Reap were released to everybody.'),
    ).toBeTruthy();
  });

  it('asks nothing of whoever awaits approval', () => {
    renderInEnglish(<TicketHappenings ticket={aTicket({ state: 'PENDING' })} />);

    expect(screen.getByText(/You need do nothing/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Give up my seat' })).toBeTruthy();
  });
});
