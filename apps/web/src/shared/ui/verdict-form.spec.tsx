// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { ActForm } from './act-form';
import { VerdictForm } from './verdict-form';

afterEach(cleanup);

const formOfButton = (name: string): { action: string | null; sent: Record<string, unknown> } => {
  const button = screen.getByRole<HTMLButtonElement>('button', { name });
  const form = button.form ?? undefined;
  return {
    action: form?.getAttribute('action') ?? null,
    sent: Object.fromEntries(new FormData(form, button)),
  };
};
const key: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);

describe('VerdictForm', () => {
  it('sends one of two decisions with the reason of its own row', () => {
    renderInEnglish(
      ['a', 'b'].map((of) => (
        <VerdictForm
          key={of}
          action={`/en/domains/${of}`}
          of={of}
          reason={`Why ${of}`}
          approve={`Approve ${of}`}
          decline={`Decline ${of}`}
        />
      )),
    );
    screen.getByLabelText<HTMLInputElement>('Why b').value = 'Not yours';

    expect(formOfButton('Approve a')).toEqual({
      action: '/en/domains/a',
      sent: { idempotencyKey: key, reason: '', decision: 'APPROVE' },
    });
    expect(formOfButton('Decline b')).toEqual({
      action: '/en/domains/b',
      sent: { idempotencyKey: key, reason: 'Not yours', decision: 'DECLINE' },
    });
  });
});

describe('ActForm', () => {
  it('sends what it needs to know, and is plain unless told otherwise', () => {
    renderInEnglish(
      <>
        <ActForm action="/en/cancel" fields={{ erasure: 'era_1' }}>
          Take it back
        </ActForm>
        <ActForm action="/en/give-up" tone="danger">
          Give up
        </ActForm>
      </>,
    );

    expect(formOfButton('Take it back')).toEqual({
      action: '/en/cancel',
      sent: { idempotencyKey: key, erasure: 'era_1' },
    });
    expect(screen.getAllByRole('button').map(({ className }) => className)).toEqual([
      'btn btn--second',
      'btn btn--danger',
    ]);
  });
});
