const KHMER_ZERO = 0x17e0;

/** Khmer digits ០ to ៩ become 0 to 9; everything else stays. For phones, dates, numbers and codes that people type. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));
