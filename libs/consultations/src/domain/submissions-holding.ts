import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { counted, type HoldingPreview, type Merging, OrganisationHolding } from '#organisations';

/** Submissions go to the survivor. Where both answered a topic, the other one's stays under its old name: nothing that was
 *  said is lost, and nobody's words are put in another's place. */
@Injectable()
export class SubmissionsHolding extends OrganisationHolding {
  readonly held = 'SUBMISSIONS';

  override preview(tx: Tx, { fromId, intoId }: Merging): Promise<Omit<HoldingPreview, 'held'>> {
    return counted(
      tx,
      sql`select (count(*) filter (where i.id is null))::int as moves, count(i.id)::int as collides
        from submissions s left join submissions i on i.topic_id = s.topic_id and i.organisation_id = ${intoId}
        where s.organisation_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      update submissions s set organisation_id = ${intoId} where organisation_id = ${fromId}
        and not exists (select from submissions i where i.topic_id = s.topic_id and i.organisation_id = ${intoId}) returning id`);
    return moved.map(({ id }) => id);
  }
}
