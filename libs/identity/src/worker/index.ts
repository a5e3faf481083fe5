export { IdentityWorkerModule, PURGE_SIGN_INS } from './identity-worker.module.js';
export { InvitationComposer } from './invitation.composer.js';
export { QueueInvitationMail } from './queue-invitation-mail.js';
export { QueueSignInMail } from './queue-sign-in-mail.js';
export { QueueRoleMail, RoleChangeComposer } from './role-change.composer.js';
export { SignInCodeComposer } from './sign-in-code.composer.js';
