import type { Seats } from './seats.rules.js';

/** Tuesday 1 December 2026, 09:00 in Phnom Penh, and the start of the session on Tuesday the 8th at 13:30. For tests. */
export const NOW = new Date('2026-12-01T02:00:00Z');
export const START = new Date('2026-12-08T06:30:00Z');

/** The row of a plain session with five seats, and what of it shall be otherwise. */
export const someSeats = (more: Partial<Seats> = {}): Seats => ({
  capacity: 5,
  taken: 0,
  waiting: 0,
  waitingTogether: 0,
  nextRank: 1,
  state: 'OPEN',
  closesAt: START,
  registrationOpensAt: null,
  registrationClosesAt: null,
  online: null,
  quotas: [],
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
  addressHoldMinutes: null,
  ...more,
});
