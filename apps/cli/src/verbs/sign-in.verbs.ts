import { AuditTrail } from '#audit';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import {
  FirstAdministratorService,
  IDENTITY_ENTITIES,
  People,
  RecoverSignInService,
  RoleGrants,
  SECRET_HOURS,
  SignInChanges,
  SignIns,
} from '#identity';
import { SealedValues } from '#privacy';
import { onDatabase } from '../on-database.js';
import { UsageError, type Verb } from '../verb.js';

/** Runs `work` with the services of identity, in the role of the api. */
function withIdentity<T>(
  work: (services: {
    firstAdministrator: FirstAdministratorService;
    recovery: RecoverSignInService;
    config: Config;
  }) => Promise<T>,
): Promise<T> {
  return onDatabase(async (url) => {
    const config = Config.read({ ...process.env, DATABASE_URL: url });
    const dataSource = createDataSource(url, 'samaki_app', { entities: IDENTITY_ENTITIES, poolSize: 1 });
    await dataSource.initialize();
    try {
      const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
      const audit = new AuditTrail();
      const roleGrants = new RoleGrants(audit, new SealedValues());
      const signIns = new SignIns(unitOfWork, roleGrants, audit, config);
      const people = new People(unitOfWork);
      return await work({
        config,
        firstAdministrator: new FirstAdministratorService(unitOfWork, people, roleGrants, signIns),
        recovery: new RecoverSignInService(unitOfWork, new SignInChanges(audit, new SealedValues())),
      });
    } finally {
      await dataSource.destroy();
    }
  });
}

/** Prints the secret that makes the first administrator, while there is none. Exit code 1 when there is one. */
export const firstAdministratorVerb: Verb = {
  name: 'first-administrator',
  summary: 'prints, once, the secret with which the first administrator comes in',
  run: (args, voice) => {
    if (args.length > 0) throw new UsageError('Nothing follows the verb.');
    return withIdentity(async ({ firstAdministrator, config }) => {
      const made = await firstAdministrator.makeSecret();
      if (!made.ok) throw new Error('There is an administrator already. Ask them for an invitation.');
      const address = `${config.publicUrl}/en/first-administrator`;
      const { secret, expiresAt } = made.value;
      voice.answer(
        { address, secret, expiresAt: expiresAt.toISOString() },
        `Open ${address} and type this secret there, within ${SECRET_HOURS} hours and once:\n\n  ${secret}\n`,
      );
      return 0;
    });
  },
};

/** Lets somebody of the programme begin anew who lost their passkey. Exit code 1 when nobody such is there. */
export const recoverSignInVerb: Verb = {
  name: 'recover-sign-in',
  usage: '<e-mail address>',
  summary:
    'lets somebody who lost the passkey begin anew; where there are two other administrators, they do it',
  run: ([email, ...more], voice) => {
    if (!email || more.length > 0) throw new UsageError('One e-mail address follows the verb.');
    return withIdentity(async ({ recovery }) => {
      const done = await recovery.atServer(email, 'recover-sign-in at the server');
      if (!done.ok)
        throw new Error(
          done.refusal.code === 'NOT_FOUND'
            ? 'Nobody has this address.'
            : 'This person signs in with a code and needs no recovery.',
        );
      voice.answer(
        { recovered: email },
        `${done.value.fullName} has no passkey any more and is signed in nowhere. For 24 hours a code by e-mail lets them make a new one.`,
      );
      return 0;
    });
  },
};
