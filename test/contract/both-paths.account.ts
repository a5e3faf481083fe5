import { createHash, randomBytes } from 'node:crypto';
import { deriveCode } from '#identity';
import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { generate } from 'otplib';
import { byCode, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';
import type { Body } from './support.js';

const ADDRESS = 'participant@both-paths.example';
const OFFICE = { fullName: 'Sok Nita', phone: '012 000 102', reason: 'She called us' };

/** One's own data. The new address is of the domain that the organisation of the coordinator asks for later. */
export const rightsSteps: Step[] = [
  step('PrivacyRegister', 'nobody'),
  step('ChangeConsent', 'PARTICIPANT', () => ({ input: { purpose: 'PHOTOGRAPHS', given: true } })),
  step('CorrectDetails', 'PARTICIPANT', () => ({ input: { fullName: 'Chan Sreymom', locale: 'en' } })),
  step('RequestContactChange', 'PARTICIPANT', () => ({ input: { email: ADDRESS } })),
  step('OwnDataPage', 'PARTICIPANT'),
  step('ConfirmContactChange', 'PARTICIPANT', async (w) => {
    const { id } = await w.row<{ id: string }>('select id from contact_changes where ended_at is null');
    return { input: { code: deriveCode(TEST_SECRET, id) } };
  }),
  step('ExportOwnData', 'PARTICIPANT', () => ({ input: { format: 'JSON', locale: 'km' } })),
  step('AskErasure', 'PARTICIPANT'),
  step('OwnDataPage', 'PARTICIPANT'),
  step('CancelErasure', 'PARTICIPANT'),
  step('AskErasureFor', 'WORKING_GROUP', () => ({ input: OFFICE })),
  step('PendingErasures', 'WORKING_GROUP'),
  step('RetentionPage', 'WORKING_GROUP'),
  step('CancelErasureFor', 'WORKING_GROUP', (w) => ({
    input: { erasureId: w.at('PendingErasures', 'nodes.0.id') },
  })),
];

const asks = (purpose: string) => step('AskPasskeyChallenge', 'PARTICIPANT', () => ({ input: { purpose } }));
const options = (w: World) => JSON.parse(w.at<string>('AskPasskeyChallenge', 'options')) as never;
const answers = (w: World) => ({
  input: {
    challengeId: w.at<string>('AskPasskeyChallenge', 'challengeId'),
    response: w.authenticator.get(options(w)),
  },
});
const providerAnswer = (w: World): Body => {
  const back = w.provider.signIn(w.at('BeginWithProvider', 'address'), { sub: 'moi-4711' });
  return { input: { provider: 'moi', query: new URL(back).search.slice(1) } };
};
const passkey = (w: World): string => w.at('Account', 'passkeys.0.id');
const secret = (w: World): string =>
  new URL(w.at<string>('BeginAuthenticator', 'uri')).searchParams.get('secret') ?? '';

/** How the participant signs in: a passkey in software, and an authenticator. */
export const accountSteps: Step[] = [
  asks('ADD'),
  step('AddPasskey', 'PARTICIPANT', (w) => ({
    input: {
      challengeId: w.at<string>('AskPasskeyChallenge', 'challengeId'),
      response: w.authenticator.create(options(w)),
      name: 'Phone',
    },
  })),
  step('Account', 'PARTICIPANT'),
  step('SignInPage', 'nobody'),
  step('BeginWithProvider', 'PARTICIPANT', () => ({ input: { provider: 'moi', purpose: 'LINK' } })),
  step('FinishWithProvider', 'PARTICIPANT', providerAnswer),
  step('UnlinkProvider', 'PARTICIPANT', () => ({ input: { provider: 'moi' } })),
  step('RenamePasskey', 'PARTICIPANT', (w) => ({ input: { passkeyId: passkey(w), name: 'Old phone' } })),
  asks('CONFIRM'),
  step('ConfirmWithPasskey', 'PARTICIPANT', answers),
  asks('SIGN_IN'),
  step('SignInWithPasskey', 'PARTICIPANT', answers),
  step('BeginAuthenticator', 'PARTICIPANT'),
  step('Account', 'PARTICIPANT'),
  step('ConfirmAuthenticator', 'PARTICIPANT', async (w) => ({
    input: { code: await generate({ secret: secret(w), epoch: (await w.db.now()).getTime() / 1000 }) },
  })),
  step('ConfirmWithCode', 'PARTICIPANT', (w) => ({
    input: { code: w.at('ConfirmAuthenticator', 'recoveryCodes.0') },
  })),
  step('ConfirmChoices', 'PARTICIPANT'),
  step('Account', 'PARTICIPANT', async (w) => {
    const cookie = w.cookies.get('PARTICIPANT')!;
    await w.enter('PARTICIPANT');
    w.cookies.set('PARTICIPANT', cookie);
    return {};
  }),
  step('EndSignIn', 'PARTICIPANT', (w) => {
    const signIns = w.at<{ id: string; current: boolean }[]>('Account', 'signIns');
    return { input: { signInId: signIns.find(({ current }) => !current)!.id } };
  }),
  step('EndOtherSignIns', 'PARTICIPANT'),
  step('RemovePasskey', 'PARTICIPANT', (w) => ({ input: { passkeyId: passkey(w) } })),
  step('RemoveAuthenticator', 'PARTICIPANT'),
  step(
    'LetGoPasskeys',
    'nobody',
    async (w): Promise<Body> => {
      await w.ask('BeginAuthenticator', {}, 'PARTICIPANT');
      return {};
    },
    { cookie: (w) => byCode(w, ADDRESS) },
  ),
];

/** It needs a programme without an administrator. */
export const lastSteps: Step[] = [
  step('ClaimFirstAdministrator', 'nobody', async (w) => {
    const secret = randomBytes(32).toString('base64url');
    await w.db.ownerSql(`delete from role_grants where role = 'ADMINISTRATOR'`);
    await w.db.ownerSql(
      `insert into first_administrator_secrets (id, secret_hash, expires_at) values ($1, $2, app_now() + interval '1 day')`,
      [newId(), createHash('sha256').update(secret).digest()],
    );
    return { input: { secret, fullName: 'Sok Dara', email: 'first@both-paths.example', locale: 'km' } };
  }),
];
