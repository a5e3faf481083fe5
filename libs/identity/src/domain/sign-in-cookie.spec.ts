import { Config } from '#config';
import { signInCookies } from './sign-in-cookie.js';

const cookiesAt = (publicUrl: string, demo = '0') =>
  signInCookies(
    Config.read({
      DATABASE_URL: 'postgres://x@127.0.0.1/x',
      SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
      PUBLIC_URL: publicUrl,
      SAMAKI_DEMO: demo,
    }),
  );

describe('the sign-in cookies', () => {
  it.each(['https://samaki.example', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'are bound to the host and secure at %s',
    (publicUrl) => {
      expect(cookiesAt(publicUrl)).toEqual({
        token: '__Host-samaki',
        browser: '__Host-samaki-browser',
        isSecure: true,
      });
    },
  );

  it('are plain for a demonstration over http on another host', () => {
    expect(cookiesAt('http://192.168.1.20:3000', '1')).toEqual({
      token: 'samaki',
      browser: 'samaki-browser',
      isSecure: false,
    });
  });
});
