import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { fromPackageRoot } from '#kernel';
import { CHROMIUM_ARGS, findChromium } from '#testing';

/** No name but that of this machine is ever resolved: a page that asks another host reaches nobody. */
const NO_OTHER_HOST = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/** Starts the browser without a window. Throws when the machine has none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium: install it, or name it in CHROMIUM_PATH');
  const folder = mkdtempSync(path.join(tmpdir(), 'samaki-fonts-'));
  const env = { ...process.env, FONTCONFIG_FILE: fontsOfAReader(folder) };
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGS, '--disable-dev-shm-usage', NO_OTHER_HOST],
    env,
  });
  browser.once('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/** Mails load no font: a reader of Khmer has one installed. The machine of a test may have none, so the browser is
 *  given one that npm brought along. */
function fontsOfAReader(folder: string): string {
  const file = path.join(folder, 'fonts.conf');
  const fonts = ['400Regular', '600SemiBold'].map(
    (style) => `<dir>${fromPackageRoot('node_modules', '@expo-google-fonts', 'kantumruy-pro', style)}</dir>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${fonts.join('')}
<cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}

/** A `describe` for stories in a browser. On a machine without one the story is left out and one line says so;
 *  with REQUIRE_BROWSER=1 that is a failure. */
export function describeInBrowser(name: string, story: () => void): void {
  if (findChromium() !== undefined) {
    describe(name, story);
    return;
  }
  describe(name, () => {
    it('needs a browser', () => {
      process.stderr.write(`Not run, for want of Chromium: ${name}. On Debian: apt-get install chromium\n`);
    });
  });
}
