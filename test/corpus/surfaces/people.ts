import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId, idOf, type Input, must, post } from './ask.js';
import { newPhone, openSession } from './rows.js';
import { textSurface } from './texts.js';

const known = (world: CorpusWorld, name: string): string => world.known.get(name)!;
const uuid = (world: CorpusWorld, name: string): string => known(world, name).slice(4);

/** Somebody with a number of their own and no role, kept under a name. */
async function somebody(world: CorpusWorld, name: string, fullName: string): Promise<void> {
  const id = newId();
  const value = newPhone().replace(/^0/, '+855');
  await world.db.ownerSql(
    `insert into people (id, full_name, phone, locale, match_key) values ($1, $2, $3, 'km', $4)`,
    [id, fullName, value, matchKeyOf(fullName, { kind: 'PHONE', value })],
  );
  world.known.set(name, globalId('per', id));
}

/** Two people who may be one: «thing», who would become part of the other, and «survivor». */
async function pair(world: CorpusWorld): Promise<void> {
  await somebody(world, 'thing', 'ហេង វិច្ឆិកា');
  await somebody(world, 'survivor', 'Heng Vicheka');
}
const both = (world: CorpusWorld): Input => ({
  fromId: known(world, 'thing'),
  intoId: known(world, 'survivor'),
});

/** Looks at a preview and keeps, as «seen», what stands for it. */
async function look(world: CorpusWorld, query: string, variables: Input): Promise<void> {
  const { text } = await post(world, { query, variables }, 'WORKING_GROUP');
  const [seen] = /"seen":"([^"]+)"/.exec(text)?.slice(1) ?? [];
  if (seen === undefined) throw new Error(`No preview: ${text.slice(0, 300)}`);
  world.known.set('seen', seen);
}
const lookAtMerge = (world: CorpusWorld): Promise<void> =>
  look(
    world,
    'query ($fromId: ID!, $intoId: ID!) { previewPersonMerge(fromId: $fromId, intoId: $intoId) { preview { seen } } }',
    both(world),
  );
const lookAtUndo = (world: CorpusWorld): Promise<void> =>
  look(world, 'query ($id: ID!) { previewUndoPersonMerge(mergeId: $id) { preview { seen } } }', {
    id: known(world, 'merge'),
  });

async function merged(world: CorpusWorld): Promise<void> {
  await lookAtMerge(world);
  await must(world, 'mergePeople', { ...both(world), seen: known(world, 'seen') }, 'WORKING_GROUP');
  const statement = 'select id from person_merges where from_person_id = $1 and undone_at is null';
  world.known.set('merge', await idOf(world, 'mrg', statement, uuid(world, 'thing')));
}
const undoing = (world: CorpusWorld): Input => ({
  mergeId: known(world, 'merge'),
  seen: known(world, 'seen'),
  reason: 'They are two.',
});

/** What may have come to pass between two people before a case. */
export const statesOfPeople: Readonly<Record<string, (world: CorpusWorld) => Promise<void>>> = {
  'two people': pair,
  'merge seen': lookAtMerge,
  'people merged': merged,
  'undo seen': lookAtUndo,
  'merge undone': async (world) => must(world, 'undoPersonMerge', undoing(world), 'WORKING_GROUP'),
  'thirty days gone': async (world) =>
    void (await world.db.ownerSql(
      `update person_merges set merged_at = merged_at - interval '31 days', undo_until = undo_until - interval '31 days'
       where from_person_id = $1`,
      [uuid(world, 'thing')],
    )),
  /** As at the door, without an address: under the name and number of the one who would become part of the other. */
  'the other registers': async (world) => {
    const other = await world.row<{ name: string; phone: string }>(
      'select full_name as name, phone from people where id = $1',
      uuid(world, 'thing'),
    );
    await must(
      world,
      'registerForSession',
      {
        sessionId: await openSession(world),
        fullName: other.name,
        organisation: 'Khmer Youth Forum',
        contact: other.phone,
        locale: 'km',
        idempotencyKey: newId(),
      },
      undefined,
    );
  },
};

/** A reason speaks of people, so it stands beside the audit, where an erasure finds it. */
const sealedOf = (action: string): string =>
  `select s.value as v from audit_rows a join sealed_values s on 'sealed:' || encode(s.digest, 'hex') = a.reason
   where a.action = '${action}' order by a.id desc limit 1`;

/** Texts of those who merge people. */
export const textsOfMerging: Surfaces = {
  'peopleApart.reason': textSurface({
    mutation: 'tellPeopleApart',
    at: ['TellPeopleApartInput.reason'],
    actor: 'WORKING_GROUP',
    prepare: pair,
    input: (world, reason) => ({ ...both(world), reason }),
    stored: sealedOf('identity.tell-apart'),
  }),
  'undoPersonMerge.reason': textSurface({
    mutation: 'undoPersonMerge',
    at: ['UndoPersonMergeInput.reason'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => {
      await pair(world);
      await merged(world);
      await lookAtUndo(world);
    },
    input: (world, reason) => ({ ...undoing(world), reason }),
    stored: sealedOf('identity.undo-merge'),
  }),
};
