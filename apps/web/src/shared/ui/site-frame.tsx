import type { ReactNode } from 'react';
import { useFrame } from './frame-context';
import { FormSwitch } from './form-switch';
import { FlagIcon, Mark } from './icons';
import { WeaveDefinitions } from './krama';
import { useLanguage } from './language';
import { Typed } from './typed';

export type Section = 'sessions' | 'ticket' | 'help';

/** One line of the menu. */
export interface MenuEntry {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** Beside what somebody does here. */
  readonly isAside?: boolean;
}

/** Each language in its own. */
const NAMES = { km: 'ភាសាខ្មែរ', en: 'English' } as const;

/** More lines than this stand below the name on wide screens too. */
const MOST_BESIDE_NAME = 4;

interface SiteFrameProps {
  /** Part of the public menu that is marked. */
  readonly section: Section | undefined;
  /** The menu of the role of those who are signed in; empty for everyone else. */
  readonly work: readonly MenuEntry[];
  /** The same page in the other language. */
  readonly otherHref: string;
  /** Id of the page's form, which the language switch takes along; absent where there is none to keep. */
  readonly switchForm?: string | undefined;
  /** A line for the state of the network, where a page runs in the browser. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Banner, header and footer around every page. */
export function SiteFrame({ section, work, otherHref, switchForm, hint, children }: SiteFrameProps) {
  const { t } = useLanguage();
  return (
    <>
      <WeaveDefinitions />
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header>
        <OfficialBanner />
        <SiteHeader section={section} work={work} otherHref={otherHref} switchForm={switchForm} />
      </header>
      {hint}
      {children}
      <SiteFooter />
    </>
  );
}

function OfficialBanner() {
  const { t } = useLanguage();
  const { frame } = useFrame();
  return (
    <div className="official">
      <div className="wrap">
        <FlagIcon />
        <p>{t(frame.demo ? 'frame.demonstration' : 'frame.official')}</p>
        {frame.demo && <a href="/mailbox">{t('frame.mailbox')}</a>}
      </div>
    </div>
  );
}

function SiteHeader({ section, work, otherHref, switchForm }: Omit<SiteFrameProps, 'hint' | 'children'>) {
  const { locale, other, t } = useLanguage();
  const { viewer } = useFrame();
  const sessions = { href: `/${locale}`, label: t('frame.sessions'), current: section === 'sessions' };
  const ticket = {
    href: `/${locale}/tickets`,
    label: t('frame.ticket'),
    current: section === 'ticket',
  };
  // Whoever works here has no need of a ticket; who only might, has.
  const works = work.some(({ isAside }) => !isAside);
  const entries: readonly MenuEntry[] = works ? [sessions, ...work] : [sessions, ticket, ...work];
  return (
    <div className={entries.length > MOST_BESIDE_NAME ? 'site site--below' : 'site'}>
      <div className="wrap">
        <a className="brand" href={`/${locale}`}>
          <Mark />
          <span lang="km">សាមគ្គី</span> <span lang="en">Samaki</span>
        </a>
        <nav aria-label={t('frame.menu')}>
          <ul>
            {entries.map(({ href, label, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="tools">
          {viewer.person && (
            <a className="who only-wide" href={`/${locale}/account`}>
              <Typed text={viewer.person.fullName} />
            </a>
          )}
          {switchForm ? (
            <FormSwitch form={switchForm} href={otherHref} lang={other}>
              {NAMES[other]}
            </FormSwitch>
          ) : (
            <a href={otherHref} lang={other} hrefLang={other}>
              {NAMES[other]}
            </a>
          )}
          <a href={`/${locale}/help`} aria-current={section === 'help' ? 'page' : undefined}>
            {t('frame.help')}
          </a>
        </div>
      </div>
    </div>
  );
}

function SiteFooter() {
  const { locale, t } = useLanguage();
  const { frame, viewer } = useFrame();
  return (
    <footer className="foot">
      <div className="selvedge" />
      <div className="wrap">
        <ul>
          <li>
            <a href={`/${locale}/help`}>{t('frame.help')}</a>
          </li>
          <li>
            <a href={`/${locale}/privacy`}>{t('frame.privacy')}</a>
          </li>
          {viewer.signedIn && (
            <li>
              <a href={`/${locale}/account/privacy`}>{t('frame.my-data')}</a>
            </li>
          )}
          {!viewer.signedIn && (
            <li>
              <a href={`/${locale}/sign-in`}>{t('frame.sign-in')}</a>
            </li>
          )}
          {viewer.person && (
            <li>
              <a href={`/${locale}/account`}>
                {t('frame.account')}: <Typed text={viewer.person.fullName} />
              </a>
            </li>
          )}
          {viewer.signedIn && (
            <li>
              <form method="post" action={`/${locale}/sign-out`}>
                <button className="as-link" type="submit">
                  {t('frame.sign-out')}
                </button>
              </form>
            </li>
          )}
        </ul>
        <p>{t('frame.times', { zone: frame.zoneName[locale] })}</p>
      </div>
    </footer>
  );
}
