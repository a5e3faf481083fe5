// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aSession } from '../../testing/sessions';
import { renderInEnglish } from '../../testing/speak';
import { WriteCampaignPage } from './write-campaign-page';

afterEach(cleanup);

describe('WriteCampaignPage', () => {
  it('offers no session that has been cancelled', () => {
    const sessions = [aSession({ id: 'ses_held' }), aSession({ id: 'ses_called-off', state: 'CANCELLED' })];
    renderInEnglish(<WriteCampaignPage campaign={null} sessions={sessions} submission={null} />);

    const offered = screen.getAllByRole<HTMLOptionElement>('option').map(({ value }) => value);
    expect(offered).toEqual(['', 'ses_held']);
  });
});
