/* What may stand in a log line. Personal data, codes, cookies, tokens and variables of requests never do
   (research: reliability, L2). Two nets: a field with a telling name is blanked whole, and every remaining text
   is searched for what looks like an address, a number, a quotation or a key. */

const BLANK = '[redacted]';
const MAX_DEPTH = 5;
const MAX_TEXT = 2_000;

/** Field names whose value is never written, at any depth. `errorCode` and the like are not meant: see ALLOWED. */
const TELLING =
  /name|mail|phone|contact|organi[sz]ation|address|recipient|subject|code|cookie|token|secret|password|authori[sz]ation|variables?|parameters?|body|headers?|query|input|detail|values?|^(to|from|key|text|html|ip)$/i;

/** Fields that sound personal and are not. */
const ALLOWED = new Set([
  'errorCode',
  'sqlState',
  'operationName',
  'statusCode',
  'exitCode',
  'hostname',
  'jobName',
  'queueName',
  'errorName',
  'eventName',
  'serviceName',
]);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Begun only where a word begins, so that a long one without an @ is read once.
  [/(?<![^\s@"'<>])[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g, '[mail]'],
  [/\b(?:postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s/@]*@/gi, '[credentials]@'],
  [/"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»/g, '[quoted]'],
  [/(?<!\w)'[^']*'(?!\w)/g, '[quoted]'],
  [/=\s*\([^)]*\)/g, '=([values])'],
  // Any script but Latin: names and free texts of people; our own messages are English.
  [/[\u0370-\u1fff\u2c00-\uffff]+/g, '[text]'],
];

/** Digits that stand alone: phones and sign-in codes. Parts of a uuid, a time or a file position are kept. */
const LOOSE_DIGITS = /(?<![\w:.-])\+?\d[\d .-]{4,}\d(?![\w:.-]*[a-z])/gi;
const LONG_KEY = /\b(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9_-]{40,}\b/g;

/** The text without anything that could be about a person or open a door. */
export function scrub(text: string): string {
  let clean = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
  return clean.replace(LONG_KEY, '[key]').replace(LOOSE_DIGITS, '[digits]');
}

/** An error as it may be logged: its name, code and frames, and its message scrubbed. What a database says about
 *  a row (`detail`, parameters, the statement) is left out. */
export function safeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const more = error as {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
    routine?: unknown;
    cause?: unknown;
  };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    message: scrub(error.message),
    ...(typeof more.code === 'string' && { errorCode: scrub(more.code) }),
    ...(typeof more.constraint === 'string' && { constraint: scrub(more.constraint) }),
    ...(typeof more.table === 'string' && { table: scrub(more.table) }),
    ...(frames.length > 0 && { stack: frames.slice(0, 12).join('\n') }),
    ...(more.cause instanceof Error && depth < 2 && { cause: safeError(more.cause, depth + 1) }),
  };
}

/** The fields of a log line with everything personal blanked. Copies; the argument stays as it is. */
export function safeFields(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Error) return safeError(value);
  if (value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return BLANK;
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => safeFields(item, depth + 1));
  const entries = Object.entries(value).map(([key, field]) => {
    const blank = TELLING.test(key) && !ALLOWED.has(key) && field !== null && field !== undefined;
    return [key, blank ? BLANK : safeFields(field, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}
