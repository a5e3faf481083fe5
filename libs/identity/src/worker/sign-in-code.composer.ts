import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { CODE_MINUTES, codeOf } from '../domain/sign-in-code.rules.js';
import { SIGN_IN_CODE_KIND } from './queue-sign-in-mail.js';
import { type LiveCode, liveCodes } from './sign-in-mail.sql.js';

/** Writes the mail with the code, which is derived here and stands in no table and no queue. */
@Injectable()
export class SignInCodeComposer extends MessageComposer {
  readonly kinds = [SIGN_IN_CODE_KIND];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null for a code that was used, replaced or has expired meanwhile, or was made under a secret that is gone. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const codes = await this.unitOfWork.read(liveCodes(rows.flatMap((row) => row.causeId ?? [])));
    const codeById = new Map(codes.map((code) => [code.id, code]));
    return new Map(
      rows.map((row) => {
        const code = row.causeId === null ? undefined : codeById.get(row.causeId);
        return [row.id, code ? this.mail(row, code) : null];
      }),
    );
  }

  private mail({ locale }: LedgerRow, asked: LiveCode): ComposedMail | null {
    const { fullName, isShared } = asked;
    const code = codeOf(this.config.secrets, asked);
    if (code === null) return null;
    const minutes = CODE_MINUTES;
    const subject = subjectLine(translate(locale, 'mail.signInCode.subject', { code }));
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: translate(locale, 'mail.signInCode.preheader', { minutes }),
      greeting: isShared
        ? translate(locale, 'mail.greetingNobody')
        : translate(locale, 'mail.greeting', { name: fullName }),
      paragraphs: [translate(locale, 'mail.signInCode.intro')],
      reference: { label: translate(locale, 'mail.signInCode.label'), code },
      after: [
        ...(isShared ? [translate(locale, 'mail.signInCode.shared')] : []),
        translate(locale, 'mail.signInCode.next', { minutes }),
        translate(locale, 'mail.signInCode.notYou'),
      ],
      footer: [translate(locale, 'mail.whySignIn')],
    });
    return { subject, ...bodies, ...(!isShared && { toName: fullName }) };
  }
}
