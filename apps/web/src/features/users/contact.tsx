import { useLanguage } from '../../shared/ui/language';

interface ContactProps {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly contactHidden: boolean;
}

/** How a person is reached, or that the reader has no reason to see it. A long address breaks behind its @. */
export function Contact({ email, phone, contactHidden }: ContactProps) {
  const { t } = useLanguage();
  if (contactHidden) return <span className="muted small">{t('users.contact.hidden')}</span>;
  const contact = email ?? phone;
  if (!contact) return <span className="muted small">{t('users.contact.none')}</span>;
  const [name, ...domain] = contact.split(/(?<=@)/);
  return (
    <bdi className="contact">
      {name}
      <wbr />
      {domain}
    </bdi>
  );
}
