import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { admissionCode, admissionExpiry, admissionKeys, type AdmissionKeys } from './admission-code.js';

/** Signs what tickets show, under the secret of this process. */
@Injectable()
export class AdmissionSigner {
  readonly keys: AdmissionKeys;

  constructor(config: Config) {
    this.keys = admissionKeys(config.secrets);
  }

  /** The code of a seat; the caller has decided that it stands. */
  codeOf(registrationId: string, session: { readonly id: string; readonly endsAt: Date }): string {
    return admissionCode(this.keys, {
      registrationId,
      sessionId: session.id,
      expiresAt: admissionExpiry(session.endsAt),
    });
  }
}
