import { createHash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { SIGN_IN_COOKIE } from '../../support/sign-in-cookie.js';
import { RoleGrant, SignIn } from './entities.js';

export interface SignedInRequest {
  readonly headers: { readonly cookie?: string };
  signIn?: SignIn;
  roles?: string[];
}

/** Who asks, by the token in the cookie, and what they may. Nobody is asked to sign in here. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { req } = GqlExecutionContext.create(context).getContext<{ req: SignedInRequest }>();
    const { cookie } = req.headers;
    if (!cookie) return true;
    const tokenHash = createHash('sha256')
      .update(cookie.slice(SIGN_IN_COOKIE.length + 1))
      .digest();
    const { manager } = this.dataSource;
    const signIn = await manager.findOneBy(SignIn, {
      tokenHash,
      endedAt: IsNull(),
      expiresAt: MoreThan(new Date()),
    });
    if (!signIn || signIn.lastSeenAt.getTime() + signIn.idleMinutes * 60_000 < Date.now()) return false;
    req.signIn = signIn;
    req.roles = (await manager.findBy(RoleGrant, { personId: signIn.personId })).map(({ role }) => role);
    return true;
  }
}
