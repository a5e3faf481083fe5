import { sql, type SqlQuery } from '#database';
import type { Locale } from '#kernel';

export const DISPOSITIONS = ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOTED', 'NOT_ACCEPTED'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export interface Submitter {
  readonly submissionId: string;
  readonly personId: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Who is told of a topic's outcome: the person behind each submission, if they have an address. */
export const submittersOf = (topicId: string): SqlQuery<Submitter> => sql`
  select s.id as "submissionId", p.id as "personId", p.email, p.locale
  from submissions s join people p on p.id = s.submitted_by
  where s.topic_id = ${topicId} and p.email is not null order by s.id`;

export interface StandingSubmission {
  readonly id: string;
  readonly topicId: string;
  readonly body: string;
  readonly version: number;
  readonly disposition: Disposition | null;
  readonly reasonKm: string | null;
  readonly reasonEn: string | null;
  readonly answerVersion: number;
}

const COLUMNS = `id, topic_id as "topicId", body, version, disposition, reason_km as "reasonKm", reason_en as "reasonEn",
  answer_version as "answerVersion"`;

/** Locks the row until the transaction ends. Index: uq_submissions__topic_id_organisation_id. */
export const lockSubmissionOf = (topicId: string, organisationId: string): SqlQuery<StandingSubmission> => ({
  text: `select ${COLUMNS} from submissions where topic_id = $1 and organisation_id = $2 for no key update`,
  values: [topicId, organisationId],
});

export const lockSubmission = (id: string): SqlQuery<StandingSubmission> => ({
  text: `select ${COLUMNS} from submissions where id = $1 for no key update`,
  values: [id],
});
