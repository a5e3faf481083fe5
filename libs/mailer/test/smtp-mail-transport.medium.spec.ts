import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type OutgoingMail, SmtpMailTransport } from '#mailer';
import { freePort, SmtpOracle } from '#testing';

const mail = (address: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: `019-${address}`,
  to: { address, name: 'ចាន់ ស្រីមុំ' },
  locale: 'km',
  subject: 'ស្អែក 13:30៖ វគ្គទេសចរណ៍ឆ្លាតវៃ',
  text: 'ជម្រាបសួរ',
  html: '<p>ជម្រាបសួរ</p>',
  ...more,
});

describe('sending over SMTP', () => {
  let oracle: SmtpOracle;
  let transport: SmtpMailTransport;
  const from = { name: 'សាមគ្គី', address: 'no-reply@samaki.example' };

  beforeAll(async () => {
    oracle = await SmtpOracle.start();
    transport = new SmtpMailTransport({
      url: oracle.url,
      from,
      connections: 2,
    });
  });
  afterEach(() => oracle.answer(() => 'take'));
  afterAll(async () => {
    await transport.close();
    await oracle.stop();
  });

  it('hands over the mail with its own Message-ID, both bodies and the calendar', async () => {
    const calendar = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };

    const outcome = await transport.send(mail('dara@example.org', { calendars: [calendar] }));

    expect(outcome).toMatchObject({ kind: 'SENT', dataEntered: true });
    const [taken] = oracle.to('dara@example.org');
    expect(taken).toMatchObject({
      messageId: '<019-dara@example.org>',
      subject: 'ស្អែក 13:30៖ វគ្គទេសចរណ៍ឆ្លាតវៃ',
    });
    expect(taken?.text.trim()).toBe('ជម្រាបសួរ');
    expect(taken?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(taken?.parsed.attachments.map((part) => part.contentType)).toContain('text/calendar');
  });

  it.each([
    ['451 to the recipient', { code: 451, message: 'later', at: 'recipient' as const }, 'RETRY', false],
    ['421 to the recipient', { code: 421, message: 'closing', at: 'recipient' as const }, 'RETRY', false],
    ['451 to the final dot', { code: 451, message: 'later' }, 'RETRY', true],
    [
      '550 to the recipient',
      { code: 550, message: 'no such user', at: 'recipient' as const },
      'FAILED',
      false,
    ],
    ['554 to the final dot', { code: 554, message: 'refused' }, 'FAILED', true],
    ['a connection cut after the final dot, the mail taken', 'drop-after' as const, 'UNKNOWN', true],
    ['a connection cut after the final dot, the mail not taken', 'drop-before' as const, 'UNKNOWN', true],
  ])('knows what %s means', async (name, answer, kind, dataEntered) => {
    const address = `case-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}@example.org`.slice(-60);
    oracle.answer(() => answer);

    const outcome = await transport.send(mail(address));

    expect(outcome).toMatchObject({ kind, dataEntered });
  });

  it('does not know what became of a mail whose answer comes after our patience', async () => {
    const impatient = new SmtpMailTransport({ url: oracle.url, from, socketTimeoutMs: 2_000 });
    oracle.answer(() => ({ delayMs: 5_000 }));

    expect(await impatient.send(mail('late@example.org'))).toMatchObject({
      kind: 'UNKNOWN',
      dataEntered: true,
    });

    await impatient.close();
  });

  it('tries again later when nobody listens', async () => {
    const away = new SmtpMailTransport({ url: `smtp://127.0.0.1:${await freePort()}`, from });

    expect(await away.send(mail('dara@example.org'))).toMatchObject({ kind: 'RETRY', dataEntered: false });

    await away.close();
  });

  it('says nothing to the server for an address that is more than one plain address', async () => {
    const before = oracle.taken.length;

    const outcome = await transport.send(mail('dara@example.org\r\nBcc: other@example.org'));

    expect(outcome).toMatchObject({ kind: 'FAILED', dataEntered: false });
    expect(oracle.taken).toHaveLength(before);
  });

  it('reads no file and no address, whatever the text looks like', async () => {
    const text = '/etc/hostname';

    await transport.send(mail('reader@example.org', { text, html: '<img src="file:///etc/hostname">' }));

    expect(oracle.to('reader@example.org')[0]?.text.trim()).toBe(text);
  });
});
