/* The words of the mail to a deputy: docs/stories/approval-deputies.md. */
import { deputyMail, type DeputyMailFacts } from './deputy-mail.js';

const facts: DeputyMailFacts = {
  id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  away: 'ឈឹម វុទ្ធី',
  startsOn: '2026-11-09',
  endsOn: '2026-11-20',
};

it('says in English for whom, on which days, and where to decide', () => {
  expect(deputyMail(facts, 'en', 'Nhem Rithy')).toMatchObject({
    subject: 'You decide on approvals in place of ឈឹម វុទ្ធី',
    greeting: 'Dear Nhem Rithy,',
    button: { path: '/en/trainer/deputy' },
    facts: [
      ['First day', 'Monday 9 November 2026'],
      ['Last day', 'Friday 20 November 2026'],
    ],
  });
});

it('says it in Khmer, also to somebody without a name', () => {
  const mail = deputyMail(facts, 'km', null);

  expect(mail.subject).toBe('អ្នកសម្រេចលើការអនុញ្ញាតជំនួស ឈឹម វុទ្ធី');
  expect(JSON.stringify(mail)).not.toMatch(/[{}](away|from|until)/);
});
