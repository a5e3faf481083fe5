import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fromPackageRoot } from '#kernel';
import { PersonalDataSource, registerDocument } from '#privacy';
import { SUBJECTS } from './api.module.js';
import { providerClasses } from './resolver-classes.js';

/** Where the register is kept, for review. */
export const REGISTER_FILE = fromPackageRoot('docs', 'privacy-register.md');

/** Every source of personal data of the api, without what it works with: only what it says of itself is read. */
export async function personalDataSources(): Promise<PersonalDataSource[]> {
  const classes = await providerClasses(SUBJECTS);
  return classes
    .filter((type) => type.prototype instanceof PersonalDataSource)
    .map((type) => Reflect.construct(type, []) as PersonalDataSource);
}

export const registerText = async (): Promise<string> => registerDocument(await personalDataSources());

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(REGISTER_FILE, await registerText());
}
