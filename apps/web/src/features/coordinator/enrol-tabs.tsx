import type { ReactNode } from 'react';
import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';
import { LinesElsewhere, LinesInOrder, LinesToMend, type Lines } from './enrol-lines';

const TABS = ['ready', 'fix', 'known', 'elsewhere', 'before', 'wait'] as const;
type Tab = (typeof TABS)[number];

/** Each line stands in one tab: whoever has a seat elsewhere stays in sight there when enrolled all the same. */
const tabOf = ({ outcome, bookedElsewhere }: Lines[number]): Tab => {
  if (outcome === 'UNREADABLE') return 'fix';
  if (outcome === 'PREREQUISITES_MISSING') return 'before';
  if (bookedElsewhere) return 'elsewhere';
  if (outcome === 'WAITLISTED') return 'wait';
  return outcome === 'CONFIRMED' || outcome === 'PENDING' ? 'ready' : 'known';
};

/** What asks for something first, then what is well. */
const FIRST: readonly Tab[] = ['fix', 'elsewhere', 'ready', 'wait', 'before', 'known'];

interface EnrolTabsProps {
  readonly preview: EnrolmentPartsFragment;
  readonly check: string;
  readonly together: boolean;
  readonly zone: string;
  /** The session takes nobody who has a seat elsewhere at that hour. */
  readonly blocked: boolean;
}

/** The rows of a preview in tabs with their counts; without its script one below the other. That of a course before stands only
 *  where somebody lacks one. */
export function EnrolTabs({ preview, check, together, zone, blocked }: EnrolTabsProps) {
  const { t } = useLanguage();
  const tabs = TABS.filter((tab) => tab !== 'before' || preview.prerequisitesMissing > 0);
  const lines = Object.fromEntries(
    TABS.map((tab) => [tab, preview.lines.filter((line) => tabOf(line) === tab)]),
  ) as Record<Tab, Lines>;
  const first = FIRST.find((tab) => lines[tab].length > 0) ?? 'ready';
  const inOrder = (tab: Tab): ReactNode => (
    <LinesInOrder lines={lines[tab]} caption={t(`enrol.tab.${tab}`)} together={together} />
  );
  const shown: Record<Tab, ReactNode> = {
    ready: inOrder('ready'),
    fix: <LinesToMend lines={lines.fix} check={check} />,
    known: inOrder('known'),
    elsewhere: (
      <LinesElsewhere
        lines={lines.elsewhere}
        check={check}
        together={together}
        zone={zone}
        blocked={blocked}
      />
    ),
    before: inOrder('before'),
    wait: inOrder('wait'),
  };
  return (
    <div className="enrol-tabs">
      <nav className="tabs" aria-label={t('enrol.tabs')} data-tabs="">
        {tabs.map((tab) => (
          <a key={tab} id={`tab-${tab}`} href={`#rows-${tab}`} data-first={tab === first ? '' : undefined}>
            {t(`enrol.tab.${tab}`)} <b>{lines[tab].length}</b>
          </a>
        ))}
      </nav>
      {tabs.map((tab) => (
        <section key={tab} id={`rows-${tab}`}>
          <h2 className="h-23">{t(`enrol.tab.${tab}`)}</h2>
          {lines[tab].length > 0 ? shown[tab] : <p className="muted">{t(`enrol.tab.${tab}.none`)}</p>}
        </section>
      ))}
    </div>
  );
}
