// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { MailPage } from './mail-page';

afterEach(cleanup);

describe('MailPage', () => {
  it.each([
    [
      'Give up your seat (http://localhost/en/tickets/7KQ4/cancel) early.',
      'http://localhost/en/tickets/7KQ4/cancel',
    ],
    ['Open http://localhost/en/tickets/7KQ4.', 'http://localhost/en/tickets/7KQ4'],
    ['http://localhost/en/i/a-token?l=km', 'http://localhost/en/i/a-token?l=km'],
  ])('links the address of "%s" without what surrounds it', (text, address) => {
    renderInEnglish(
      <MailPage
        mail={{
          id: 'eml_0192f0c1a0007000800000000000000a',
          to: 'sreymom@example.org',
          from: 'Samaki',
          subject: 'Your seat',
          caughtAt: '2026-11-24T03:00:00.000Z',
          html: null,
          text,
          attachments: [],
        }}
      />,
    );

    expect(screen.getByRole('link', { name: address }).getAttribute('href')).toBe(address);
  });
});
