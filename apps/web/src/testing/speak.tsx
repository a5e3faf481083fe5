import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import english from 'virtual:messages/en';
import { loadMessages } from '../shared/lib/i18n';
import { LanguageProvider } from '../shared/ui/language';

/** Renders a piece of a page in English, of a programme in a time zone. */
export function renderInEnglish(piece: ReactNode, zone = 'Asia/Phnom_Penh') {
  loadMessages('en', english);
  return render(
    <LanguageProvider locale="en" zone={zone}>
      {piece}
    </LanguageProvider>,
  );
}
