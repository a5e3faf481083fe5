import { DomainEvent } from '#database';

/** The committee asks organisations about a topic. */
export class TopicAskedV1 extends DomainEvent<{ readonly topicId: string }> {
  static override readonly topic = 'consultations.topic.asked.v1';
}

/** A topic closes later than was said. */
export class TopicExtendedV1 extends DomainEvent<{ readonly topicId: string }> {
  static override readonly topic = 'consultations.topic.extended.v1';
}

/** An organisation submitted, or revised what it had submitted. */
export class InputSubmittedV1 extends DomainEvent<{
  readonly submissionId: string;
  readonly version: number;
}> {
  static override readonly topic = 'consultations.submission.submitted.v1';
}

/** The committee gave a submission its disposition. */
export class SubmissionAnsweredV1 extends DomainEvent<{ readonly submissionId: string }> {
  static override readonly topic = 'consultations.submission.answered.v1';
}

/** The outcome of a topic is public. */
export class OutcomePublishedV1 extends DomainEvent<{ readonly topicId: string }> {
  static override readonly topic = 'consultations.outcome.published.v1';
}
