import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { CatalogueApiModule } from '#catalogue/api';
import { ConsultationsApiModule } from '#consultations/api';
import { SessionsModule } from '../domain/sessions.module.js';
import { CancelSessionResolver } from './cancel-session/cancel-session.resolver.js';
import { ChangeStateResolver } from './change-state/change-state.resolver.js';
import { CopySessionResolver } from './copy-session.resolver.js';
import { MoveSessionResolver } from './move-session/move-session.resolver.js';
import { PlanChoicesResolver } from './plan-session/plan-choices.resolver.js';
import { PlanSeriesResolver } from './plan-series.resolver.js';
import { PlanSessionResolver } from './plan-session/plan-session.resolver.js';
import { SessionLoaders, SessionNodeSource } from './session.loader.js';
import { SessionPayloads } from './session-payload.js';
import { PreviewTypesetter, SessionPreview } from '../preview/session-preview.js';
import { SessionPreviewRoute } from './session-preview.route.js';
import { SessionResolver } from './session.resolver.js';
import { SessionObserversField } from './session-observers.field.js';
import { SessionTopicsField, TopicMeetingsField } from './session-topics.field.js';
import { SessionAuditSubject } from './session.audit-subject.js';

@Module({
  imports: [SessionsModule, CatalogueModule, CatalogueApiModule, ConsultationsApiModule],
  providers: [
    PreviewTypesetter,
    SessionPreview,
    SessionPreviewRoute,
    SessionResolver,
    SessionLoaders,
    SessionNodeSource,
    SessionAuditSubject,
    SessionObserversField,
    SessionTopicsField,
    TopicMeetingsField,
    SessionPayloads,
    MoveSessionResolver,
    CancelSessionResolver,
    ChangeStateResolver,
    CopySessionResolver,
    PlanSeriesResolver,
    PlanSessionResolver,
    PlanChoicesResolver,
  ],
  exports: [SessionLoaders],
})
export class SessionsApiModule {}

export { SessionLoaders } from './session.loader.js';
export { SESSION_PREFIX } from './session.mapper.js';
export { SessionObserverType, SessionType } from './session.type.js';
