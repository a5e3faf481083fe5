/** The list of docs/stories/ticket-sheet.md. */
export const sheetList = [
  'លី ណារ៉ុង, narong.ly@lotus-angkor.example',
  'សុខ ស្រីនាង, 012 000 101',
  'Kim Dara, dara.kim@lotus-angkor.example',
  'ប៉ែន ចន្ធូ, 012 000 141',
  'ញឹម ឫទ្ធី',
  'ម៉ៅ ធារី, theary.mao@lotus-angkor.example',
  'សារ គន្ធា, 012 000 151',
  'ហេង បុប្ផា',
  'គឹម សៅ, 012 000 161',
  'លី ណា',
  'សេង វណ្ណា, 012 000 171',
].join('\n');

/** Who has a ticket on the sheet, in its order. */
export const ON_SHEET = [
  'គឹម សៅ',
  'ញឹម ឫទ្ធី',
  'ប៉ែន ចន្ធូ',
  'ម៉ៅ ធារី',
  'លី ណារ៉ុង',
  'សារ គន្ធា',
  'សុខ ស្រីនាង',
  'ហេង បុប្ផា',
];
