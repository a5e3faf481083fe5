import type { MatrixWorld } from './world.js';

/** Gives B more of everything that is not public, and changes what it has: a pledge, a member, words, who came, who answers. */
export async function changeB({ db, rows }: MatrixWorld): Promise<void> {
  const organisation = rows.id('organisations', 'bb0');
  const person = rows.id('people', 'bb0', 1);
  const [pledge] = await db.ownerSql<Record<string, unknown>>('select * from pledges where id = $1', [
    rows.id('pledges', 'bb0'),
  ]);
  const { id: _, ...terms } = pledge!;
  await rows.add('pledges', 'bb0', { ...terms, status: 'ACCEPTED' });
  await rows.add('memberships', 'bb0', { organisation_id: organisation, person_id: person });
  await rows.add('organisation_domains', 'bb0', {
    organisation_id: organisation,
    domain: 'more.canary-bb0.example',
    requested_by: rows.id('people', 'bb2'),
    decision_reason: null,
  });
  for (const statement of [
    `update people set full_name = full_name || ' Canary-bb0 married' where id = $1`,
    `update submissions set body = body || ' Canary-bb0 and more', version = version + 1 where organisation_id = $2`,
    `update attendances a set status = 'ABSENT', version = 3 from registrations r
       where r.id = a.registration_id and r.organisation_id = $2 and r.person_id <> $1
         and r.session_id in (select id from sessions where city_id = (select city_id from organisations where id = $2))`,
    `delete from organisation_join_requests where organisation_id = $2`,
    `update outreach_exclusions set reason = 'Canary-bb0 another reason' where organisation_id = $2`,
  ]) {
    const values = [rows.id('people', 'bb0'), organisation];
    const used = values.filter((_value, at) => statement.includes(`$${at + 1}`));
    await db.ownerSql(used.length < 2 ? statement.replace('$2', '$1') : statement, used);
  }
}
