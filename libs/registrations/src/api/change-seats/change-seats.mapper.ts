import { toGlobalId } from '#graphql';
import type { MovedUp } from '../../domain/moved-up.sql.js';
import { REGISTRATION_PREFIX } from '../ticket.mapper.js';
import type { SeatChangeMoveType } from './change-seats.type.js';

export const toMove = ({ registrationId, fullName, status }: MovedUp): SeatChangeMoveType => ({
  registrationId: toGlobalId(REGISTRATION_PREFIX, registrationId),
  fullName,
  becomes: status,
});
