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
      select lock_seats(array(select distinct session_id from registrations where organisation_id = ${fromId}))`);
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
    return moved.map(({ id }) => id);
  }
}
