// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aSession } from '../../testing/sessions';
import { renderInEnglish } from '../../testing/speak';
import { aTicket } from '../../testing/tickets';
import { CancelPage } from './cancel-page';
import { ChangeDatePage } from './change-date-page';
import { GiveSeatPage } from './give-seat-page';
import { SwitchModePage } from './switch-mode-page';
import { TicketChanges, TicketDoneNotice } from './ticket-changes';
import { headlineOf } from '../../shared/lib/ticket-headline';

afterEach(cleanup);

type Details = Parameters<typeof aTicket>[0];
const TICKET = '/en/tickets/7KQ4M2RT9XHD';
const links = (): (string | null)[] => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));
const hybrid = (taken: number, onlineTaken: number): Details => {
  const { session } = aTicket();
  const seats = { ...session.seats, capacity: 3, onlineCapacity: 1, taken, onlineTaken };
  return { switchable: true, attendanceMode: 'IN_PERSON', session: { ...session, seats } };
};

describe('TicketChanges', () => {
  const open = (details: Details = {}) => renderInEnglish(<TicketChanges ticket={aTicket(details)} />);

  it('leads to what can be done with a seat, and to nothing else', () => {
    open();
    expect(links()).toEqual([`${TICKET}/date`, `${TICKET}/give`]);
  });

  it('leads to on-line in a hybrid session', () => {
    open(hybrid(2, 0));
    expect(links()).toContain(`${TICKET}/mode`);
    expect(screen.getByText('Take part on-line instead')).toBeTruthy();
  });

  it('leads to no other date once seats are no longer given back', () => {
    open({ cancellable: false });
    expect(links()).toEqual([`${TICKET}/give`]);
  });

  it('is not there for whoever only waits', () => {
    open({ state: 'WAITLISTED', transferable: false });
    expect(screen.queryByRole('heading')).toBeNull();
  });
});

describe('TicketDoneNotice', () => {
  it('says what was done, and leads back', () => {
    renderInEnglish(<TicketDoneNotice ticket={aTicket()} done="date" other="ses_1" />);
    expect(screen.getByRole('status').textContent).toContain('The date is changed.');
    expect(links()).toEqual([`${TICKET}/date?to=ses_1`]);
  });

  it('leads to the ticket that is to be handed over', () => {
    renderInEnglish(<TicketDoneNotice ticket={aTicket()} done="given" other="9XHD7KQ4M2RT" />);
    expect(links()).toEqual(['/en/tickets/9XHD7KQ4M2RT']);
  });
});

describe('what a ticket is worth that ended', () => {
  it.each([
    ['CANCELLED', 'TRANSFERRED', 'given'],
    ['CANCELLED', 'DATE_CHANGED', 'date-changed'],
    ['CANCELLED', 'NOT_RECONFIRMED', 'taken-back'],
    ['CANCELLED', 'ADDRESS_NOT_CONFIRMED', 'released'],
    ['CANCELLED', null, 'cancelled'],
    ['DECLINED', 'NOT_APPROVED', 'not-approved'],
    ['DECLINED', 'OFFER_DECLINED', 'left'],
  ] as const)('%s because %s is %s', (state, endedBecause, headline) => {
    expect(headlineOf(aTicket({ state, endedBecause }))).toBe(headline);
  });
});

describe('ChangeDatePage', () => {
  const other = { ...aSession(), id: 'ses_other', startsAt: '2026-12-15T06:30:00.000Z' };
  const open = (details: Details, more: Partial<Parameters<typeof ChangeDatePage>[0]> = {}) =>
    renderInEnglish(
      <ChangeDatePage
        ticket={aTicket(details)}
        dates={[other, { ...other, id: 'ses_full', state: 'FULL' }]}
        chosen={null}
        submission={null}
        idempotencyKey="a-key"
        {...more}
      />,
    );

  it('leads to dates that have a seat, and names those that have none', () => {
    open({});
    expect(links()).toContain(`${TICKET}/date?to=ses_other`);
    expect(links()).not.toContain(`${TICKET}/date?to=ses_full`);
  });

  it('says what happens before the button', () => {
    open({}, { chosen: other });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Change to this date?');
    expect(screen.getByText('You have a seat on the new date at once.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Yes, change the date' })).toBeTruthy();
  });

  it('says that there is none, or that it is too late, and asks nothing', () => {
    open({}, { dates: [] });
    expect(screen.getByText(/No other date of this course takes registrations now/)).toBeTruthy();
    cleanup();
    open({ cancellable: false, cancellableUntil: '2026-12-07T06:30:00.000Z' }, { chosen: other });
    expect(screen.getByText('The date could be changed until Monday 7 December, 13:30.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('GiveSeatPage', () => {
  it('asks once more with the name and what happens to it', () => {
    const values = { fullName: 'Ly Chenda', contact: '012 345 678', locale: 'km', act: 'check' };
    const submission = { values, errors: [] };
    renderInEnglish(<GiveSeatPage ticket={aTicket()} submission={submission} idempotencyKey="a-key" />);
    expect(screen.getByRole('main').textContent).toContain('Ly Chenda');
    expect(screen.getByText(/which you hand over/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Yes, give my seat' })).toBeTruthy();
  });

  it('says that there is nothing to give', () => {
    const ticket = aTicket({ state: 'WAITLISTED', transferable: false });
    renderInEnglish(<GiveSeatPage ticket={ticket} submission={null} idempotencyKey="a-key" />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('SwitchModePage', () => {
  const open = (details: Details) =>
    renderInEnglish(<SwitchModePage ticket={aTicket(details)} submission={null} idempotencyKey="a-key" />);

  it('has a button while there is a seat on-line', () => {
    open(hybrid(2, 0));
    expect(screen.getByRole('button', { name: 'Yes, on-line' })).toBeTruthy();
  });

  it('says so when there is none, except to whoever waits anyway', () => {
    open(hybrid(3, 1));
    expect(screen.getByText(/No seat on-line is free now/)).toBeTruthy();
    cleanup();
    open({ ...hybrid(3, 1), state: 'WAITLISTED' });
    expect(screen.getByRole('button', { name: 'Yes, on-line' })).toBeTruthy();
  });
});

describe('CancelPage', () => {
  it('says past the cut-off until when it was, and leads to giving the seat', () => {
    const ticket = aTicket({ cancellable: false, cancellableUntil: '2026-12-07T06:30:00.000Z' });
    renderInEnglish(<CancelPage ticket={ticket} submission={null} idempotencyKey="a-key" />);
    expect(screen.getByRole('heading').textContent).toBe('It is too late to give up this seat');
    expect(links()).toContain(`${TICKET}/give`);
  });
});
