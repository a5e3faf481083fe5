import type { Refusal } from '#kernel';

export type AskRefusal = Refusal<
  'TOPIC_TEXT_INVALID' | 'TOPIC_TIMES_INVALID' | 'SECTOR_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED'
>;
export type ExtendRefusal = Refusal<'TOPIC_NOT_FOUND' | 'TOPIC_TIMES_INVALID' | ActRefusalCode>;
export type SubmitRefusal = Refusal<
  | 'TOPIC_NOT_FOUND'
  | 'ORGANISATION_NOT_FOUND'
  | 'ORGANISATION_NOT_VERIFIED'
  | 'SUBMISSION_TEXT_INVALID'
  | 'SUBMISSION_CHANGED'
  | ActRefusalCode
>;
export type AnswerRefusal = Refusal<
  'SUBMISSION_NOT_FOUND' | 'REASON_MISSING' | 'ANSWER_CHANGED' | ActRefusalCode
>;
export type PublishRefusal = Refusal<
  'TOPIC_NOT_FOUND' | 'OUTCOME_TEXT_INVALID' | 'SUBMISSIONS_UNANSWERED' | ActRefusalCode
>;

type ActRefusalCode = 'TOPIC_NOT_OPEN' | 'TOPIC_STILL_OPEN' | 'TOPIC_PUBLISHED';
