import { toGlobalId } from '#graphql';
import type { OverviewFigure, OverviewPersonView, OverviewPledgeView } from '../domain/overview.views.js';
import type { OverviewFigureType, OverviewPersonType, OverviewPledgeType } from './overview.types.js';

/** Rows of people are not nodes; a pledge's id is the one under which pledges know it. */
const PERSON_PREFIX = 'ovp';
const PLEDGE_PREFIX = 'plg';

export const toFigures = (figures: readonly OverviewFigure[]): OverviewFigureType[] =>
  figures.map((figure) => ({ ...figure, value: String(figure.value) }));

export const toOverviewPerson = ({ sessionId, id, ...view }: OverviewPersonView): OverviewPersonType => ({
  ...view,
  id: toGlobalId(PERSON_PREFIX, id),
  sessionUuid: sessionId,
});

export const toOverviewPledge = (view: OverviewPledgeView): OverviewPledgeType => ({
  id: toGlobalId(PLEDGE_PREFIX, view.id),
  organisation: view.organisation,
  unit: view.unit,
  value: String(view.value),
  status: view.status,
  offeredAt: view.offeredAt,
  cityUuid: view.cityId,
  sectorUuid: view.sectorId,
});
