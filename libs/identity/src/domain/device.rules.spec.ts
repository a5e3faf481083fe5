import { deviceOf } from './device.rules.js';

const words = (userAgent: string | undefined): string => {
  const { browser, system } = deviceOf(userAgent);
  return `${browser} ${system}`;
};

describe('the words for a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
      'CHROME ANDROID',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'FIREFOX WINDOWS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
      'SAFARI IOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36 Edg/129.0',
      'EDGE MACOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Safari/537.36',
      'SAMSUNG ANDROID',
    ],
    ['curl/8.5.0', 'OTHER OTHER'],
    ['', 'OTHER OTHER'],
    [undefined, 'OTHER OTHER'],
    ['x'.repeat(100_000), 'OTHER OTHER'],
  ])('are read from case %#', (userAgent, expected) => {
    expect(words(userAgent)).toBe(expected);
  });
});
