import { newId } from '#kernel';
import { both, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';

/** The same in both worlds. */
const KEY = newId();

const content = (sentence: string) => ({
  title: both('Report'),
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    {
      heading: both('Results'),
      text: { km: `[registered] ${sentence}`, en: `[registered] ${sentence}` },
      hasCityTable: true,
    },
  ],
});
const report = (w: World) => ({ id: w.at<string>('CreateReport', 'report.id') });
const judge = (version: number, comment?: string) => (w: World) => ({
  input: { reportId: report(w).id, version, ...(comment && { comment }) },
});
const submit = (revision: number) => (w: World) => ({ input: { reportId: report(w).id, revision } });

/** A report, from its first words to its approval. */
export const reportsSteps: readonly Step[] = [
  step('ReportToWrite', 'WORKING_GROUP'),
  step('CreateReport', 'WORKING_GROUP', () => ({
    input: { content: content('people'), idempotencyKey: KEY },
  })),
  step('ReportDraftPage', 'WORKING_GROUP', report),
  step('EditReport', 'WORKING_GROUP', (w) => ({
    input: { reportId: report(w).id, revision: 1, content: content('people in all') },
  })),
  step('SubmitReport', 'WORKING_GROUP', submit(2)),
  step('Reports', 'CHAIR'),
  step('ReportPage', 'CHAIR', (w) => ({ ...report(w), number: 1 })),
  step('ReturnReport', 'CHAIR', judge(1, 'The second figure, please')),
  step('ReportToEdit', 'WORKING_GROUP', report),
  step('SubmitReport', 'WORKING_GROUP', submit(2)),
  step('ForwardReport', 'CHAIR', judge(2)),
  step('ApproveReport', 'HEAD_OF_GOVERNMENT_OFFICE', judge(2)),
];
