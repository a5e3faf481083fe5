import type { Permission } from './permissions.js';

/** A permission in words, for docs/permissions.md. */
export interface PermissionWords {
  /** What it allows, in one sentence. */
  readonly does: string;
  /** Which rows of it, where not all: the policy of the lib that owns them decides. */
  readonly within?: string;
}

const OWN_ORGANISATION = 'the own organisation';
const OWN_CITY = 'city officer: the own city';
const RUN = 'trainer: the sessions that they hold; city officer: those of the own city';

/** Whoever adds a permission says here what it allows; the compiler asks for it. */
export const PERMISSION_WORDS: Record<Permission, PermissionWords> = {
  'catalogue.read': { does: 'Reads cities, focus areas, sectors and courses.' },
  'catalogue.manage': { does: 'Writes courses, publishes, archives and copies them; reads drafts.' },
  'catalogue.read-materials': {
    does: 'Reads the materials that are for trainers, and every version of all of them.',
  },
  'catalogue.add-materials': {
    does: 'Adds materials to courses, and new versions of them.',
    within:
      'trainer: courses of which they train a session, until 90 days after it; versions of what they handed in themselves',
  },
  'sessions.read': { does: 'Reads the calendar: sessions, their places, times, seats and trainers.' },
  'sessions.read-own': { does: 'Lists the sessions that one trains or runs.', within: RUN },
  'sessions.read-observed': {
    does: 'Lists the sessions that one watches without a seat, and goes into their on-line rooms.',
    within: 'the own',
  },
  'sessions.schedule': {
    does: 'Puts a session on the calendar, and opens and closes its registration.',
    within: OWN_CITY,
  },
  'sessions.move': {
    does: 'Gives a session another time or place, or takes its date away for now.',
    within: OWN_CITY,
  },
  'sessions.cancel': { does: 'Cancels a session with a reason.', within: OWN_CITY },
  'sessions.hold': {
    does: 'Says of a session that is over that it was held, and has its on-line room tried again.',
    within: RUN,
  },
  'registrations.register': { does: 'Registers for a session, without an account.' },
  'registrations.read-ticket': {
    does: 'Reads a ticket.',
    within: 'whoever has its reference, and on the page of a session the person themselves',
  },
  'registrations.read-own': { does: 'Reads the own tickets.', within: 'their person alone' },
  'registrations.cancel': { does: 'Gives up a place.', within: 'whoever has the ticket’s reference' },
  'registrations.answer-offer': {
    does: 'Takes a seat that was offered, or leaves it to the next.',
    within: 'whoever has the ticket’s reference',
  },
  'registrations.confirm-address': {
    does: 'Confirms the e-mail address of a registration, has the link sent again, or corrects the address.',
    within: 'whoever has the link that was sent there, or the ticket’s reference',
  },
  'registrations.transfer': {
    does: 'Gives a seat to somebody else, or changes it for one on another date.',
    within: 'whoever has the ticket’s reference',
  },
  'registrations.switch-mode': {
    does: 'Changes between the room and on-line.',
    within: 'whoever has the ticket’s reference',
  },
  'registrations.answer-questions': {
    does: 'Answers the questions of a session, and changes the answers.',
    within: 'whoever has the ticket’s reference',
  },
  'registrations.save-questions': { does: 'Writes what a session asks.', within: OWN_CITY },
  'registrations.resize-group': {
    does: 'Makes a group that waits together larger or smaller.',
    within: OWN_ORGANISATION,
  },
  'registrations.change-seats': {
    does: 'Sets the seats of a session: capacity, quotas, the ways of the waitlist.',
    within: OWN_CITY,
  },
  'registrations.read-roster': { does: 'Reads who comes to a session, with contact.', within: RUN },
  'registrations.ask-answers': {
    does: 'Asks by mail whoever of a session has not answered what must be answered.',
    within: `${RUN}; nobody twice within 24 hours`,
  },
  'registrations.approve': {
    does: 'Approves registrations that are looked at, or declines them with a reason; names a deputy for it.',
    within: `${OWN_CITY}; those of whoever named them a deputy, on these days`,
  },
  'registrations.decide-unanswered': {
    does: 'Decides of the seats of people who did not say whether they still come.',
    within: OWN_CITY,
  },
  'registrations.enrol': { does: 'Enrols a list of people in a session.', within: OWN_ORGANISATION },
  'registrations.cancel-for-organisation': {
    does: 'Cancels a registration of somebody of the organisation.',
    within: OWN_ORGANISATION,
  },
  'registrations.read-organisation': {
    does: 'Reads the people of an organisation and their registrations.',
    within: 'coordinator: the own organisation, and contact only of its people',
  },
  'registrations.print-tickets': {
    does: 'Prints the tickets of an organisation’s people for one session.',
    within: 'coordinator: the own organisation; the audit keeps who took which',
  },
  'registrations.send-tickets': {
    does: 'Sends the people of an organisation their tickets of one session again.',
    within: 'the own organisation; nobody twice within an hour',
  },
  'wishes.make': {
    does: 'Asks to be told of the next session of a course, confirms that, or ends it.',
    within: 'the own wishes, and whoever has the link of one',
  },
  'wishes.count': { does: 'Reads how many wait for the next session of a course, by city.' },
  'attendance.mark': { does: 'Marks who came to a session, and corrects it with a reason.', within: RUN },
  'organisations.read': { does: 'Reads names and kinds of organisations.' },
  'organisations.read-own': {
    does: 'Lists the organisations that one coordinates.',
    within: OWN_ORGANISATION,
  },
  'organisations.read-list': {
    does: 'Lists organisations with their figures.',
    within: 'city officer: those with their seat in the own city',
  },
  'organisations.propose': {
    does: 'Proposes an organisation, and answers what is asked about it.',
    within: 'the own proposals',
  },
  'organisations.join': {
    does: 'Asks to join an organisation, joins by the domain of the own address, and leaves.',
  },
  'organisations.verify': {
    does: 'Verifies an organisation that proposed itself, asks back, or declines it.',
    within: 'city officer: those with their seat in the own city; nobody one that they coordinate',
  },
  'organisations.manage-members': {
    does: 'Answers who asks to join, adds and takes out members, keeps link and domains, takes invitations back.',
    within: OWN_ORGANISATION,
  },
  'organisations.hand-over': {
    does: 'Hands the organisation over to a successor.',
    within: OWN_ORGANISATION,
  },
  'organisations.invite-coordinator': {
    does: 'Invites a colleague as a further coordinator.',
    within: OWN_ORGANISATION,
  },
  'organisations.decide-domain': {
    does: 'Approves or declines a domain by which people join.',
    within: 'not of an organisation that one coordinates, and none that one asked for',
  },
  'organisations.read-duplicates': {
    does: 'Sees possible duplicates and what a merge would move; tells pairs apart.',
  },
  'organisations.merge': { does: 'Makes two organisations one.' },
  'consultations.read': { does: 'Reads topics of policy and their outcomes.' },
  'consultations.submit': { does: 'Answers a topic for an organisation.', within: OWN_ORGANISATION },
  'consultations.manage': { does: 'Asks topics, answers submissions and publishes outcomes.' },
  'pledges.read-units': { does: 'Reads in which units one may pledge.' },
  'pledges.read': {
    does: 'Reads pledges and their history.',
    within: 'coordinator: those of the own organisation; city officer: those for the own city',
  },
  'pledges.offer': { does: 'Offers, corrects and withdraws a pledge.', within: OWN_ORGANISATION },
  'pledges.decide': {
    does: 'Accepts or declines a pledge.',
    within: 'not one of an organisation that one coordinates',
  },
  'outreach.read-campaigns': { does: 'Reads campaigns, whom they reach and what became of each mail.' },
  'outreach.write-campaign': { does: 'Writes a campaign and chooses whom it reaches.' },
  'outreach.send-campaign': { does: 'Sends a campaign, or stops it.' },
  'outreach.exclude-organisation': {
    does: 'Keeps an organisation out of campaigns, or lets it in again.',
    within: 'city officer: organisations with their seat in the own city',
  },
  'outreach.open-link': {
    does: 'Opens a personal link of a campaign, or ends its mails.',
    within: 'whoever has the link',
  },
  'overview.read': { does: 'Reads the figures, and the rows behind each.', within: OWN_CITY },
  'identity.sign-in': { does: 'Asks for a code and signs in with it.' },
  'identity.read-self': { does: 'Reads who is signed in.' },
  'identity.sign-out': { does: 'Ends the own sign-in.' },
  'identity.read-users': {
    does: 'Reads people and their roles.',
    within:
      'working group: those with a part in the programme, or found by a whole address; contact of trainers and coordinators',
  },
  'identity.change-roles': {
    does: 'Gives a person a role or ends it, with a reason.',
    within: 'administrator: every role; working group: trainer and coordinator; nobody to themselves',
  },
  'identity.invite': {
    does: 'Invites somebody to a role by a personal link, and withdraws the invitation.',
    within: 'the roles that one gives',
  },
  'identity.read-duplicates': {
    does: 'Sees people who may be one, and what a merge would move; tells pairs apart.',
  },
  'identity.merge-people': {
    does: 'Makes two people one, and takes it back within thirty days, with a reason.',
    within: 'not the own record; nobody with a role becomes part of another',
  },
  'identity.read-invitation': { does: 'Reads an invitation to a role.', within: 'whoever has the link' },
  'identity.accept-invitation': {
    does: 'Accepts an invitation to a role.',
    within: 'whoever is signed in with the address that it was sent to',
  },
  'mailer.read-mailbox': {
    does: 'Reads the mails that a demonstration caught.',
    within: 'in a demonstration only',
  },
  'graphql.read-node': {
    does: 'Reads a thing by its id.',
    within: 'what the permission of its type allows',
  },
  'reports.read': {
    does: 'Reads reports in every version.',
    within: 'chair and office: those that were submitted',
  },
  'reports.write': { does: 'Writes a report and submits it.' },
  'reports.forward': { does: 'Forwards a report for approval.', within: 'not one’s own' },
  'reports.return': { does: 'Returns a report with a comment.', within: 'not one’s own' },
  'reports.approve': { does: 'Approves a report.', within: 'not one’s own' },
  'audit.read': { does: 'Reads who changed what.' },
  'graphql.run-adhoc': { does: 'Runs documents that are not of the web build, within the limits.' },
  'identity.confirm-sign-in': { does: 'Proves anew who one is, by passkey or authenticator.' },
  'identity.manage-own-sign-in': {
    does: 'Manages the own passkeys and authenticator, and ends own sign-ins.',
  },
  'identity.read-recoveries': { does: 'Reads who asked for help with a lost passkey.' },
  'identity.recover-others': {
    does: 'Lets somebody make a new passkey; two administrators together.',
    within: 'not oneself',
  },
  'exports.create': {
    does: 'Takes a list along as a file.',
    within: 'what the list shows to whoever asks; the audit keeps who took which',
  },
  'privacy.read-register': { does: 'Reads what is held about people, why and for how long.' },
  'privacy.read-own': { does: 'Reads what is held about oneself, and the history of one’s consents.' },
  'privacy.change-own': { does: 'Corrects the own name and language, gives and withdraws consents.' },
  'privacy.export-own': { does: 'Takes a copy of everything that is held about oneself.' },
  'privacy.change-contact': {
    does: 'Changes the own address, by a code sent to the new one.',
    within: 'whoever has a passkey, an authenticator or a role that asks for one proves it freshly',
  },
  'privacy.erase-own': { does: 'Asks for the own erasure, and takes it back within 14 days.' },
  'privacy.erase': { does: 'Asks for the erasure of somebody who cannot do it themselves, with a reason.' },
  'privacy.read-retention': {
    does: 'Reads how long data are kept, how much is due for deletion and when it last ran.',
  },
};
