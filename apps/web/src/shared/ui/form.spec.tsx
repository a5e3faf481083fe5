// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import english from 'virtual:messages/en';
import { loadMessages } from '../lib/i18n';
import { ErrorSummary, fieldsOf, TextField } from './form';
import { LanguageProvider } from './language';

const errors = [{ field: 'contact', code: 'PHONE_TOO_SHORT', message: 'This phone number is too short.' }];

beforeAll(() => loadMessages('en', english));
afterEach(cleanup);

describe('ErrorSummary', () => {
  it('counts the mistakes and leads to each field', () => {
    render(
      <LanguageProvider locale="en" zone="Asia/Phnom_Penh">
        <ErrorSummary errors={errors} heading="register.error.heading" />
      </LanguageProvider>,
    );

    expect(screen.getByRole('alert').textContent).toContain('One thing to correct before you can register');
    expect(screen.getByRole('link', { name: 'This phone number is too short.' }).getAttribute('href')).toBe(
      '#contact',
    );
  });

  it('is not there without a mistake', () => {
    render(
      <LanguageProvider locale="en" zone="Asia/Phnom_Penh">
        <ErrorSummary errors={[]} heading="register.error.heading" />
      </LanguageProvider>,
    );

    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('TextField', () => {
  it('keeps what was typed and names its hint and its mistake', () => {
    render(
      <LanguageProvider locale="en" zone="Asia/Phnom_Penh">
        <TextField
          name="contact"
          label="register.contact"
          hint="register.contact.hint"
          value="០១២ ៤៥ ៦៧៨"
          errors={errors}
        />
      </LanguageProvider>,
    );

    const input = screen.getByLabelText<HTMLInputElement>('E-mail or phone number');
    expect(input.value).toBe('០១២ ៤៥ ៦៧៨');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toBe('contact-hint contact-error');
  });
});

describe('fieldsOf', () => {
  it('gives a field what was typed into it, and all mistakes of the form', () => {
    const field = fieldsOf({ values: { contact: '012' }, errors });

    expect([field('contact'), field('name'), fieldsOf(null)('contact')]).toEqual([
      { name: 'contact', value: '012', errors },
      { name: 'name', value: '', errors },
      { name: 'contact', value: '', errors: [] },
    ]);
  });
});
