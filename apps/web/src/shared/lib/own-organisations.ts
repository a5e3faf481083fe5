import { MyOrganisationsDocument, type OrganisationNameFragment } from '../gql/graphql';
import type { Api } from './api';

/** The organisations that the viewer coordinates, by name in the language of the page. Asks for
 *  `organisations.read-own`. */
export async function ownOrganisations(api: Api): Promise<readonly OrganisationNameFragment[]> {
  const { myOrganisations } = await api.query(MyOrganisationsDocument, {});
  return myOrganisations;
}
