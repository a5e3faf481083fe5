import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { counted, type HoldingPreview, type Merging, OrganisationHolding } from '#organisations';

type Preview = Promise<Omit<HoldingPreview, 'held'>>;

/** Whom campaigns reached, or why not, goes to the survivor; where it has the same row of the campaign, the other's stays. */
@Injectable()
export class CampaignRowsHolding extends OrganisationHolding {
  readonly held = 'CAMPAIGN_ROWS';

  override preview(tx: Tx, { fromId, intoId }: Merging): Preview {
    return counted(
      tx,
      sql`select (count(*) filter (where i.id is null))::int as moves, count(i.id)::int as collides
        from campaign_recipients r left join campaign_recipients i on i.campaign_id = r.campaign_id
          and i.organisation_id = ${intoId} and i.person_id is not distinct from r.person_id
        where r.organisation_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      update campaign_recipients r set organisation_id = ${intoId} where organisation_id = ${fromId}
        and not exists (select from campaign_recipients i where i.campaign_id = r.campaign_id
          and i.organisation_id = ${intoId} and i.person_id is not distinct from r.person_id) returning id`);
    return moved.map(({ id }) => id);
  }
}

/** A wish to be left alone holds for the survivor too. */
@Injectable()
export class ExclusionHolding extends OrganisationHolding {
  readonly held = 'EXCLUSION';

  override preview(tx: Tx, { fromId, intoId }: Merging): Preview {
    return counted(
      tx,
      sql`select (count(*) filter (where i.organisation_id is null))::int as moves, count(i.organisation_id)::int as collides
        from outreach_exclusions x left join outreach_exclusions i on i.organisation_id = ${intoId} where x.organisation_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      insert into outreach_exclusions (organisation_id, reason, excluded_by, created_at)
      select ${intoId}, reason, excluded_by, created_at from outreach_exclusions where organisation_id = ${fromId}
      on conflict (organisation_id) do nothing returning organisation_id as id`);
    await tx.sql(sql`delete from outreach_exclusions where organisation_id = ${fromId}`);
    return moved.map(({ id }) => id);
  }
}
