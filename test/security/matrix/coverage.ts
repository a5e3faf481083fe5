/* Fields of the schema in which nothing of anybody's is ever seen here, each with the reason. */
export const NOT_ANSWERED: Readonly<Record<string, string>> = {
  'AnswerMailAbsence.*': 'nothing is open here that must be answered (test/contract/answer-mails.spec.ts)',
  'AnswerMailing.*': 'as AnswerMailRecipient and AnswerMailAbsence',
  'AnswerMailRecipient.*': 'nothing is open here that must be answered (test/contract/answer-mails.spec.ts)',
  'ApprovalDeputies.sessionsToDecide':
    'nobody here is a deputy yet (test/contract/approval-deputies.spec.ts)',
  'CaughtAttachment.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMail.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMailConnection.*': 'a demonstration alone catches mails; here the question is refused',
  'CaughtMailEdge.*': 'a demonstration alone catches mails; here the question is refused',
  'Course.prerequisites': 'no question asks a type within itself (test/contract/courses.spec.ts)',
  'Session.otherDates': 'no question asks a type within itself (test/contract/session-states.spec.ts)',
  'EnrolmentClash.*':
    'nobody on the lists here has a seat elsewhere at that hour (libs/registrations/test/enrol-booked-elsewhere.medium.spec.ts)',
  'EnrolmentLine.clash': 'as EnrolmentClash',
  'ListColumn.heading':
    'the lists here have no headings (libs/registrations/src/domain/list-columns.rules.spec.ts)',
  'PersonMerge.undoneAt': 'the merge here can be taken back (test/contract/people-merging.spec.ts)',
  'PersonMerge.undoneBy': 'the merge here can be taken back (test/contract/people-merging.spec.ts)',
  'PersonMergeUndoPreview.back': 'nothing was moved by the merge here (test/contract/people-merging.spec.ts)',
  'PersonMergeUndoPreview.stay': 'nothing was moved by the merge here (test/contract/people-merging.spec.ts)',
  'RequestedDomain.decidedAt': 'the list holds those that wait',
  'RequestedDomain.reason': 'the list holds those that wait',
  'SeatsAside.releaseHours': 'those here are kept to the start (test/contract/seats-aside.spec.ts)',
  'SessionRoom.failure': 'no room was tried here (test/contract/virtual-rooms.spec.ts)',
  'SessionRoom.triedAt': 'no room was tried here (test/contract/virtual-rooms.spec.ts)',
  'SheetAbsence.*': 'answered to an act: z2-matrix-of-acts',
  'SheetTicket.*': 'answered to an act: z2-matrix-of-acts',
  'SignInColleague.*': 'answered after a right code alone: test/contract/colleagues.spec.ts',
  'Ticket.endedBecause': 'every ticket here still holds (test/contract/change-a-seat.spec.ts)',
  'TicketMailAbsence.*': 'everybody here would be sent it (test/contract/ticket-mails.spec.ts)',
  'TicketMailing.without': 'as TicketMailAbsence',
  'TicketSheet.*': 'answered to an act: z2-matrix-of-acts',
  'WaitingGroupPlace.placeAfter':
    'the group here would have seats (libs/registrations/test/resize-group.medium.spec.ts)',
  'Viewer.withheldRoles':
    'everybody here is signed in as strongly as their roles ask (test/contract/step-up.spec.ts)',
};
