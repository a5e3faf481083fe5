// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../shared/gql/graphql';
import { renderInEnglish } from '../../testing/speak';
import { ReportPage, type ReportPageProps } from './report-page';

afterEach(cleanup);

const letter: ReportPageProps['letter'] = {
  kingdom: [],
  sender: [],
  title: 'Report',
  period: '',
  sections: [],
  sign: [],
  seal: '',
  isApproved: false,
  asOf: '',
};

function show(status: ReportStatus, more: Partial<ReportPageProps['report']> = {}): void {
  const report: ReportPageProps['report'] = {
    id: 'rpt_1',
    reference: 'R-2027-001',
    status,
    version: 1,
    acts: [],
    isMine: true,
    steps: [],
    versions: [],
    ...more,
  } as ReportPageProps['report'];
  const number = status === 'RETURNED' ? null : 1;
  renderInEnglish(
    <ReportPage
      report={report}
      letter={letter}
      number={number}
      figuresNow={[]}
      revision={number === null ? 2 : null}
      submission={null}
      done={null}
    />,
  );
}

describe('ReportPage', () => {
  it.each(['SUBMITTED', 'REVIEWED'] as const)('tells an author why they do not judge it: %s', (status) => {
    show(status);

    expect(screen.getByText('You wrote in this report, so somebody else judges it.')).toBeTruthy();
  });

  it('says nothing of it once it is judged, and nothing to others', () => {
    show('APPROVED');
    show('REVIEWED', { isMine: false });

    expect(screen.queryByText(/You wrote in this report/)).toBeNull();
  });

  it('marks a comment in Khmer, and who wrote it, as Khmer', () => {
    const step = { act: 'RETURN', version: 1, at: '2027-01-27T03:00:00Z' } as const;
    show('RETURNED', {
      acts: ['EDIT', 'SUBMIT'],
      steps: [{ ...step, person: 'អ៊ឹម សេរីវុឌ្ឍ', comment: 'សូមបញ្ជាក់ជំហានបន្ទាប់' }],
    });

    const [comment] = screen.getAllByText('សូមបញ្ជាក់ជំហានបន្ទាប់');
    expect(comment?.closest('blockquote')?.querySelectorAll('[lang="km"]')).toHaveLength(2);
  });
});
