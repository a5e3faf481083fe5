import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { PublicReads, UnitOfWork } from '#database';
import { keyAfter, type Locale, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { coordinated, readsAll } from './consultation.policy.js';
import type { Disposition } from './submissions.sql.js';
import { topicState, type TopicState } from './topic.rules.js';

/** What everybody may know of a topic. */
export interface TopicView {
  readonly id: string;
  readonly sectorId: string;
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly publishedAt: Date | null;
  readonly outcome: LocalizedText | null;
  readonly state: TopicState;
}

export interface SubmissionView {
  readonly id: string;
  readonly topicId: string;
  readonly organisationId: string;
  readonly body: string;
  readonly locale: Locale;
  readonly version: number;
  readonly submittedAt: Date;
  readonly revisedAt: Date | null;
  readonly disposition: Disposition | null;
  readonly reason: LocalizedText | null;
  /** Grows by one with every answer; 0 where the reader sees none. */
  readonly answerVersion: number;
}

export interface SubmissionCounts {
  readonly submissions: number;
  readonly unanswered: number;
}

const TOPIC = `t.id, t.sector_id as "sectorId", jsonb_build_object('km', t.title_km, 'en', t.title_en) as title,
  jsonb_build_object('km', t.question_km, 'en', t.question_en) as question, t.opens_at as "opensAt",
  t.closes_at as "closesAt", t.published_at as "publishedAt",
  case when t.outcome_km is not null then jsonb_build_object('km', t.outcome_km, 'en', t.outcome_en) end as outcome,
  app_now() as now`;

const SUBMISSION = `s.id, s.topic_id as "topicId", s.organisation_id as "organisationId", s.body, s.locale, s.version,
  s.submitted_at as "submittedAt", s.revised_at as "revisedAt", s.disposition,
  case when s.reason_km is not null then jsonb_build_object('km', s.reason_km, 'en', s.reason_en) end as reason,
  s.answer_version as "answerVersion"`;

/** A disposition is nobody's but the committee's until the outcome is public. */
const MAY_READ = `($1 or s.organisation_id = any($2) or t.published_at is not null)`;

type TopicRow = Omit<TopicView, 'state'> & { readonly now: Date };
const toTopic = ({ now, ...row }: TopicRow): TopicView => ({ ...row, state: topicState(row, now) });

/** Topics and submissions for readers. */
@Injectable()
export class ConsultationReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async topicsByIds(ids: readonly string[]): Promise<Map<string, TopicView>> {
    const rows = await this.publicReads.sql<TopicRow>({
      text: `select ${TOPIC} from topics t where t.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, toTopic(row)]));
  }

  /** Topics, those that close last first; with `sectorId`, those of a sector. Index: ix_topics__closes_at_id. */
  async topics(sectorId: string | null, request: PageRequest): Promise<Page<TopicView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.publicReads.sql<TopicRow>({
      text: `select ${TOPIC} from topics t
        where ($1::uuid is null or t.sector_id = $1)
          and ($2::timestamptz is null or (t.closes_at, t.id) < ($2, $3::uuid))
        order by t.closes_at desc, t.id desc limit $4`,
      values: [sectorId, after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows.map(toTopic), request.first, (topic) => [topic.closesAt.toISOString(), topic.id]);
  }

  /** Submissions of a topic that the actor may read, in the order in which they came. Everybody reads them once the
   *  outcome is public; before, the committee reads all, and a coordinator those of the own organisations. */
  async submissions(actor: Actor, topicId: string, request: PageRequest): Promise<Page<SubmissionView>> {
    const after = keyAfter(request, ['id']);
    const rows = await this.unitOfWork.readAs<SubmissionView & { isPublic: boolean }>(actor, {
      text: `select ${SUBMISSION}, t.published_at is not null as "isPublic"
        from submissions s join topics t on t.id = s.topic_id
        where s.topic_id = $3 and ${MAY_READ} and ($4::uuid is null or s.id > $4) order by s.id limit $5`,
      values: [readsAll(actor), coordinated(actor), topicId, after?.[0] ?? null, request.first + 1],
    });
    return toPage(
      rows.map((row) => this.forReader(actor, row)),
      request.first,
      (submission) => [submission.id],
    );
  }

  /** By id, those that the actor may read. */
  async submissionsByIds(actor: Actor, ids: readonly string[]): Promise<Map<string, SubmissionView>> {
    const rows = await this.unitOfWork.readAs<SubmissionView & { isPublic: boolean }>(actor, {
      text: `select ${SUBMISSION}, t.published_at is not null as "isPublic"
        from submissions s join topics t on t.id = s.topic_id where s.id = any($3) and ${MAY_READ}`,
      values: [readsAll(actor), coordinated(actor), ids],
    });
    return new Map(rows.map((row) => [row.id, this.forReader(actor, row)]));
  }

  /** How many submissions each topic has, and how many still lack a disposition: of those that the actor may read. */
  async counts(actor: Actor, topicIds: readonly string[]): Promise<Map<string, SubmissionCounts>> {
    const rows = await this.unitOfWork.readAs<SubmissionCounts & { topicId: string }>(actor, {
      text: `select topic_id as "topicId", count(*)::int as submissions,
          count(*) filter (where disposition is null)::int as unanswered
        from submissions where topic_id = any($1) group by topic_id`,
      values: [topicIds],
    });
    return new Map(rows.map(({ topicId, ...counts }) => [topicId, counts]));
  }

  private forReader(
    actor: Actor,
    { isPublic, ...row }: SubmissionView & { isPublic: boolean },
  ): SubmissionView {
    return isPublic || readsAll(actor) ? row : { ...row, disposition: null, reason: null, answerVersion: 0 };
  }
}
