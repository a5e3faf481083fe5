import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import english from '../../../../../locales/en/web.json';
import khmer from '../../../../../locales/km/web.json';

/** Names of the placeholders of a compiled message. */
function placeholders(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) =>
    Array.isArray(part)
      ? [String(part[0]), ...Object.values((part[2] ?? {}) as object).flatMap(placeholders)]
      : [],
  );
}

const named = (text: string): string[] => [...new Set(placeholders(compileMessage(text)))].toSorted();

describe('the sentences of the web', () => {
  it('are the same list in both languages', () => {
    expect(Object.keys(khmer)).toEqual(Object.keys(english));
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of Object.entries(english))
      expect([key, named(khmer[key as keyof typeof khmer])]).toEqual([key, named(text)]);
  });

  it('use Latin digits on screens', () => {
    for (const [key, text] of Object.entries(khmer))
      expect([key, /[\u17e0-\u17e9]/.test(text)]).toEqual([key, false]);
  });
});
