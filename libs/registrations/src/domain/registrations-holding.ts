import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { counted, type HoldingPreview, type Merging, OrganisationHolding } from '#organisations';

/** Registrations go to the survivor with their seats; a person has one for a session whatever the organisation, so none
 *  collides. The name that was typed stays as written. */
@Injectable()
export class RegistrationsHolding extends OrganisationHolding {
  readonly held = 'REGISTRATIONS';

  /** Seats come first: whoever enrols holds them before the organisation. */
  override async lockFirst(tx: Tx, { fromId }: Merging): Promise<void> {
    await tx.sql(sql`
      select lock_seats(array(select session_id from registrations where organisation_id = ${fromId}
        union select session_id from seat_quotas where organisation_id = ${fromId}))`);
  }

  override preview(tx: Tx, { fromId }: Merging): Promise<Omit<HoldingPreview, 'held'>> {
    return counted(
      tx,
      sql`select count(*)::int as moves, 0 as collides from registrations where organisation_id = ${fromId}`,
    );
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      update registrations set organisation_id = ${intoId} where organisation_id = ${fromId} returning id`);
    // What was left of its lists goes with it, unless the survivor has the same row.
    await tx.sql(sql`
      delete from enrolment_draft_rows f using enrolment_draft_rows i where f.organisation_id = ${fromId}
        and i.organisation_id = ${intoId} and i.session_id = f.session_id and i.name = f.name and i.contact = f.contact`);
    await tx.sql(sql`
      update enrolment_draft_rows set organisation_id = ${intoId} where organisation_id = ${fromId}`);
    // Seats set aside for both in one session stay two: the link of each opens its own.
    await tx.sql(sql`
      update seat_quotas f set organisation_id = ${intoId} where f.organisation_id = ${fromId} and not exists (
        select from seat_quotas i where i.organisation_id = ${intoId} and i.session_id = f.session_id)`);
    return moved.map(({ id }) => id);
  }
}
