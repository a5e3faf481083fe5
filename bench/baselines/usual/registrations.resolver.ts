import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RegisterForSessionInput, RegisterForSessionPayload } from './registrations.types.js';
import { RegistrationsService } from './registrations.service.js';

@Resolver()
export class RegistrationsResolver {
  constructor(private readonly registrations: RegistrationsService) {}

  @Query(() => Boolean)
  alive(): boolean {
    return true;
  }

  @Mutation(() => RegisterForSessionPayload)
  registerForSession(@Args('input') input: RegisterForSessionInput): Promise<RegisterForSessionPayload> {
    return this.registrations.register(input);
  }
}
