import type { Law } from '#testing';
import type { SeatModel } from './seat-model.js';
import type { ModelRegistration } from './seat-model.types.js';

/* What the model says to one act after the other, for acts that came at one moment. */

export type SeatAct =
  | {
      readonly act: 'register';
      readonly name: string;
      readonly quotas: readonly string[];
      readonly key: string;
    }
  | { readonly act: 'group'; readonly names: readonly string[]; readonly quotas: readonly string[] }
  | { readonly act: 'cancel' | 'accept' | 'decline' | 'confirm'; readonly name: string }
  | { readonly act: 'transfer'; readonly name: string; readonly to: string }
  | { readonly act: 'capacity'; readonly seats: number }
  | { readonly act: 'end-holds' | 'end-offers' };

export interface SeatWorld {
  readonly model: SeatModel;
  /** What each key was answered. */
  readonly answered: ReadonlyMap<string, string>;
}

const LIVE: readonly string[] = ['CONFIRMED', 'PENDING', 'OFFERED', 'WAITLISTED'];

export const seatLaw = (begin: SeatModel): Law<SeatWorld, SeatAct> => ({
  begin: { model: begin, answered: new Map() },
  apply: (world, act) => {
    const after = { model: world.model.copy(), answered: new Map(world.answered) };
    return { answer: answerOf(after.model, after.answered, act), state: after };
  },
  name: ({ model, answered }) => JSON.stringify([model, [...answered]]),
});

function answerOf(model: SeatModel, answered: Map<string, string>, act: SeatAct): string {
  if (act.act === 'register') {
    const answer = answered.get(act.key) ?? register(model, act);
    // A refusal is not kept under the key: it may be asked for again.
    if (answer.startsWith('OK')) answered.set(act.key, answer);
    return answer;
  }
  if (act.act === 'group') {
    const members = act.names.map((name) => ({ name, quotas: act.quotas }));
    return model.register(members, 'TOGETHER') ?? 'OK';
  }
  if (act.act === 'capacity') return model.setCapacity(act.seats) ?? 'OK';
  if (act.act === 'end-holds') model.endHolds();
  if (act.act === 'end-offers') model.endOffers();
  return 'name' in act ? (ofOne(model, act) ?? 'OK') : 'OK';
}

function register(model: SeatModel, { name, quotas }: Extract<SeatAct, { act: 'register' }>): string {
  if (model.registrations.some((one) => one.name === name && LIVE.includes(one.status)))
    return 'ALREADY_REGISTERED';
  const code = model.register([{ name, quotas }], 'GUESTS');
  if (code) return code;
  const one = oneOf(model, name);
  return ['OK', one.status, model.placeOf(one)].filter((it) => it !== null).join(' ');
}

type ActOfOne = Extract<SeatAct, { readonly name: string }>;

function ofOne(model: SeatModel, act: ActOfOne): string | null {
  const one = oneOf(model, act.name);
  if (act.act === 'transfer') return model.transfer(one, act.to);
  return act.act === 'register' ? null : model[act.act](one);
}

function oneOf(model: SeatModel, name: string): ModelRegistration {
  // The newest: whoever let the seat go may have come again.
  const one = model.registrations.findLast((it) => it.name === name);
  if (!one) throw new Error(`Nobody is called ${name}`);
  return one;
}
