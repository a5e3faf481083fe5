// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import type { Submission } from '../lib/frame';
import { ConsolePage } from './console-page';
import { DecisionForm } from './decision-form';
import { formOf } from './form';

afterEach(cleanup);

const form = (submission: Submission | null) => (
  <DecisionForm
    action="/en/pledges/ple_1/decide"
    heading="Your decision"
    choices={[
      { value: 'ACCEPT', label: 'Accept', hint: 'The organisation is told.' },
      { value: 'DECLINE', label: 'Decline' },
    ]}
    reasonHint="Needed when you decline."
    submit="Save the decision"
    kept={{ version: '3' }}
    submission={submission}
  />
);

const sent = (): Record<string, unknown> =>
  Object.fromEntries(new FormData(document.querySelector('form') ?? undefined));

describe('DecisionForm', () => {
  it('chooses nothing beforehand and carries a fresh key and the version', () => {
    renderInEnglish(form(null));

    const { idempotencyKey, ...others } = sent();
    expect(idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(others).toEqual({ version: '3', reason: '' });
    expect(screen.getAllByRole('radio', { checked: false })).toHaveLength(2);
  });

  it('comes back with what was chosen and typed, what is wrong, and its key', () => {
    const submission: Submission = {
      form: 'decide',
      values: { decision: 'DECLINE', reason: 'Later', idempotencyKey: 'k'.repeat(32) },
      errors: [{ field: 'reason', code: 'REASON_TOO_SHORT', message: 'Say why, in a sentence.' }],
    };

    renderInEnglish(form(submission));

    expect(sent()).toEqual({
      idempotencyKey: 'k'.repeat(32),
      version: '3',
      decision: 'DECLINE',
      reason: 'Later',
    });
    expect(screen.getByLabelText('Reason').getAttribute('aria-describedby')).toBe('reason-hint reason-error');
  });
});

describe('formOf', () => {
  it('is what came back of that form alone', () => {
    const submission: Submission = { form: 'decide', values: {}, errors: [] };

    expect(formOf(submission, 'decide')).toBe(submission);
    expect(formOf(submission, 'withdraw')).toBeNull();
    expect(formOf(null, 'decide')).toBeNull();
  });
});

describe('ConsolePage', () => {
  it('begins with its sentence and puts mistakes into the title of the page', () => {
    renderInEnglish(
      <ConsolePage
        title="Three pledges wait for you"
        back={{ href: '/en/pledges', label: 'Pledges' }}
        errors={[{ field: 'reason', code: 'REASON_MISSING', message: 'Give a reason.' }]}
      >
        <p>The list</p>
      </ConsolePage>,
    );

    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Three pledges wait for you');
    expect(document.title).toBe('Error: Three pledges wait for you · Samaki');
    expect(screen.getByRole('link', { name: 'Give a reason.' }).getAttribute('href')).toBe('#reason');
  });
});
