import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { foldText, type LocalizedText, newId, tidyText } from '#kernel';

export interface OrganisationData {
  readonly subKindCode: string;
  /** Where it has its seat; null when in none of the cities. */
  readonly cityCode: string | null;
  readonly name: LocalizedText;
}

/** Writes organisations and who belongs to them. All methods take the transaction first. */
@Injectable()
export class Organisations {
  /** Adds an organisation; its kind follows from the sub-kind. Answers its id.
   *  Throws when the sub-kind or the city is unknown: both are data of the programme, not something people type. */
  async add(tx: Tx, organisation: OrganisationData): Promise<string> {
    const name = { km: tidyText(organisation.name.km), en: tidyText(organisation.name.en) };
    const [row] = await tx.sql(sql<{ id: string }>`
      insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
      select ${newId()}::uuid, sub_kind.kind, sub_kind.id, city.id, ${name.km}, ${name.en}, ${foldText(name.km)}, ${foldText(name.en)}
      from organisation_sub_kinds sub_kind left join cities city on city.code = ${organisation.cityCode}
      where sub_kind.code = ${organisation.subKindCode} and (${organisation.cityCode}::text is null or city.id is not null)
      returning id`);
    if (!row)
      throw new Error(`No such sub-kind or city: ${organisation.subKindCode}, ${organisation.cityCode}`);
    return row.id;
  }

  /** Makes a person a member. Saying it again changes the job title only. */
  async addMember(tx: Tx, organisationId: string, personId: string, jobTitle: string | null): Promise<void> {
    await tx.sql(sql`
      insert into memberships (organisation_id, person_id, job_title) values (${organisationId}, ${personId}, ${jobTitle})
      on conflict (organisation_id, person_id) do update set job_title = excluded.job_title`);
  }

  /** Makes people members who are not yet; of those who are, nothing changes. */
  async addMembers(tx: Tx, organisationId: string, personIds: readonly string[]): Promise<void> {
    await tx.sql(sql`
      insert into memberships (organisation_id, person_id)
      select ${organisationId}::uuid, person from unnest(${personIds}::uuid[]) as person order by person
      on conflict (organisation_id, person_id) do nothing`);
  }
}
