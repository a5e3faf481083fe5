import type { ReachFragment } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { useLanguage } from '../../shared/ui/language';

interface ReachProps {
  readonly reach: ReachFragment;
  /** Address of the list of recipients; null where there is none to open yet. */
  readonly list: string | null;
}

const sum = (counts: readonly { count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

/** How many are not written to. */
export const excludedIn = ({ excluded }: { excluded: readonly { count: number }[] }): number => sum(excluded);

/** Whom a campaign reaches and whom not, and why; each figure opens exactly its rows. */
export function Reach({ reach, list }: ReachProps) {
  const { t } = useLanguage();
  const figure = (count: number, search: Record<string, string>) =>
    list ? <a href={withSearch(list, search)}>{count}</a> : count;
  return (
    <table className="table reach">
      <caption>{t('campaigns.reach.caption', { organisations: reach.organisations })}</caption>
      <tbody>
        <tr className="reach-invited">
          <th scope="row">{t('campaigns.reach.invited')}</th>
          <td className="num">{figure(reach.invited, { status: 'INVITED' })}</td>
        </tr>
        {reach.excluded.map(({ reason, count }) => (
          <tr key={reason}>
            <th scope="row">
              {t(`campaigns.reason.${reason}`)}
              <span className="hint">{t(`campaigns.reason.${reason}.why`)}</span>
            </th>
            <td className="num">{figure(count, { reason })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('campaigns.reach.excluded')}</th>
          <td className="num">{figure(excludedIn(reach), { status: 'EXCLUDED' })}</td>
        </tr>
      </tfoot>
    </table>
  );
}
