import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { formatDate, translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { InvitationReads, type InvitationView } from '../domain/invitation-reads.js';
import { deriveInvitationToken } from '../domain/invitation.rules.js';
import { hashToken } from '../domain/token.js';
import { INVITATION_KIND } from './queue-invitation-mail.js';
import { roleWords } from './role-words.js';

/** Writes the mail with the personal link, whose token is derived here and stands in no table and no queue. */
@Injectable()
export class InvitationComposer extends MessageComposer {
  readonly kinds = [INVITATION_KIND];

  constructor(
    private readonly reads: InvitationReads,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null for an invitation that was accepted or withdrawn or has expired meanwhile, and for one whose link a changed
   *  secret cannot make any more: sending it again makes a new one. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const open = await this.reads.openByIds(rows.flatMap((row) => row.causeId ?? []));
    return new Map(
      rows.map((row) => {
        const invitation = open.get(row.causeId ?? '');
        const token = invitation && deriveInvitationToken(this.config.secret, invitation.id);
        const opens = token !== undefined && hashToken(token).equals(invitation!.tokenHash);
        return [row.id, opens ? this.mail(row, invitation!, token) : null];
      }),
    );
  }

  private mail({ locale }: LedgerRow, invitation: InvitationView, token: string): ComposedMail {
    const inviter = invitation.invitedByName;
    const words = {
      role: roleWords(locale, invitation.role, invitation.scopeName),
      date: formatDate(locale, invitation.expiresAt, this.config.programmeTimeZone),
      inviter: inviter ?? '',
    };
    const subject = subjectLine(translate(locale, 'mail.invitation.subject'));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: translate(locale, 'mail.invitation.preheader', words),
      greeting: translate(locale, 'mail.greeting', { name: invitation.fullName }),
      paragraphs: [
        translate(locale, inviter ? 'mail.invitation.intro' : 'mail.invitation.introNobody', words),
      ],
      button: {
        label: translate(locale, 'mail.invitation.open'),
        path: `/${locale}/invitation/${token}`,
      },
      after: [translate(locale, 'mail.invitation.next', words), translate(locale, 'mail.invitation.notYou')],
      footer: [translate(locale, inviter ? 'mail.invitation.why' : 'mail.invitation.whyNobody', words)],
    });
    return { subject, ...bodies, toName: invitation.fullName };
  }
}
