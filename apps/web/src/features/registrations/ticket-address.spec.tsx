// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aTicket } from '../../testing/tickets';
import { renderInEnglish } from '../../testing/speak';
import { aSession } from '../../testing/sessions';
import { ConfirmAddressPage } from './confirm-address-page';
import { CorrectAddressPage } from './correct-address-page';
import { TicketHappenings } from './ticket-happenings';
import { headlineOf } from '../../shared/lib/ticket-headline';

afterEach(cleanup);

const AWAITED = {
  until: '2026-12-01T02:30:00.000Z',
  address: 's******@angkor-guides.example',
  mailsLeft: 3,
  correctionsLeft: 2,
};
const held = (more: Partial<typeof AWAITED> = {}) =>
  aTicket({
    state: 'PENDING',
    transferable: false,
    admissionCode: null,
    awaitedAddress: { ...AWAITED, ...more },
  });
const links = (): (string | null)[] => screen.getAllByRole('link').map((link) => link.getAttribute('href'));
const TICKET = '/en/tickets/7KQ4M2RT9XHD';

describe('a ticket whose address is to be confirmed', () => {
  it('says until when, where the mail went, and what to do where it does not come', () => {
    renderInEnglish(<TicketHappenings ticket={held()} />);

    expect(screen.getByRole('heading', { level: 2, name: /^Confirm your address by .*09:30$/ })).toBeTruthy();
    expect(screen.getByText(/^30 minutes are left/)).toBeTruthy();
    expect(screen.getByText(AWAITED.address)).toBeTruthy();
    expect(
      screen.getByRole('button', { name: 'Send it again' }).closest('form')?.getAttribute('action'),
    ).toBe(`${TICKET}/address/again`);
    expect(links()).toContain(`${TICKET}/address`);
  });

  it('offers neither once each was done as often as it can be', () => {
    renderInEnglish(<TicketHappenings ticket={held({ mailsLeft: 0, correctionsLeft: 0 })} />);

    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('The mail was sent as often as it can be.')).toBeTruthy();
    expect(links()).not.toContain(`${TICKET}/address`);
  });

  it('is that before anything else of a session without a date, and nothing of one that was called off', () => {
    const session = (state: 'POSTPONED' | 'CANCELLED') => ({
      ...held(),
      session: { ...held().session, state },
    });
    expect(headlineOf(session('POSTPONED'))).toBe('address');
    expect(headlineOf(session('CANCELLED'))).toBe('called-off');
  });
});

describe('the page that corrects an address', () => {
  it('says what it does before it does it', () => {
    renderInEnglish(<CorrectAddressPage ticket={held()} submission={null} />);

    expect(screen.getByText(/link that was sent to s\*+@angkor-guides.example opens nothing/)).toBeTruthy();
    expect(screen.getByText(/held until .*09:30, as before/)).toBeTruthy();
    expect(screen.getByLabelText(/The right e-mail address/)).toBeTruthy();
  });

  it('has no field once there is nothing to correct', () => {
    renderInEnglish(<CorrectAddressPage ticket={aTicket()} submission={null} />);

    expect(screen.queryByRole('textbox')).toBeNull();
    expect(links()).toContain(TICKET);
  });
});

describe('the page behind the link of the mail', () => {
  const session = { ...aSession(), readAt: '2026-12-01T02:10:00.000Z' };
  const open = (link: Parameters<typeof ConfirmAddressPage>[0]['link']) =>
    renderInEnglish(<ConfirmAddressPage token="T" link={link} submission={null} />);

  it('has one button, and says how long the seat is held', () => {
    open({ state: 'AWAITED', until: AWAITED.until, session });

    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(
      screen.getByRole('button', { name: 'Confirm the address' }).closest('form')?.getAttribute('action'),
    ).toBe('/en/confirm/T');
    expect(screen.getByText(/20 minutes are left/)).toBeTruthy();
  });

  it('leads whoever comes too late to register again', () => {
    open({ state: 'ENDED', until: null, session });

    expect(screen.queryByRole('button')).toBeNull();
    expect(links()).toContain(`/en/sessions/${session.id}/register`);
  });

  it('leads whoever confirmed before to their ticket, and says of a broken link that it is one', () => {
    open({ state: 'CONFIRMED', until: null, session });
    expect(links()).toContain('/en/tickets');
    cleanup();

    open(null);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This link does not work');
  });
});
