import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { SessionsModule } from '../domain/sessions.module.js';
import { CancelSessionResolver } from './cancel-session/cancel-session.resolver.js';
import { MoveSessionResolver } from './move-session/move-session.resolver.js';
import { SessionLoaders, SessionNodeSource } from './session.loader.js';
import { SessionPayloads } from './session-payload.js';
import { SessionResolver } from './session.resolver.js';
import { SessionAuditSubject } from './session.audit-subject.js';

@Module({
  imports: [SessionsModule, CatalogueApiModule],
  providers: [
    SessionResolver,
    SessionLoaders,
    SessionNodeSource,
    SessionAuditSubject,
    SessionPayloads,
    MoveSessionResolver,
    CancelSessionResolver,
  ],
  exports: [SessionLoaders],
})
export class SessionsApiModule {}

export { SessionLoaders } from './session.loader.js';
export { SESSION_PREFIX } from './session.mapper.js';
export { SessionType } from './session.type.js';
