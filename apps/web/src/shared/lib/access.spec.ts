import { describe, expect, it } from 'vitest';
import { admit } from './access';
import { NOBODY, type ViewerFacts } from './frame';

const as = (viewer: ViewerFacts) => ({ viewer: () => Promise.resolve(viewer) });
const chair: ViewerFacts = {
  signedIn: true,
  roles: ['CHAIR'],
  withheldRoles: [],
  permissions: ['reports.approve'],
  person: { fullName: 'Sok Dara' },
};

describe('admit', () => {
  it('lets in those with the permission or the role', async () => {
    expect(await admit(as(chair), 'reports.approve')).toBe(chair);
    expect(await admit(as(chair), ['WORKING_GROUP', 'CHAIR'])).toBe(chair);
  });

  it('asks those who are not signed in to sign in, and refuses the others', async () => {
    await expect(admit(as(NOBODY), 'reports.approve')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(admit(as(chair), 'reports.write')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(admit(as(chair), ['COORDINATOR'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks those whose role waits for a stronger sign-in to prove that it is they', async () => {
    const waiting: ViewerFacts = { ...chair, roles: [], withheldRoles: ['CHAIR'], permissions: [] };
    await expect(admit(as(waiting), 'reports.approve')).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
  });
});
