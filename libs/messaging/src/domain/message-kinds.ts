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
  'identity.invitation': { urgent: true },
  'identity.role-given': {},
  'identity.role-taken': {},
  'identity.people-merged': {},
  'identity.merge-undone': {},
  'data-rights.contact-code': { urgent: true, neverSentTwice: true },
  'data-rights.contact-changed': {},
  'data-rights.exported': {},
  'data-rights.erasure-asked': { urgent: true },
  'data-rights.erasure-cancelled': {},
  'identity.sign-in-changed': { urgent: true },
  'registrations.confirmed': { urgent: true },
  'registrations.waitlisted': { urgent: true },
  'registrations.promoted': {},
  'registrations.offered': { urgent: true },
  'registrations.offer-ended': {},
  'registrations.awaits-approval': { urgent: true },
  'registrations.not-approved': { urgent: true },
  'registrations.to-approve': {},
  'registrations.named-deputy': {},
  'registrations.address-asked': { urgent: true },
  'registrations.address-not-confirmed': {},
  'registrations.seats-set-aside': {},
  'registrations.cancelled': { urgent: true },
  'registrations.taken-back': {},
  'registrations.received': { urgent: true },
  'registrations.given-away': { urgent: true },
  'registrations.date-changed': { urgent: true },
  'registrations.switched': { urgent: true },
  'registrations.sent-again': {},
  'registrations.answers-asked': {},
  'sessions.moved': {},
  'sessions.cancelled': {},
  'sessions.postponed': {},
  'sessions.dated': {},
  'sessions.to-decide': {},
  'reminders.day-before': {},
  'wishes.asked': { urgent: true },
  'wishes.session-open': {},
  'consultations.received': { urgent: true },
  'consultations.outcome': {},
  'organisations.proposed': {},
  'organisations.to-verify': {},
  'organisations.asked': {},
  'organisations.answered': {},
  'organisations.verified': {},
  'organisations.declined': {},
  'organisations.decided': {},
  'organisations.join-requested': {},
  'organisations.join-approved': {},
  'organisations.join-declined': {},
  'organisations.domain-to-decide': {},
  'organisations.domain-decided': {},
  'organisations.coordinator-invited': { urgent: true },
  'organisations.coordinator-added': { urgent: true },
  'organisations.handed-over': {},
  'organisations.merged': {},
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
