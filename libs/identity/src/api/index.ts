export * from './identity-api.module.js';
export { PERSON_PREFIX } from './viewer.mapper.js';
export { RoleEnum, ViewerType } from './viewer.type.js';
