import { Injectable } from '@nestjs/common';

/** What makes the first requests as fast as the later ones, and the start slower. The app says when: once it listens. */
@Injectable()
export class WarmUp {
  private readonly steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.steps.splice(0)) await step();
  }
}
