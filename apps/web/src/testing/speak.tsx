import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import english from 'virtual:messages/en';
import { loadMessages } from '../shared/lib/i18n';
import { LanguageProvider } from '../shared/ui/language';

/** Renders a piece of a page in English. */
export function renderInEnglish(piece: ReactNode) {
  loadMessages('en', english);
  return render(<LanguageProvider locale="en">{piece}</LanguageProvider>);
}
