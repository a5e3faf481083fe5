import { accountRoutes, signInCodeRoute, signInRoute } from '../features/account/account.routes';
import { auditRoutes } from '../features/audit/audit.routes';
import {
  anyOrganisationRoute,
  enrolChooseRoute,
  enrolRoute,
  membersRoute,
  organisationRoute,
  ticketSheetRoute,
} from '../features/coordinator/coordinator.routes';
import { groupRoute } from '../features/coordinator/group.routes';
import { ticketMailsRoute } from '../features/coordinator/ticket-mails.routes';
import { coursesRoutes } from '../features/courses/courses.routes';
import { wishesRoutes } from '../features/courses/wishes.routes';
import { experiencesRoutes } from '../features/courses/experiences.routes';
import { materialsRoutes } from '../features/courses/materials.routes';
import { pathsRoutes } from '../features/courses/paths.routes';
import { helpRoute } from '../features/help/help.routes';
import { privacyRoutes } from '../features/privacy/privacy.routes';
import { planningRoutes } from '../features/planning/planning.routes';
import { offerPledgeRoute, pledgeRoute, pledgesRoute } from '../features/pledges/pledges.routes';
import { organisationsRoute } from '../features/organisations/organisations.routes';
import { proposalRoutes } from '../features/organisations/proposals.routes';
import { outreachRoutes } from '../features/outreach/outreach.routes';
import { overviewRoute, overviewRowsRoute } from '../features/overview/overview.routes';
import { registerRoute } from '../features/registrations/register.route';
import { sessionRoute } from '../features/sessions/session.route';
import { seatLinkRoute } from '../features/registrations/seat-link.routes';
import { ticketChangeRoutes } from '../features/registrations/ticket-change.routes';
import { cancelTicketRoute, findTicketRoute, ticketRoute } from '../features/registrations/ticket.routes';
import { askTopicRoute, submissionRoute, topicRoute, topicsRoute } from '../features/topics/topics.routes';
import {
  editReportRoute,
  newReportRoute,
  reportRoute,
  reportsRoute,
} from '../features/reports/reports.routes';
import { peopleRoutes } from '../features/users/people.routes';
import { usersRoutes } from '../features/users/users.routes';
import { answerMailsRoute } from '../features/trainer/answer-mails.routes';
import { approvalsRoute } from '../features/trainer/approvals.routes';
import { deputyRoute } from '../features/trainer/deputy.routes';
import { sessionMaterialsRoutes } from '../features/trainer/materials.routes';
import { roomRoute } from '../features/trainer/room.routes';
import { asideRoute } from '../features/trainer/aside.routes';
import { questionsRoute } from '../features/trainer/questions.routes';
import { seatsRoute } from '../features/trainer/seats.routes';
import { mySessionsRoute, planRoute, rosterRoute } from '../features/trainer/trainer.routes';

/** Pages that only the server writes: what is somebody's own, and what nobody opens twice. */
export const serverRoutes = [
  sessionRoute,
  registerRoute,
  findTicketRoute,
  ticketRoute,
  cancelTicketRoute,
  ...ticketChangeRoutes,
  seatLinkRoute,
  signInRoute,
  signInCodeRoute,
  ...accountRoutes,
  ...coursesRoutes,
  ...wishesRoutes,
  ...pathsRoutes,
  ...experiencesRoutes,
  ...materialsRoutes,
  mySessionsRoute,
  rosterRoute,
  planRoute,
  approvalsRoute,
  deputyRoute,
  roomRoute,
  ...sessionMaterialsRoutes,
  seatsRoute,
  asideRoute,
  questionsRoute,
  answerMailsRoute,
  ...planningRoutes,
  topicsRoute,
  askTopicRoute,
  topicRoute,
  submissionRoute,
  pledgesRoute,
  offerPledgeRoute,
  pledgeRoute,
  ...outreachRoutes,
  overviewRoute,
  overviewRowsRoute,
  organisationsRoute,
  ...proposalRoutes,
  membersRoute,
  organisationRoute,
  anyOrganisationRoute,
  enrolChooseRoute,
  enrolRoute,
  ticketSheetRoute,
  ticketMailsRoute,
  groupRoute,
  reportsRoute,
  newReportRoute,
  editReportRoute,
  reportRoute,
  ...peopleRoutes,
  ...usersRoutes,
  ...auditRoutes,
  helpRoute,
  ...privacyRoutes,
] as const;
