/* Installs some hundred packages, which takes a minute or two and needs the registry: for the gate. */
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Child } from '#testing';
import { Installation, statusOf, threePorts } from './installation.js';

const MINUTES = 60_000;

describe('npm start, from nothing but the repository', () => {
  let installed: Installation;
  let launcher: Child | undefined;
  afterAll(async () => {
    await launcher?.kill('SIGTERM');
    installed.remove();
  });

  it(
    'installs, builds and serves',
    async () => {
      installed = new Installation({ name: 'samaki', bare: true });
      const port = await threePorts();

      launcher = await installed.start(port, 8 * MINUTES);

      expect(launcher.log).toMatch(/Installing packages[^]*Building the server/);
      expect(await statusOf(`http://localhost:${port}/health/ready`)).toBe(200);
      expect(await launcher.kill('SIGINT')).toBe(0);
    },
    10 * MINUTES,
  );
});
