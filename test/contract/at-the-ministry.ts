import type { FakeProvider } from '#testing';
import type { TestBrowser } from '../security/sign-in-world.js';

/** Who goes to the ministry, and what for. */
export interface Going {
  readonly purpose?: string;
  readonly sub: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly invitationToken?: string;
}

/** Back from the ministry: IN, or the code of the refusal. */
export async function finish(browser: TestBrowser, back: string): Promise<string> {
  const input = { provider: 'moi', query: new URL(back).search.slice(1) };
  const answer = await browser.mutate('finishWithProvider', input, 'viewer { signedIn roles }');
  return answer.errors[0]?.code ?? 'IN';
}

/** The way to `moi` and back, through the api. */
export class AtTheMinistry {
  constructor(private readonly moi: FakeProvider) {}

  /** The address at the ministry. Throws the code of a refusal. */
  async begin(
    browser: TestBrowser,
    { purpose = 'SIGN_IN', invitationToken }: Partial<Going>,
  ): Promise<string> {
    const input = { provider: 'moi', purpose, invitationToken };
    const { address, errors } = await browser.mutate('beginWithProvider', input, 'address');
    if (errors[0]) throw new Error(errors[0].code);
    return address as string;
  }

  async go(browser: TestBrowser, going: Going): Promise<string> {
    return finish(browser, this.moi.signIn(await this.begin(browser, going), going));
  }
}
