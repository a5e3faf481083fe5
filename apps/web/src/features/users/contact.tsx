import { useLanguage } from '../../shared/ui/language';

interface ContactProps {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly contactHidden: boolean;
}

/** How a person is reached, or that the reader has no reason to see it. */
export function Contact({ email, phone, contactHidden }: ContactProps) {
  const { t } = useLanguage();
  if (contactHidden) return <span className="muted small">{t('users.contact.hidden')}</span>;
  const contact = email ?? phone;
  return contact ? (
    <bdi className="contact">{contact}</bdi>
  ) : (
    <span className="muted small">{t('users.contact.none')}</span>
  );
}
