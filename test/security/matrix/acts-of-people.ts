/* Acts upon the records of people who may be one. */
import { type Act, type ActContext, RUNS } from './act.js';

const pair = (c: ActContext) => ({ fromId: c.id('per', 'people'), intoId: c.id('per', 'people', 'own', 1) });

async function seen(c: ActContext): Promise<string> {
  const { fromId, intoId } = pair(c);
  const query = `{ previewPersonMerge(fromId: "${fromId}", intoId: "${intoId}") { preview { seen } errors { code } } }`;
  const answer = (await c.look(query)) as unknown as { previewPersonMerge: { preview: { seen: string } } };
  return answer.previewPersonMerge.preview.seen;
}

export const ACTS_OF_PEOPLE: Readonly<Record<string, Act>> = {
  mergePeople: { who: RUNS, input: async (c) => ({ ...pair(c), seen: await seen(c) }) },
  tellPeopleApart: { who: RUNS, input: (c) => ({ ...pair(c), reason: 'Two cousins' }) },
  undoPersonMerge: {
    who: RUNS,
    once: true,
    input: async (c) => {
      const mergeId = c.id('mrg', 'person_merges', 'lost');
      const query = `{ previewUndoPersonMerge(mergeId: "${mergeId}") { preview { seen } errors { code } } }`;
      const answer = (await c.look(query)) as unknown as {
        previewUndoPersonMerge: { preview: { seen: string } };
      };
      return { mergeId, seen: answer.previewUndoPersonMerge.preview.seen, reason: 'They are two' };
    },
  },
};
