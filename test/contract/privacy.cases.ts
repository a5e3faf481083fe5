import type { Body } from './support.js';

/** What the documents about one's own data, and about erasures, are asked with. */
export const privacyCases: Record<string, () => Body[]> = {
  PrivacyRegister: () => [{}],
  OwnDataPage: () => [{}],
  ChangeConsent: () => [
    { input: { purpose: 'PHOTOGRAPHS', given: true } },
    { input: { purpose: 'PHOTOGRAPHS', given: false } },
    { input: { purpose: 'SALE', given: true } },
  ],
  CorrectDetails: () => [
    { input: { fullName: ' ', locale: 'km' } },
    { input: { fullName: 'x'.repeat(300), locale: 'en' } },
    { input: { fullName: 'Sok Dara', locale: 'fr' } },
  ],
  RequestContactChange: () => [
    { input: { email: 'new@both-paths.example' } },
    { input: { email: 'x' } },
    { input: { email: 5 } },
  ],
  ConfirmContactChange: () => [{ input: { code: 'x' } }, { input: { code: 12 } }],
  ExportOwnData: () => [
    { input: { format: 'JSON', locale: 'km' } },
    { input: { format: 'PDF', locale: 'km' } },
    { input: { format: 'JSON' } },
  ],
  AskErasure: () => [{}],
  CancelErasure: () => [{}],
  PendingErasures: () => [{}, { after: 'bm8' }, { after: 5 }],
  RetentionPage: () => [{}],
  AskErasureFor: () => [
    { input: { fullName: 'Nobody', phone: '012 999 999', reason: 'Called' } },
    { input: { fullName: 'Nobody', phone: 'a@example.org', reason: 'Called' } },
    { input: { fullName: 'Nobody', phone: '012 999 999', reason: ' ' } },
    { input: { fullName: 'Nobody', phone: '012 999 999' } },
  ],
  CancelErasureFor: () => [
    { input: { erasureId: 'ers_00000000000070008000000000000000' } },
    { input: { erasureId: 'ses_1' } },
    { input: {} },
  ],
};
