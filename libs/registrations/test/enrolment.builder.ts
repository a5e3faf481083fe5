import { type Actor, personActor } from '#authz';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import type { TestDatabase } from '#testing';

/** An organisation with a coordinator who is signed in. */
export interface CoordinatedOrganisation {
  readonly id: string;
  readonly actor: Actor;
}

/** Writes an organisation and its coordinator straight into the tables. */
export async function anOrganisation(
  db: TestDatabase,
  name: { km: string; en: string },
  coordinator: string,
): Promise<CoordinatedOrganisation> {
  const [id, subKindId, personId] = [newId(), newId(), newId()];
  await db.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, $2, 'PRIVATE_SECTOR', 'ក', 'x')`,
    [subKindId, `kind-${id}`],
  );
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en) values ($1, 'PRIVATE_SECTOR', $2, $3, $4, $3, lower($4))`,
    [id, subKindId, name.km, name.en],
  );
  const email = `coordinator.${id}@example.org`;
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $4)`,
    [personId, coordinator, email, matchKeyOf(coordinator, { kind: 'EMAIL', value: email })],
  );
  await db.ownerSql(
    `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'COORDINATOR', $3)`,
    [newId(), personId, id],
  );
  const actor: Actor = personActor(personId, [{ role: 'COORDINATOR', scopeId: id }]);
  return { id, actor };
}

/** The list of docs/stories/coordinator.md, with `line 6` as it is or as it is mended. */
export const storyList = (line6 = '012 88 41'): string =>
  [
    'ឈ្មោះ\tទំនាក់ទំនង',
    'លី ណារ៉ុង\tnarong.ly@lotus-angkor.example',
    'សុខ ស្រីនាង; ០១២ ០០០ ១០១',
    'Kim Dara, dara.kim@lotus-angkor.example',
    'ចាន់ ស្រីមុំ, sreymom.chan@angkor-guides.example',
    `ប៉ែន ចន្ធូ, ${line6}`,
    '',
    'ម៉ៅ ធារី, theary.mao@lotus-angkor.example',
    'សារ គន្ធា, kunthea.sar@lotus-angkor.example',
    'លី ណារ៉ុង, narong.ly@lotus-angkor.example',
    'ហេង បុប្ផា, bopha.heng@lotus-angkor.example',
  ].join('\n');
