/** The list of docs/stories/ticket-mails.md. */
export const COLLEAGUES = [
  'លី ណារ៉ុង, narong.ly@lotus-angkor.example',
  'សុខ ស្រីនាង, 012 000 101',
  'Kim Dara, dara.kim@lotus-angkor.example',
  'ម៉ៅ ធារី, theary.mao@lotus-angkor.example',
  'ហេង បុប្ផា, bopha.heng@lotus-angkor.example',
  'សារ គន្ធា, kunthea.sar@lotus-angkor.example',
  'លី ណា',
].join('\n');
