// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import type { ReportPageProps } from './report-page';
import { ReportSide } from './report-side';

afterEach(cleanup);

describe('ReportSide', () => {
  it('says that nothing differs between two versions that are the same', () => {
    show('The same text', 'The same text');

    expect(screen.getByText('Neither text nor figures differ.')).toBeTruthy();
  });

  it('shows the line that came', () => {
    show('The text', 'The text\nA proposal');

    expect(screen.getByText('A proposal').tagName).toBe('INS');
    expect(screen.queryByText('Neither text nor figures differ.')).toBeNull();
  });
});

function show(first: string, second: string) {
  const versions = [first, second].map((text, at) => versionOf(at + 1, text));
  renderInEnglish(<ReportSide report={{ ...REPORT, versions }} number={2} figuresNow={[]} />);
}

const REPORT: ReportPageProps['report'] = {
  id: 'rpt_0192f0c1a0007000800000000000000a',
  reference: 'R-2026-002',
  status: 'SUBMITTED',
  version: 2,
  isMine: false,
  acts: [],
  authors: [],
  title: { km: 'របាយការណ៍', en: 'Report' },
  steps: [],
  versions: [],
};

const versionOf = (number: number, text: string): ReportPageProps['report']['versions'][number] => ({
  number,
  asOf: '2026-11-23T02:35:00.000Z',
  figures: [],
  content: {
    title: { km: 'របាយការណ៍', en: 'Report' },
    periodFrom: '2026-10-26',
    periodTo: '2026-11-23',
    sections: [{ heading: { km: '', en: 'Results' }, text: { km: text, en: text }, hasCityTable: false }],
  },
});
