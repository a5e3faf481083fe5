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
});
