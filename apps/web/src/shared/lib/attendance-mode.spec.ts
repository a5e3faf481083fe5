import { describe, expect, it } from 'vitest';
import { modeToChoose, readMode } from './attendance-mode';

describe('the room or on-line', () => {
  it.each([
    [{ roomLeft: 2, onlineLeft: 3 }, 'IN_PERSON'],
    [{ roomLeft: 0, onlineLeft: 3 }, 'ONLINE'],
    [{ roomLeft: 2, onlineLeft: 0 }, 'IN_PERSON'],
    [{ roomLeft: 0, onlineLeft: 0 }, 'IN_PERSON'],
  ] as const)('is chosen by what is left: %o is %s', (halves, mode) => {
    expect(modeToChoose(undefined, halves)).toBe(mode);
  });

  it('stays as somebody chose it, whatever is left', () => {
    expect(modeToChoose('IN_PERSON', { roomLeft: 0, onlineLeft: 3 })).toBe('IN_PERSON');
    expect(modeToChoose('ONLINE', { roomLeft: 2, onlineLeft: 0 })).toBe('ONLINE');
  });

  it('is nothing else', () => {
    expect(readMode('HYBRID')).toBeNull();
    expect(readMode(undefined)).toBeNull();
  });
});
