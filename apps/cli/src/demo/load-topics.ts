import { sql, type Tx } from '#database';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { DEMO_COORDINATORS, DEMO_PERSONS } from './persons.data.js';
import { Random } from './random.js';
import { topicTimesOf } from './session-times.js';
import { DEMO_TOPICS, type DemoAnswer, type DemoSubmission, type DemoTopic } from './topics.data.js';

/** Numbers of its own, so that what was drawn before stays as it is. */
const SEED = 20_261_130;
const DAY = 24 * 60 * 60_000;

type Row = Record<string, unknown>;
type Rows = Record<'topics' | 'submissions' | 'messages' | 'message_dedupe_keys' | 'audit_rows', Row[]>;

export interface KnownOfTopics {
  /** Ids of organisations by domain. */
  readonly organisations: ReadonlyMap<string, string>;
  /** Ids of people by address. */
  readonly trainers: ReadonlyMap<string, string>;
  readonly workingGroup: string;
}

/** Writes the topics with what organisations submitted, how it was answered, the mails about both, and the audit.
 *  Source: docs/stories/policy-input.md. */
export async function loadTopics(tx: Tx, now: Date, known: KnownOfTopics): Promise<void> {
  const found = await tx.sql(sql<{ id: string; code: string }>`select id, code from sectors`);
  const sectors = new Map(found.map(({ code, id }) => [code, id]));
  const rows: Rows = { topics: [], submissions: [], messages: [], message_dedupe_keys: [], audit_rows: [] };
  const writer = new TopicWriter(rows, new Random(SEED), now, known);
  for (const topic of DEMO_TOPICS) writer.write(topic, sectors.get(topic.sector));
  for (const [table, ofTable] of Object.entries(rows)) await insertRows(tx, table, ofTable);
}

class TopicWriter {
  constructor(
    private readonly rows: Rows,
    private readonly random: Random,
    private readonly now: Date,
    private readonly known: KnownOfTopics,
  ) {}

  write(topic: DemoTopic, sectorId: string | undefined): void {
    const { title, question, submissions, outcome } = topic;
    const { opensAt, closesAt } = topicTimesOf(topic, this.now);
    const askedAt = new Date(opensAt.getTime() - DAY);
    const publishedAt = outcome ? this.daysAgo(outcome.daysAgo) : null;
    const id = this.random.idAt(askedAt);
    this.rows.topics.push({
      id,
      sector_id: sectorId,
      title_km: title.km,
      title_en: title.en,
      question_km: question.km,
      question_en: question.en,
      opens_at: opensAt,
      closes_at: closesAt,
      asked_by: this.known.workingGroup,
      created_at: askedAt,
      published_at: publishedAt,
      outcome_km: outcome?.text.km ?? null,
      outcome_en: outcome?.text.en ?? null,
    });
    const asked = { sectorId, title, opensAt, closesAt };
    this.audit(askedAt, this.known.workingGroup, 'ask-topic', ['topic', id], null, asked);
    for (const submission of submissions) this.submit(id, submission, publishedAt);
    if (!outcome || !publishedAt) return;
    const published = { state: 'PUBLISHED', outcome: outcome.text };
    const before = { state: 'CLOSED' };
    this.audit(publishedAt, this.known.workingGroup, 'publish-outcome', ['topic', id], before, published);
  }

  private submit(topicId: string, submission: DemoSubmission, publishedAt: Date | null): void {
    const { organisation, first, locale, body, answer } = submission;
    const coordinator = this.coordinatorOf(organisation);
    const sentAt = this.daysAgo(submission.daysAgo);
    const submittedAt = first ? this.daysAgo(first.daysAgo) : sentAt;
    const id = this.random.idAt(submittedAt);
    const subject = ['submission', id] as const;
    this.rows.submissions.push({
      id,
      topic_id: topicId,
      organisation_id: this.known.organisations.get(organisation),
      submitted_by: coordinator.id,
      body,
      locale,
      version: first ? 2 : 1,
      submitted_at: submittedAt,
      revised_at: first ? sentAt : null,
      ...this.answerColumns(answer),
    });
    const sent = { topicId, version: 1, body: first?.body ?? body };
    this.audit(submittedAt, coordinator.id, 'submit-input', subject, null, sent);
    if (first)
      this.audit(
        sentAt,
        coordinator.id,
        'revise-submission',
        subject,
        { version: 1, body: first.body },
        { version: 2, body },
      );
    if (answer) {
      const { disposition, reason } = answer;
      const at = this.daysAgo(answer.daysAgo);
      this.audit(at, this.known.workingGroup, 'answer-submission', subject, null, { disposition, reason });
    }
    this.mail('received', submittedAt, coordinator, id);
    if (publishedAt) this.mail('outcome', publishedAt, coordinator, id);
  }

  private answerColumns(answer: DemoAnswer | undefined): Row {
    return {
      disposition: answer?.disposition ?? null,
      reason_km: answer?.reason.km ?? null,
      reason_en: answer?.reason.en ?? null,
      answered_by: answer ? this.known.workingGroup : null,
      answered_at: answer ? this.daysAgo(answer.daysAgo) : null,
      answer_version: answer ? 1 : 0,
    };
  }

  private mail(
    words: 'received' | 'outcome',
    at: Date,
    to: { readonly id: string; readonly email: string },
    submissionId: string,
  ): void {
    const id = this.random.idAt(at);
    const sentAt = new Date(at.getTime() + this.random.int(400, 4000));
    this.rows.messages.push({
      id,
      created_at: at,
      kind: `consultations.${words}`,
      person_id: to.id,
      to_address: to.email,
      locale: 'km',
      cause_type: 'submission',
      cause_id: submissionId,
      status: 'SENT',
      due_at: at,
      fence: 1,
      attempts: 1,
      data_entered_at: sentAt,
      sent_at: sentAt,
      outcome: '250 2.0.0 accepted',
      message_id: `<${id}@samaki.example>`,
    });
    this.rows.message_dedupe_keys.push({
      key: `consultations.${words}~${submissionId}`,
      message_id: id,
      created_at: at,
    });
  }

  private audit(
    at: Date,
    personId: string,
    act: string,
    [type, id]: readonly ['topic' | 'submission', string],
    before: object | null,
    after: object,
  ): void {
    const actor = `person:${personId}`;
    this.rows.audit_rows.push(
      auditRow(this.random, at, actor, `consultations.${act}`, type, id, before, after),
    );
  }

  private daysAgo(days: number): Date {
    return new Date(this.now.getTime() - days * DAY);
  }

  private coordinatorOf(domain: string): { readonly id: string; readonly email: string } {
    const person = [...DEMO_PERSONS, ...DEMO_COORDINATORS].find(({ scope }) => scope.organisation === domain);
    const id = person && this.known.trainers.get(person.email);
    if (!id) throw new Error(`Nobody of the demonstration coordinates ${domain}`);
    return { id, email: person.email };
  }
}
