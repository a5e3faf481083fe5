import { UseGuards } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RegisterForSessionInput, RegisterForSessionPayload } from './registrations.types.js';
import { RegistrationsService } from './registrations.service.js';
import { type SignedInRequest, SignInGuard } from './sign-in.guard.js';

@Resolver()
export class RegistrationsResolver {
  constructor(private readonly registrations: RegistrationsService) {}

  @Query(() => Boolean)
  alive(): boolean {
    return true;
  }

  @Mutation(() => RegisterForSessionPayload)
  @UseGuards(SignInGuard)
  registerForSession(
    @Args('input') input: RegisterForSessionInput,
    @Context('req') { signIn }: SignedInRequest,
  ): Promise<RegisterForSessionPayload> {
    return this.registrations.register(input, signIn ?? null);
  }
}
