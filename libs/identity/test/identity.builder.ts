import { ModulesContainer } from '@nestjs/core';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS, type Role, SYSTEM } from '#authz';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import {
  AcceptInvitationService,
  Authenticators,
  ChangeRoleService,
  deriveCode,
  Enrolments,
  FirstAdministratorService,
  IDENTITY_ENTITIES,
  InvitationReads,
  Invitations,
  newToken,
  type OpenedSignIn,
  OwnPasskeys,
  parseContact,
  PasskeyChallenges,
  PasskeyProof,
  type PasskeyPurpose,
  People,
  RecoverSignInService,
  RequestSignInCodeService,
  RoleGrants,
  RoleScopes,
  RoleScopeSources,
  SignInChanges,
  SignInList,
  type SignInMethod,
  type SignInResult,
  SignIns,
  SignInService,
  SignInWithPasskeyService,
  UserReads,
} from '#identity';
import { type Locale, type LocalizedText, newId } from '#kernel';
import { SealedValues } from '#privacy';
import { SoftwareAuthenticator, TEST_SECRET, type TestDatabase } from '#testing';

export const ORIGIN = 'https://samaki.example';

/** Stands for the cities or organisations of a lib above. */
export class KnownScopes extends RoleScopes {
  readonly idPrefix = 'scp';
  constructor(
    readonly role: Role,
    readonly names: ReadonlyMap<string, LocalizedText>,
  ) {
    super();
  }

  override namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    return Promise.resolve(new Map([...this.names].filter(([id]) => ids.includes(id))));
  }
}

export const BATTAMBANG = newId();
export const LOTUS = newId();

/** The domain of identity in the api's role, put together by hand. */
/** A person who reads of themselves. */
export const themselves = (personId: string): Actor => ({ ...ANONYMOUS, kind: 'person', personId });

export async function composeIdentity(db: TestDatabase, more: Record<string, string> = {}) {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    PUBLIC_URL: ORIGIN,
    ...more,
  });
  const dataSource = await createDataSource(db.url, 'samaki_app', {
    entities: IDENTITY_ENTITIES,
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  const audit = new AuditTrail();
  const roleGrants = new RoleGrants(audit, new SealedValues());
  const signIns = new SignIns(unitOfWork, roleGrants, audit, config);
  const requests = new RequestSignInCodeService(unitOfWork, config);
  const signIn = new SignInService(unitOfWork, signIns, audit, config);
  const people = new People(unitOfWork);
  const scopes = new RoleScopeSources(new ModulesContainer());
  scopes.register(
    new KnownScopes('CITY_OFFICER', new Map([[BATTAMBANG, { km: 'បាត់ដំបង', en: 'Battambang' }]])),
  );
  scopes.register(
    new KnownScopes('COORDINATOR', new Map([[LOTUS, { km: 'សណ្ឋាគារផ្កាឈូក', en: 'Lotus Hotel' }]])),
  );
  const invitations = new Invitations(people, scopes, audit, config);
  const invitationReads = new InvitationReads(unitOfWork, scopes);
  const acceptInvitation = new AcceptInvitationService(unitOfWork, roleGrants, scopes, audit);

  const changeRole = new ChangeRoleService(unitOfWork, roleGrants, scopes);
  const users = new UserReads(unitOfWork, scopes);
  const enrolments = new Enrolments(unitOfWork, config);
  const changes = new SignInChanges(audit, new SealedValues());
  const challenges = new PasskeyChallenges(unitOfWork, enrolments, config);
  const passkeySignIn = new SignInWithPasskeyService(
    unitOfWork,
    new PasskeyProof(challenges, audit, config),
    signIns,
  );
  const passkeys = new OwnPasskeys(unitOfWork, challenges, enrolments, signIns, changes, config);
  const authenticators = new Authenticators(unitOfWork, enrolments, signIns, changes, config);
  const recovery = new RecoverSignInService(unitOfWork, changes);
  const firstAdministrator = new FirstAdministratorService(unitOfWork, people, roleGrants, signIns);
  const list = new SignInList(unitOfWork, audit);

  /** Somebody with this contact. Answers the id. */
  const aPerson = (contact: string, fullName = 'Sok Dara', locale: Locale = 'km'): Promise<string> => {
    const parsed = parseContact(contact);
    if (!parsed.ok) throw new Error(`${contact} is no contact`);
    return unitOfWork.run((tx) => people.findOrAdd(tx, { fullName, contact: parsed.value, locale }));
  };
  /** Somebody with these roles, signed in. */
  const anActor = async (
    contact: string,
    fullName: string,
    ...roles: { role: Role; scopeId: string | null }[]
  ): Promise<Actor & { personId: string; token: string }> => {
    const personId = await aPerson(contact, fullName);
    for (const { role, scopeId } of roles)
      await db.ownerSql(
        'insert into role_grants (id, person_id, role, scope_id) values (gen_random_uuid(), $1, $2, $3)',
        [personId, role, scopeId],
      );
    const { actor, token } = await unitOfWork.run((tx) =>
      signIns.open(tx, personId, 'PASSKEY', { previousToken: undefined }),
    );
    return { ...actor, personId, token };
  };
  /** Asks for a code from a browser; answers what its mail would carry. */
  const ask = async (
    email: string,
    browserToken = newToken(),
    network?: string,
  ): Promise<{ code: string; browserToken: string; id: string }> => {
    const asked = await requests.requestCode({
      email,
      locale: 'km',
      browserToken,
      ...(network !== undefined && { network }),
    });
    if (!asked.ok) throw new Error(asked.refusal.code);
    const [row] = await db.ownerSql<{ id: string }>(
      'select id from sign_in_codes where lower(email) = lower($1) order by created_at desc, id desc limit 1',
      [email.trim()],
    );
    return { code: deriveCode(TEST_SECRET, row!.id), browserToken, id: row!.id };
  };
  /** Somebody signed in this way. */
  const open = (personId: string, method: SignInMethod = 'EMAIL_CODE'): Promise<OpenedSignIn> =>
    unitOfWork.run((tx) => signIns.open(tx, personId, method, { previousToken: undefined }));
  const give = (personId: string, role: Role, scopeId: string | null = null): Promise<unknown> =>
    unitOfWork.run((tx) => roleGrants.grant(tx, SYSTEM, personId, { role, scopeId }));
  /** A challenge for somebody's browser. Throws the refusal's code. */
  const challenge = async (purpose: PasskeyPurpose, actor: Actor = ANONYMOUS, browserToken = newToken()) => {
    const asked = await challenges.ask(actor, purpose, browserToken);
    if (!asked.ok) throw new Error(asked.refusal.code);
    return { ...asked.value, browserToken };
  };
  /** Adds a passkey; answers it, or the refusal's code. */
  const addPasskey = async (
    actor: Actor,
    name = 'Phone',
  ): Promise<{ authenticator: SoftwareAuthenticator; signIn: OpenedSignIn }> => {
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const { challengeId, options, browserToken } = await challenge('ADD', actor);
    const response = authenticator.create(options as never);
    const added = await passkeys.add(actor, { challengeId, response, browserToken, name });
    if (!added.ok) throw new Error(added.refusal.code);
    return { authenticator, signIn: added.value };
  };
  /** Guesses, perhaps as somebody chosen. */
  const guess = async (
    email: string,
    code: string,
    browserToken: string | undefined,
    personId?: string,
  ): Promise<string> =>
    outcomeOf(await signIn.signIn({ email, code, browserToken, personId, previousToken: undefined }));
  return {
    config,
    dataSource,
    unitOfWork,
    roleGrants,
    signIns,
    requests,
    signIn,
    people,
    scopes,
    invitations,
    invitationReads,
    acceptInvitation,
    changeRole,
    users,
    enrolments,
    challenges,
    passkeySignIn,
    passkeys,
    authenticators,
    recovery,
    firstAdministrator,
    list,
    open,
    give,
    challenge,
    addPasskey,
    aPerson,
    anActor,
    ask,
    guess,
    close: () => dataSource.destroy(),
  };
}

export type Identity = Awaited<ReturnType<typeof composeIdentity>>;

/** What a guess came to: the refusal's code, IN, or WHO and the names to choose from. */
export function outcomeOf(result: SignInResult): string {
  if (!result.ok) return result.refusal.code;
  if (!('colleagues' in result.value)) return 'IN';
  return `WHO ${result.value.colleagues.map(({ fullName }) => fullName).join(', ')}`;
}

/** The sign-in that a guess opened. Throws what it came to when it opened none. */
export function opened(result: SignInResult): OpenedSignIn {
  if (!result.ok || 'colleagues' in result.value) throw new Error(outcomeOf(result));
  return result.value;
}

/** Another code of eight digits. */
export const wrong = (code: string, by = 1): string =>
  String((Number(code) + by) % 100_000_000).padStart(8, '0');
