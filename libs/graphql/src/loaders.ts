/** Loaders of one request. A lib makes its own on first use: `ctx.loaders.get('sessions.by-id', () => new DataLoader(…))`.
 *  They are gone with the request, so nobody reads what was loaded for somebody else. */
export class LoaderStore {
  private readonly made = new Map<string, unknown>();

  /** The loader of this key, made now if this request has none yet. One key stands for one type. */
  get<Loader>(key: string, make: () => Loader): Loader {
    const known = this.made.get(key);
    if (known !== undefined) return known as Loader;
    const loader = make();
    this.made.set(key, loader);
    return loader;
  }

  /** Forgets what was loaded, for a mutation that reads after it wrote. */
  clear(): void {
    this.made.clear();
  }
}
