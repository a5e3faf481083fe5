// @vitest-environment jsdom
/* docs/stories/deployment.md: pages tell times in the programme's zone. */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderInEnglish } from '../../testing/speak';
import { type ShownTopic, TopicPage } from './topic-page';

afterEach(cleanup);

const text = (words: string) => ({ km: words, en: words });
const topic: ShownTopic = {
  id: 'top_1',
  title: text('Waste at the market'),
  question: text('Who collects it?'),
  sector: { name: text('Waste') },
  state: 'OPEN',
  opensAt: '2026-12-01T01:00:00Z',
  closesAt: '2026-12-07T15:30:00Z',
  meetings: [],
  publishedAt: null,
  outcome: null,
  submissions: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
};

it.each([
  ['Asia/Phnom_Penh', 'Open until Monday 7 December, 22:30', '2026-12-07', 'Cambodia Time'],
  ['Asia/Dili', 'Open until Tuesday 8 December, 00:30', '2026-12-08', 'Timor-Leste Time'],
])('says and offers when it closes in %s', (zone, words, day, named) => {
  renderInEnglish(
    <TopicPage
      topic={topic}
      counts={{ submissions: 0, unanswered: 0 }}
      organisations={[]}
      writingFor={null}
      submission={null}
      done={null}
      after={null}
    />,
    zone,
  );

  expect(screen.getByText(words, { exact: false }).textContent).toBe(`Open Waste · ${words}`);
  expect(screen.getByLabelText<HTMLInputElement>('Closes on').value).toBe(day);
  expect(screen.getByText(`Times are in ${named}.`)).toBeDefined();
});
