// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { PEOPLE_MEASURES } from './overview-view';
import { StepsSection } from './steps-section';

afterEach(cleanup);

describe('StepsSection', () => {
  it('names the share of a step that is smaller than the one before, and none of a larger one', () => {
    show({ INVITED: '54', REGISTERED: '406', ATTENDED: '119' });

    expect(screen.getByText('29% of the step before')).toBeTruthy();
    expect(screen.queryByText(/751%/)).toBeNull();
  });

  it('names no share of nobody', () => {
    show({ INVITED: '0', REGISTERED: '0', ATTENDED: '0' });

    expect(screen.queryByText(/of the step before/)).toBeNull();
  });
});

function show(people: Record<'INVITED' | 'REGISTERED' | 'ATTENDED', string>) {
  const figures = PEOPLE_MEASURES.map((measure) => ({ measure, unit: 'COUNT', value: people[measure] }));
  renderInEnglish(
    <StepsSection
      choice={{ city: null, focusArea: null, sector: null, kind: null }}
      asOf="2026-11-24T03:00:00.000Z"
      lastCheck={null}
      figures={figures}
    />,
  );
}
