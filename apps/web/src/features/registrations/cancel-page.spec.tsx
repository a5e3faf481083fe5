// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aTicket } from '../../testing/tickets';
import { renderInEnglish } from '../../testing/speak';
import { CancelPage } from './cancel-page';

afterEach(cleanup);

describe('CancelPage', () => {
  it('asks whoever waits about the waitlist, and speaks of no seat', () => {
    open({ state: 'WAITLISTED', waitlistPosition: 3 });

    expect(screen.getByRole('heading').textContent).toBe('Leave the waitlist?');
    expect(screen.getByRole('button', { name: 'Yes, leave the waitlist' })).toBeTruthy();
    expect(screen.getByRole('main').textContent).not.toContain('seat');
  });

  it('says that an old ticket has expired, and asks nothing', () => {
    open({ state: 'EXPIRED', cancellable: false, fullName: null, organisation: null });

    expect(screen.getByRole('heading').textContent).toBe('This ticket has expired');
    expect(
      screen.getByText('The name on a ticket is no longer shown 90 days after the session.'),
    ).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('leads back to a ticket that was given up before', () => {
    open({ state: 'CANCELLED', cancellable: false });

    expect(screen.getByRole('heading').textContent).toBe('This seat has been given up');
    expect(screen.getByText('It has been given up already. Nothing more needs to be done.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back to the ticket' }).getAttribute('href')).toBe(
      '/en/tickets/7KQ4M2RT9XHD',
    );
    expect(screen.queryByRole('link', { name: 'Keep it' })).toBeNull();
  });
});

const open = (details: Parameters<typeof aTicket>[0]) =>
  renderInEnglish(<CancelPage ticket={aTicket(details)} submission={null} idempotencyKey="a-key" />);
