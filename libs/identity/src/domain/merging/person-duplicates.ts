import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import type { Likeness } from '#kernel';
import { ComparePeople } from './compare-people.js';
import type { PersonDuplicateReason } from './person-duplicate.rules.js';
import type { PersonPair } from './person-facts.js';

export interface SimilarPeople extends PersonPair, Likeness<PersonDuplicateReason> {}

/** Newcomers that whoever looks waits for: those of the last moments. The worker has compared the others. */
const COMPARED_AT_A_LOOK = 10;

/** People who may be one. They are proposed; nobody is merged here. */
@Injectable()
export class PersonDuplicates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly comparing: ComparePeople,
  ) {}

  /** The likeliest pairs of all that nobody has told apart, at most `most`: ids alone, for who reads them reads names under
   *  the second wall. */
  async pairs(most: number): Promise<SimilarPeople[]> {
    await this.comparing.slice(COMPARED_AT_A_LOOK, 'NEWEST');
    return this.unitOfWork.run((tx) => tx.sql(likeliestPairs(most)));
  }
}

/** Read in the order of the index until there are enough. Indexes: ix_person_pairs__score, pk_people, pk_told_apart. */
export const likeliestPairs = (most: number): SqlQuery<SimilarPeople> => sql`
  select p.low_id as "aId", p.high_id as "bId", p.score, p.reasons
  from person_pairs p join people a on a.id = p.low_id join people b on b.id = p.high_id
  where a.erased_at is null and a.merged_into is null and b.erased_at is null and b.merged_into is null
    and not exists (select from told_apart t where t.subject_type = 'PERSON' and t.low_id = p.low_id and t.high_id = p.high_id)
  order by p.score desc, p.low_id, p.high_id limit ${most}`;
