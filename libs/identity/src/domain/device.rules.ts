export const BROWSERS = [
  'CHROME',
  'EDGE',
  'FIREFOX',
  'SAFARI',
  'SAMSUNG',
  'OPERA',
  'TELEGRAM',
  'OTHER',
] as const;
export type Browser = (typeof BROWSERS)[number];
export const SYSTEMS = ['ANDROID', 'IOS', 'WINDOWS', 'MACOS', 'LINUX', 'OTHER'] as const;
export type System = (typeof SYSTEMS)[number];

/** What a person recognises their device by. */
export interface Device {
  readonly browser: Browser;
  readonly system: System;
}

export const UNKNOWN_DEVICE: Device = { browser: 'OTHER', system: 'OTHER' };

/** In this order: most browsers also call themselves by the name of an older one. */
const BROWSER_MARKS: readonly (readonly [string, Browser])[] = [
  ['telegram', 'TELEGRAM'],
  ['samsungbrowser/', 'SAMSUNG'],
  ['edg', 'EDGE'],
  ['opr/', 'OPERA'],
  ['firefox/', 'FIREFOX'],
  ['fxios/', 'FIREFOX'],
  ['crios/', 'CHROME'],
  ['chrome/', 'CHROME'],
  ['safari/', 'SAFARI'],
];
const SYSTEM_MARKS: readonly (readonly [string, System])[] = [
  ['android', 'ANDROID'],
  ['iphone', 'IOS'],
  ['ipad', 'IOS'],
  ['windows', 'WINDOWS'],
  ['mac os x', 'MACOS'],
  ['linux', 'LINUX'],
];

const LONGEST = 500;

/** Two words out of what a browser calls itself; versions and models are not kept. Never throws. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, LONGEST).toLowerCase();
  const found = <Word>(marks: readonly (readonly [string, Word])[]): Word | 'OTHER' =>
    marks.find(([mark]) => text.includes(mark))?.[1] ?? 'OTHER';
  return { browser: found(BROWSER_MARKS), system: found(SYSTEM_MARKS) };
}
