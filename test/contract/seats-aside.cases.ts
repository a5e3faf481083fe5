import { newId } from '#kernel';
import type { Fixtures } from './both-paths.cases.js';
import type { Body } from './support.js';

const wishes = (f: Fixtures): Body[] => [
  { input: { sessionId: f.open, organisationId: f.own, seats: 0 } },
  { input: { sessionId: 'ses_1', organisationId: f.own, seats: 1, releaseHours: 24, newLink: true } },
  { input: { sessionId: f.open, organisationId: 'org_1', seats: 1 } },
  { input: { sessionId: f.open, organisationId: f.own, seats: 1.5 } },
];
const someone = (more: Body): Body => ({
  input: { fullName: 'A', contact: 'a@b.example', locale: 'km', idempotencyKey: newId(), ...more },
});

/** Seats set aside for an organisation, and its people who come by the link. */
export const asideCases: Record<string, (f: Fixtures) => Body[]> = {
  SeatsAsidePage: (f) => [{ id: f.open }, { id: 'crs_0' }],
  OrganisationsForSeats: () => [{ search: 'hotel' }, { search: 7 }],
  PreviewSeatsAside: wishes,
  SetSeatsAside: wishes,
  WithdrawSeatsAside: (f) => [
    { input: { sessionId: f.open, organisationId: f.own } },
    { input: { sessionId: f.open } },
  ],
  SeatLinkPage: () => [{ token: '' }, { token: 'A'.repeat(43) }, { token: 7 }],
  RegisterByLink: () => [
    someone({ token: 'A'.repeat(43) }),
    someone({ token: '', fullName: ' ' }),
    someone({ token: 'A'.repeat(43), organisation: 'Another' }),
    someone({}),
  ],
};
