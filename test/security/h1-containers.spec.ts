/* H1: what docker-compose.yml and deploy/Dockerfile let a process do that was broken into: as little as possible. Read here;
   what the image holds is tried in test/contract/image.spec.ts. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fromPackageRoot } from '#kernel';

interface Service {
  readonly user?: string;
  readonly privileged?: boolean;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly pids_limit?: number;
  readonly mem_limit?: string;
  readonly network_mode?: string;
  readonly pid?: string;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

const compose = (text: string): Record<string, Service> =>
  (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
const text = readFileSync(fromPackageRoot('docker-compose.yml'), 'utf8');
const dockerfile = readFileSync(fromPackageRoot('deploy', 'Dockerfile'), 'utf8');

/** PostgreSQL writes beside its data too; everything else has its folder and /tmp. */
const WRITES = ['postgres'];
/** What servers of others need before they step down, or to listen on 443. */
const NEEDED = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'NET_BIND_SERVICE'];
const OURS = ['migrate', 'api', 'worker', 'web'];

function faults(services: Record<string, Service>): string[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const rules: [string, boolean][] = [
      ['drops every capability', service.cap_drop?.join() === 'ALL'],
      ['takes back none that it does not need', (service.cap_add ?? []).every((one) => NEEDED.includes(one))],
      ['takes back none, being ours', !OURS.includes(name) || service.cap_add === undefined],
      ['gains no privileges', service.security_opt?.includes('no-new-privileges:true') === true],
      ['cannot write', WRITES.includes(name) || service.read_only === true],
      ['has a limit of processes', (service.pids_limit ?? 0) > 0 && service.pids_limit! <= 512],
      ['has a limit of memory', /^\d+[mg]$/.test(service.mem_limit ?? '')],
      ['is not privileged', service.privileged !== true && service.pid === undefined],
      ['has a network of its own', service.network_mode === undefined],
      ['reaches no socket of Docker', !(service.volumes ?? []).some((one) => one.includes('docker.sock'))],
      ['is not root, being ours', !OURS.includes(name) || !/^(0|root)/.test(service.user ?? '')],
      ['opens a port as the proxy alone', name === 'proxy' || service.ports === undefined],
    ];
    return rules.filter(([, kept]) => !kept).map(([rule]) => `${name} ${rule}`);
  });
}

describe('H1: every container', () => {
  it('has its limits', () => {
    const services = compose(text);
    expect(Object.keys(services)).toEqual(expect.arrayContaining([...OURS, 'postgres', 'redis', 'proxy']));
    expect(faults(services)).toEqual([]);
  });

  it.each(['cap_drop', 'read_only', 'pids_limit', 'mem_limit', 'security_opt'])(
    'without %s is found out',
    (setting) => {
      expect(
        faults(compose(text.replaceAll(new RegExp(`^ +${setting}:.*$`, 'gm'), ''))).length,
      ).toBeGreaterThan(3);
    },
  );
});

describe('H1: the image', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('runs as an ordinary user and installs nothing', () => {
    expect(last).toMatch(/\nUSER node\nCMD \[/);
    expect(last).not.toMatch(/^RUN .*(apt|apk|curl|wget|npm (ci|install))/m);
    expect(last).not.toMatch(/^(ADD|ENTRYPOINT .*sh)/m);
    expect(last).toContain('rm -rf /usr/local/lib/node_modules');
  });

  it('holds no secret', () => {
    expect(dockerfile).not.toMatch(/^(ARG|ENV).*(SECRET|PASSWORD|TOKEN|DATABASE_URL|SMTP_URL)/m);
    expect(readFileSync(fromPackageRoot('deploy', 'Dockerfile.dockerignore'), 'utf8').split('\n')[0]).toBe(
      '*',
    );
  });

  it('is asked for its health without a shell, and health is not readiness', () => {
    expect(text).not.toMatch(/CMD-SHELL/);
    const healthy = readFileSync(fromPackageRoot('deploy', 'healthy.mjs'), 'utf8');
    expect(healthy).toContain('/health/ready');
  });
});
