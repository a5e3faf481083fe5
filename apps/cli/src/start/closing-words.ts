import type { Role } from '#authz';
import type { Config } from '#config';
import pc from 'picocolors';
import { DEMO_PERSONS } from '../demo/index.js';

/** What there is to see for a role at this stage; the others find the public pages. */
const SEES: Partial<Record<Role, string>> = {
  TRAINER: 'the rosters of their own sessions',
  WORKING_GROUP: 'every session and roster; moves and cancels',
  ADMINISTRATOR: 'every session and roster; moves and cancels',
};

/** What `npm start` ends with: the address, the mailbox, how to sign in. Always `localhost`: the sign-in
 *  cookie of a page under a bare number is refused by browsers. */
export function closingWords(config: Config, folder: string): string {
  const address = config.publicUrl;
  const lines = [
    '',
    `  ${pc.bold('Samaki is ready')}   ${pc.bold(pc.green(address))}`,
    '',
    `  Sessions     ${address}/km   ${address}/en`,
    config.smtpUrl === undefined
      ? `  Mailbox      ${address}/mailbox   every mail that is sent is caught here`
      : '  Mail         goes out by SMTP_URL',
    `  GraphQL      ${address}/graphql`,
    '',
  ];
  if (config.isDemo) {
    lines.push(`  Sign in with one click at ${address}/en/sign-in as`);
    for (const { role, name } of DEMO_PERSONS) {
      const called = role.toLowerCase().replaceAll('_', ' ').padEnd(27);
      lines.push(`    ${called}${name.en.padEnd(16)} ${pc.dim(SEES[role] ?? '')}`.trimEnd());
    }
    lines.push('');
  }
  lines.push(
    pc.dim(`  Data and logs in ${folder}. Ctrl-C stops; the next start goes on with the data kept.`),
    '',
    '',
  );
  return lines.join('\n');
}
