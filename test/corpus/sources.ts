import type { Program } from './program.js';

/** The sources that hold something, by their path. */
export const sourcesWith = ({ sources }: Program, pattern: RegExp): string[] =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);
