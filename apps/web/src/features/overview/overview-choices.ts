import type { OverviewChoicesQuery } from '../../shared/gql/graphql';
import { byName, type LocalizedText } from '../../shared/lib/locale';
import type { Language } from '../../shared/ui/language';
import { KINDS, type OverviewChoice } from './overview-view';

export interface OverviewChoices extends OverviewChoicesQuery {
  /** The only cities that the reader may see; null: all. */
  readonly within: readonly { readonly code: string; readonly name: LocalizedText }[] | null;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen, in the page's language: the country's cities and on-line, areas, their sectors, kinds. */
export function optionsOf(
  { t, say, locale }: Language,
  choices: OverviewChoices,
): Record<keyof OverviewChoice, Option[]> {
  const option = ({ code, name }: { code: string; name: LocalizedText }): Option => ({
    value: code,
    label: say(name),
  });
  const cities = choices.within ?? choices.cities.nodes.filter(({ countryCode }) => countryCode === 'KH');
  const areas = choices.focusAreas.nodes;
  return {
    city: [
      ...cities.toSorted(byName(locale)).map(option),
      ...(choices.within ? [] : [{ value: 'online', label: t('session.online') }]),
    ],
    focusArea: areas.map(option),
    sector: areas
      .flatMap(({ sectors }) => sectors)
      .toSorted(byName(locale))
      .map(option),
    kind: KINDS.map((kind) => ({ value: kind, label: t(`overview.kind.${kind}`) })),
  };
}

/** The words of what is chosen. */
export function chosenWords(language: Language, choices: OverviewChoices, choice: OverviewChoice): string[] {
  const options = optionsOf(language, choices);
  return (Object.keys(options) as (keyof OverviewChoice)[]).flatMap((name) => {
    const value = choice[name];
    return value ? [options[name].find((option) => option.value === value)?.label ?? value] : [];
  });
}
