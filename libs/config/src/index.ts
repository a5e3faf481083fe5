export * from './config.js';
export * from './config.module.js';
export type { SignInProvider } from './sign-in-providers.rules.js';
