/** `Content-Disposition` of a file to be saved, RFC 6266: a name that every browser reads, and the name in any script.
 *  Neither can end the header or hold a folder. */
export function attachment(ascii: string, name: string): string {
  const plain = ascii.replace(/[^A-Za-z0-9._-]+/g, '-');
  const safe = name.replace(/[\p{Cc}\p{Cf}"\\/:*?<>|]+/gu, ' ').trim();
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
