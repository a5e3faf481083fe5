import { FileSlots } from './file-slots.js';

/* Story: docs/stories/exports.md, "While it leaves". */

describe('places for files', () => {
  it('are as many as there are, one for each person, and free again', () => {
    const slots = new FileSlots(2);
    const sovannary = slots.take('sovannary');
    expect(sovannary).not.toBeNull();
    expect(slots.take('sovannary')).toBeNull();
    expect(slots.take('pisey')).not.toBeNull();
    expect(slots.take('vichet')).toBeNull();

    sovannary!();
    expect(slots.take('vichet')).not.toBeNull();
    expect(slots.take('sovannary')).toBeNull();
  });
});
