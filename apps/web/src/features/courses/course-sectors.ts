import { CourseSectorsDocument } from '../../shared/gql/graphql';
import type { Api } from '../../shared/lib/api';
import { byName, type Locale } from '../../shared/lib/locale';

/** Every sector, by name. */
export async function sectorsOf(api: Api, locale: Locale) {
  const { focusAreas } = await api.query(CourseSectorsDocument, {});
  return focusAreas.nodes.flatMap(({ sectors }) => sectors).toSorted(byName(locale));
}
