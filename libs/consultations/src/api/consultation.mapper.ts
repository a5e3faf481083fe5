import { toGlobalId } from '#graphql';
import type { SubmissionView, TopicView } from '../domain/consultation-reads.js';
import type { SubmissionType, TopicType } from './topic.type.js';

export const TOPIC_PREFIX = 'top';
export const SUBMISSION_PREFIX = 'sub';

export const toTopicType = (view: TopicView): TopicType => ({
  ...view,
  id: toGlobalId(TOPIC_PREFIX, view.id),
  uuid: view.id,
  sectorUuid: view.sectorId,
});

export const toSubmissionType = (view: SubmissionView): SubmissionType => ({
  ...view,
  id: toGlobalId(SUBMISSION_PREFIX, view.id),
  topicUuid: view.topicId,
  organisationUuid: view.organisationId,
});
