interface KindPolicy {
  /** Someone sits and waits for it: goes before mail that may take its time. */
  readonly urgent?: boolean;
  /** May it be sent again when nobody knows whether it arrived? A code is asked for anew instead. */
  readonly neverSentTwice?: boolean;
}

/** Every kind of mail that the programme writes. A kind is `<lib>.<what>`; its composer belongs to that lib, and
 *  the worker refuses to start unless each has exactly one. */
export const MESSAGE_KINDS = {
  'identity.sign-in-code': { urgent: true, neverSentTwice: true },
  'registrations.confirmed': { urgent: true },
  'registrations.waitlisted': { urgent: true },
  'registrations.promoted': {},
  'registrations.cancelled': { urgent: true },
  'sessions.moved': {},
  'sessions.cancelled': {},
  'reminders.day-before': {},
  'consultations.received': { urgent: true },
  'consultations.outcome': {},
  'pledges.received': {},
  'pledges.to-decide': {},
  'pledges.accepted': {},
  'pledges.declined': {},
  'pledges.decided': {},
  'outreach.campaign': {},
  'outreach.test': { urgent: true },
  'reports.submitted': {},
  'reports.forwarded': {},
  'reports.returned': {},
  'reports.approved': {},
  'exports.audit-head': {},
} as const satisfies Record<string, KindPolicy>;

export type MessageKind = keyof typeof MESSAGE_KINDS;

const kindsWith = (trait: keyof KindPolicy): string[] =>
  Object.entries<KindPolicy>(MESSAGE_KINDS).flatMap(([kind, policy]) => (policy[trait] ? [kind] : []));

export const URGENT_KINDS: readonly string[] = kindsWith('urgent');
export const KINDS_NEVER_SENT_TWICE: readonly string[] = kindsWith('neverSentTwice');
