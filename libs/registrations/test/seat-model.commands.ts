import fc from 'fast-check';

/** Kinds of people, by the quotas that count them. */
export const CLASSES = [[], ['NGO'], ['siem-reap'], ['NGO', 'siem-reap']] as const;

const command = fc.record({
  act: fc.constantFrom(
    'register',
    'register',
    'register',
    'list',
    'group',
    'group',
    'enlarge',
    'shrink',
    'cancel',
    'cancel',
    'cancel',
    'transfer',
    'capacity',
    'policy',
    'confirm',
    'approve',
    'approve',
    'refuse',
    'accept',
    'accept',
    'decline',
    'wait',
    'wait',
    'wait',
    'wait',
    'move',
    'postpone',
    'close',
    'end',
  ),
  who: fc.nat(200),
  size: fc.integer({ min: 1, max: 4 }),
  kind: fc.nat(CLASSES.length - 1),
});
/** A session, and what happens to it. */
export const scenario = fc.record({
  capacity: fc.integer({ min: 1, max: 8 }),
  quotas: fc.boolean(),
  offers: fc.boolean(),
  holds: fc.boolean(),
  /** Are guests asked for their address? */
  asks: fc.boolean(),
  /** Is each seat approved by whoever runs the session? */
  approves: fc.boolean(),
  commands: fc.array(command, { minLength: 1, maxLength: 30, size: 'max' }),
  /** Seats set aside for an organisation: then some come by its link. */
  aside: fc.boolean(),
});
export type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;
export type Command = Scenario['commands'][number];

/** Comes up in thousands of sequences, and not in each sixty. */
export const WITHDRAWN_TWICE: Scenario = {
  capacity: 4,
  quotas: false,
  offers: false,
  holds: false,
  asks: false,
  approves: false,
  aside: true,
  commands: [0, 2].map((who) => ({ act: 'policy', who, size: 1, kind: 0 })),
};
