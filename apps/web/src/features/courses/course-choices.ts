import { CoursesBeforeDocument } from '../../shared/gql/graphql';
import type { Api } from '../../shared/lib/api';
import { byName, type Locale } from '../../shared/lib/locale';

/** Courses that another may name, published ones and drafts, by name. */
export async function coursesToChoose(api: Api, locale: Locale) {
  const { published, drafts } = await api.query(CoursesBeforeDocument, {});
  return [...published.nodes, ...drafts.nodes]
    .map(({ id, title }) => ({ id, name: title }))
    .toSorted(byName(locale));
}
