import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { Outbound } from '#outbound';
import {
  RoomCallError,
  type RoomGuest,
  type RoomToMake,
  VirtualRooms,
} from '../domain/virtual-rooms.port.js';
import { readXmlAnswer } from './xml-answer.js';

/** Characters of the title of a room. */
const LONGEST_TITLE = 200;
const LONGEST_NAME = 100;
/** There is nothing to end. */
const GONE = new Set(['notFound', 'meetingForciblyEnded']);

type Call = 'create' | 'join' | 'end';

/** Speaks the signed API of BigBlueButton 2.4 and later (docs.bigbluebutton.org, “API Reference”): the checksum is the SHA-256 over the name of
 *  the call, its query and the shared secret. Nothing is recorded. */
@Injectable()
export class BigBlueButton extends VirtualRooms {
  constructor(
    private readonly config: Config,
    private readonly outbound: Outbound,
  ) {
    super();
  }

  override get isThere(): boolean {
    return this.config.bigBlueButton !== null;
  }

  override async create({ meetingId, title, minutes }: RoomToMake): Promise<void> {
    await this.call('create', {
      meetingID: meetingId,
      name: `${title.km} / ${title.en}`.slice(0, LONGEST_TITLE),
      ...this.passwordsOf(meetingId),
      duration: String(minutes),
      // It waits for its people, and ends with the session instead of with the last who leaves.
      meetingExpireIfNoUserJoinedInMinutes: String(minutes),
      meetingExpireWhenLastUserLeftInMinutes: '0',
      record: 'false',
      allowStartStopRecording: 'false',
      muteOnStart: 'true',
      logoutURL: this.config.publicUrl,
    });
  }

  override async end(meetingId: string): Promise<void> {
    await this.call('end', { meetingID: meetingId, password: this.passwordsOf(meetingId).moderatorPW });
  }

  override joinUrl(meetingId: string, { name, id, isModerator }: RoomGuest): string {
    return this.signed('join', {
      meetingID: meetingId,
      fullName: name.slice(0, LONGEST_NAME),
      userID: id,
      role: isModerator ? 'MODERATOR' : 'VIEWER',
      redirect: 'true',
    });
  }

  /** Making a room that is there already is no mistake only where its passwords are the same; nobody ever types them. */
  private passwordsOf(meetingId: string): { attendeePW: string; moderatorPW: string } {
    const of = (role: string): string =>
      createHmac('sha256', this.house.secret).update(`${role} ${meetingId}`).digest('hex').slice(0, 32);
    return { attendeePW: of('attendee'), moderatorPW: of('moderator') };
  }

  private async call(call: Call, values: Readonly<Record<string, string>>): Promise<void> {
    const answer = await this.ask(this.signed(call, values));
    if (answer['returncode'] === 'SUCCESS' || GONE.has(answer['messageKey'] ?? '')) return;
    if (answer['returncode'] !== 'FAILED')
      throw new RoomCallError('UNREACHABLE', 'No answer of BigBlueButton');
    throw new RoomCallError('REFUSED', `BigBlueButton refused ${call}: ${answer['messageKey'] ?? ''}`);
  }

  private async ask(address: string): Promise<Readonly<Record<string, string>>> {
    try {
      const answer = await this.outbound.call(address, { headers: { accept: 'application/xml' } });
      if (!answer.ok) throw new Error(`Status ${answer.status}`);
      return readXmlAnswer(await answer.text());
    } catch (error) {
      throw new RoomCallError('UNREACHABLE', 'BigBlueButton gave no answer', { cause: error });
    }
  }

  private signed(call: Call, values: Readonly<Record<string, string>>): string {
    const { url, secret } = this.house;
    const query = new URLSearchParams(values).toString();
    const checksum = createHash('sha256')
      .update(call + query + secret)
      .digest('hex');
    return `${url}/api/${call}?${query}&checksum=${checksum}`;
  }

  private get house(): { url: string; secret: string } {
    const house = this.config.bigBlueButton;
    if (!house) throw new Error('There is no BigBlueButton in the settings');
    return house;
  }
}
