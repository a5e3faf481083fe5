import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { NodeSource, type RequestContext } from '#graphql';
import { ConsultationReads, type SubmissionCounts } from '../domain/consultation-reads.js';
import { SUBMISSION_PREFIX, TOPIC_PREFIX, toSubmissionType, toTopicType } from './consultation.mapper.js';
import type { SubmissionType, TopicType } from './topic.type.js';

/** Topics, submissions and their counts, one query for all of a request. By uuid; null for what the reader may not see. */
@Injectable()
export class ConsultationLoaders {
  constructor(private readonly reads: ConsultationReads) {}

  topics(ctx: RequestContext): DataLoader<string, TopicType | null> {
    const load = async (ids: readonly string[]): Promise<(TopicType | null)[]> => {
      const views = await this.reads.topicsByIds(ids);
      return ids.map((id) => (views.has(id) ? toTopicType(views.get(id)!) : null));
    };
    return ctx.loaders.get('consultations.topics', () => new DataLoader(load));
  }

  submissions(ctx: RequestContext): DataLoader<string, SubmissionType | null> {
    const load = async (ids: readonly string[]): Promise<(SubmissionType | null)[]> => {
      const views = await this.reads.submissionsByIds(ctx.actor, ids);
      return ids.map((id) => (views.has(id) ? toSubmissionType(views.get(id)!) : null));
    };
    return ctx.loaders.get('consultations.submissions', () => new DataLoader(load));
  }

  counts(ctx: RequestContext): DataLoader<string, SubmissionCounts> {
    const load = async (ids: readonly string[]): Promise<SubmissionCounts[]> => {
      const counts = await this.reads.counts(ctx.actor, ids);
      return ids.map((id) => counts.get(id) ?? { submissions: 0, unanswered: 0 });
    };
    return ctx.loaders.get('consultations.counts', () => new DataLoader(load));
  }
}

@Injectable()
export class TopicNodeSource extends NodeSource {
  readonly prefix = TOPIC_PREFIX;
  readonly typeName = 'Topic';

  constructor(private readonly loaders: ConsultationLoaders) {
    super();
  }

  load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    return Promise.all(uuids.map((uuid) => this.loaders.topics(ctx).load(uuid)));
  }
}

@Injectable()
export class SubmissionNodeSource extends NodeSource {
  readonly prefix = SUBMISSION_PREFIX;
  readonly typeName = 'Submission';

  constructor(private readonly loaders: ConsultationLoaders) {
    super();
  }

  load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    return Promise.all(uuids.map((uuid) => this.loaders.submissions(ctx).load(uuid)));
  }
}
