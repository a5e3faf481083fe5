import type { DynamicModule, Type } from '@nestjs/common';

type ModuleRef = Type | DynamicModule | Promise<DynamicModule> | { forwardRef: () => Type };

/** All provider classes of some modules and of what they import, read from their decorators: nothing is made, so no
 *  database is needed. */
export async function providerClasses(roots: readonly ModuleRef[]): Promise<Type[]> {
  const seen = new Set<unknown>();
  const classes = new Set<Type>();
  const visit = async (ref: ModuleRef): Promise<void> => {
    const found = await ref;
    const module = 'forwardRef' in found ? found.forwardRef() : found;
    if (seen.has(module)) return;
    seen.add(module);
    const isDynamic = typeof module !== 'function';
    const type = isDynamic ? module.module : module;
    const listed = (key: 'imports' | 'providers'): unknown[] => [
      ...((Reflect.getMetadata(key, type) as unknown[] | undefined) ?? []),
      ...(isDynamic ? (module[key] ?? []) : []),
    ];
    for (const provider of listed('providers'))
      if (typeof provider === 'function') classes.add(provider as Type);
    for (const imported of listed('imports')) await visit(imported as ModuleRef);
  };
  for (const root of roots) await visit(root);
  return [...classes];
}
