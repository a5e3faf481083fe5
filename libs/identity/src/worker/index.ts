export { IdentityWorkerModule, PURGE_SIGN_INS } from './identity-worker.module.js';
export { QueueSignInMail } from './queue-sign-in-mail.js';
export { SignInCodeComposer } from './sign-in-code.composer.js';
export { QueueSignInChanged, SignInChangedComposer } from './sign-in-changed.js';
