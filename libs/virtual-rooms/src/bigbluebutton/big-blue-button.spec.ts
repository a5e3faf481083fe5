/* Spoken with a BigBlueButton as its API describes it: docs/stories/virtual-rooms.md. */
import { Config, ConfigError } from '#config';
import { Outbound } from '#outbound';
import { FakeBigBlueButton, TEST_SECRET } from '#testing';
import { RoomCallError } from '../domain/virtual-rooms.port.js';
import { BigBlueButton } from './big-blue-button.js';
import { readXmlAnswer } from './xml-answer.js';

let house: FakeBigBlueButton;
let rooms: BigBlueButton;
const settings = (more: NodeJS.ProcessEnv): Config =>
  Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://db.example/samaki',
    SAMAKI_SECRET: TEST_SECRET,
    PUBLIC_URL: 'https://samaki.example',
    ...more,
  });
const roomsOf = (more: NodeJS.ProcessEnv): BigBlueButton => {
  const config = settings(more);
  return new BigBlueButton(config, new Outbound(config));
};
const ROOM = {
  meetingId: 'samaki-1-1',
  title: { km: 'ទិន្នន័យបើក & សេវា', en: 'Open data for city services' },
  minutes: 240,
};
const whyNot = async (call: Promise<void>): Promise<string> => {
  try {
    await call;
    return 'done';
  } catch (error) {
    return error instanceof RoomCallError ? error.reason : 'thrown';
  }
};

beforeAll(async () => {
  house = await FakeBigBlueButton.start();
});
afterAll(() => house.stop());
beforeEach(() => {
  house.mood = 'WELL';
  house.asked.length = 0;
  house.meetings.clear();
  rooms = roomsOf(house.env);
});

describe('a room', () => {
  it('is made once however often it is asked for, records nothing and ends by itself', async () => {
    await rooms.create(ROOM);
    await rooms.create({ ...ROOM, minutes: 239 });

    expect([...house.meetings.keys()]).toEqual(['samaki-1-1']);
    expect(house.asked.map(({ answer }) => answer)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(house.asked[0]!.query).toMatchObject({
      name: 'ទិន្នន័យបើក & សេវា / Open data for city services',
      duration: '240',
      record: 'false',
      logoutURL: 'https://samaki.example',
    });
  });

  it('is removed, and removing it again is no mistake', async () => {
    await rooms.create(ROOM);
    await rooms.end(ROOM.meetingId);
    await rooms.end(ROOM.meetingId);

    expect(house.meetings.size).toBe(0);
    expect(house.asked.map(({ answer }) => answer)).toEqual(['SUCCESS', 'SUCCESS', 'notFound']);
  });

  it.each([
    ['somebody who takes part', false, 'VIEWER'],
    ['a trainer', true, 'MODERATOR'],
  ])('lets %s in by an address that is signed for them', async (_who, isModerator, role) => {
    await rooms.create(ROOM);
    const address = rooms.joinUrl(ROOM.meetingId, { name: 'ចាន់ <ស្រីមុំ>', id: 'reg-1', isModerator });

    expect(house.count('join')).toBe(0);
    expect(await (await fetch(address)).text()).toBe(`<h1>${role} ចាន់ &#60;ស្រីមុំ&#62;</h1>`);
    const bent = address.replace('fullName=', 'fullName=X');
    expect(await (await fetch(bent)).text()).toContain('checksumError');
    const promoted = address.replace('VIEWER', 'MODERATOR');
    expect(await (await fetch(promoted)).text()).toContain(isModerator ? 'MODERATOR' : 'checksumError');
  });

  it.each([
    ['DOWN', 'UNREACHABLE'],
    ['BROKEN', 'UNREACHABLE'],
    ['REFUSING', 'REFUSED'],
  ] as const)('cannot be made while its house is %s: %s', async (mood, reason) => {
    house.mood = mood;

    expect(await whyNot(rooms.create(ROOM))).toBe(reason);
    expect(house.meetings.size).toBe(0);
  });

  it('is not made with another secret', async () => {
    const strange = roomsOf({ ...house.env, BIGBLUEBUTTON_SECRET: 'f'.repeat(40) });

    expect(await whyNot(strange.create(ROOM))).toBe('REFUSED');
    expect(house.meetings.size).toBe(0);
  });

  it('is nowhere without settings', () => {
    expect(roomsOf({}).isThere).toBe(false);
    expect(rooms.isThere).toBe(true);
  });
});

describe('an answer', () => {
  it('is the texts directly below the response', () => {
    const xml = `<?xml version="1.0"?><response><returncode>FAILED</returncode><a><b>deep</b></a><message><![CDATA[<no>]]> &amp;</message></response>`;

    expect(readXmlAnswer(xml)).toEqual({ returncode: 'FAILED', a: '', message: '<no> &' });
  });

  it.each([
    ['cut off', '<response><returncode>SUCCESS</returncode>'],
    ['a page', '<html><body>Bad Gateway</body></html>'],
    [
      'one with entities of its own',
      '<!DOCTYPE r [<!ENTITY x "y">]><response><returncode>&x;</returncode></response>',
    ],
    ['nothing', ''],
  ])('is none when it is %s', (_what, xml) => {
    expect(() => readXmlAnswer(xml)).toThrow();
  });

  it('keeps a name such as __proto__ as a name', () => {
    expect(Object.keys(readXmlAnswer('<response><__proto__>x</__proto__></response>'))).toEqual([
      '__proto__',
    ]);
  });
});

describe('the settings', () => {
  const mistakesIn = (more: NodeJS.ProcessEnv): readonly string[] => {
    try {
      settings(more);
      return [];
    } catch (error) {
      return (error as ConfigError).mistakes;
    }
  };
  const BIGBLUEBUTTON_SECRET = '0123456789abcdef0123';

  it.each<[string, NodeJS.ProcessEnv, readonly string[]]>([
    ['both', { BIGBLUEBUTTON_URL: 'https://rooms.example/bigbluebutton/', BIGBLUEBUTTON_SECRET }, []],
    [
      'no secret',
      { BIGBLUEBUTTON_URL: 'https://rooms.example/' },
      ['BIGBLUEBUTTON_SECRET is not set: is needed beside the other: both or none'],
    ],
    [
      'no address',
      { BIGBLUEBUTTON_SECRET },
      ['BIGBLUEBUTTON_URL is not set: is needed beside the other: both or none'],
    ],
    [
      'plain http',
      { BIGBLUEBUTTON_URL: 'http://rooms.example/', BIGBLUEBUTTON_SECRET },
      ['BIGBLUEBUTTON_URL must begin with https://: names and ways in go there'],
    ],
    [
      'a query',
      { BIGBLUEBUTTON_URL: 'https://rooms.example/?a=b', BIGBLUEBUTTON_SECRET },
      ['BIGBLUEBUTTON_URL must have no query and name nobody'],
    ],
  ])('with %s', (_what, more, mistakes) => {
    expect(mistakesIn(more)).toEqual(mistakes);
  });

  it.each(['https://rooms.example/bigbluebutton/', 'https://rooms.example/bigbluebutton/api'])(
    'take the address as it is written: %s',
    (BIGBLUEBUTTON_URL) => {
      expect(settings({ BIGBLUEBUTTON_URL, BIGBLUEBUTTON_SECRET }).bigBlueButton).toEqual({
        url: 'https://rooms.example/bigbluebutton',
        secret: BIGBLUEBUTTON_SECRET,
      });
    },
  );
});
