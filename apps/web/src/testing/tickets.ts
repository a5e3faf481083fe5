import type { TicketPartsFragment } from '../shared/gql/graphql';
import { aSession } from './sessions';

/** A confirmed ticket of somebody with an e-mail address; a test names the details that it cares about. */
export const aTicket = (details: Partial<TicketPartsFragment> = {}): TicketPartsFragment => ({
  id: 'tkt_0192f0c1a0007000800000000000000a',
  reference: '7KQ4M2RT9XHD',
  state: 'CONFIRMED',
  fullName: 'ចាន់ ស្រីមុំ',
  organisation: 'សណ្ឋាគារផ្កាឈូកអង្គរ',
  waitlistPosition: null,
  joinUrl: null,
  reminderAt: '2026-12-07T09:00:00.000Z',
  hasEmail: true,
  cancellable: true,
  session: {
    ...aSession(),
    doorsOpenAt: '2026-12-08T06:00:00.000Z',
    scheduleVersion: 1,
    accessNote: null,
    cancelReason: null,
  },
  ...details,
});
