import type { WhoIsThereFragment } from '../../src/shared/gql/graphql';
import { consolePathOf } from '../../src/app/console-navigation';
import { type Frame, NOBODY } from '../../src/shared/lib/frame';
import type { Locale } from '../../src/shared/lib/locale';

/** Where somebody begins: the first line of their menu, or the sessions; the page that asks for a proof while a role of
 *  theirs waits for one. */
export function homeOf(
  { consolePaths }: Pick<Frame, 'consolePaths'>,
  locale: Locale,
  viewer: WhoIsThereFragment | null,
): string {
  if (viewer && viewer.withheldRoles.length > 0) return `/${locale}/account/confirm`;
  return `/${locale}${consolePathOf(viewer ?? NOBODY, consolePaths)}`;
}
