import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { MessageLedger } from '#messaging';
import { liveCodes } from './sign-in-mail.sql.js';

export const SIGN_IN_CODE_KIND = 'identity.sign-in-code';
const SIGN_IN_CODE_CAUSE = 'sign-in-code';

/** Writes the mail for codes that were asked for. An address that nobody has ends here. */
@Injectable()
export class QueueSignInMail {
  constructor(private readonly ledger: MessageLedger) {}

  /** Hearing of the same code twice writes one message. */
  async hear(payloads: readonly { readonly codeId: string }[], tx: Tx): Promise<void> {
    const codes = await tx.sql(liveCodes(payloads.map((payload) => payload.codeId)));
    await this.ledger.queue(
      tx,
      codes.map((code) => ({
        kind: SIGN_IN_CODE_KIND,
        personId: code.personId,
        toAddress: code.email,
        locale: code.locale,
        cause: { type: SIGN_IN_CODE_CAUSE, id: code.id },
        dedupeKey: `${SIGN_IN_CODE_KIND}~${code.id}`,
      })),
    );
  }
}
