import { Inject, Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import type { Registry } from 'prom-client';

type Read = () => number | Promise<number>;

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly kind: 'gauge' | 'counter';
  readonly read: Read;
}

/** Figures of this process for Prometheus. A lib hands in a name and how to read it; it is read when somebody asks,
 *  and the library that words them is loaded then. No label ever holds anything about a person. */
@Injectable()
export class Metrics {
  private readonly figures: Figure[] = [];
  private registry: Promise<Registry> | undefined;

  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {
    this.gauge('samaki_audit_unsealed_rows', 'Audit rows that no seal covers yet', () =>
      this.count(sql`select count(*) as n from audit_rows
        where xid >= coalesce((select to_xid from audit_seals order by number desc limit 1), '0'::xid8)`),
    );
    this.gauge('samaki_outbox_waiting_rows', 'Outbox rows that the relay has not handed on', () =>
      this.count(sql`select count(*) as n from outbox where dispatched_at is null and failure is null`),
    );
    this.gauge('samaki_outbox_oldest_waiting_seconds', 'Age of the oldest of them', () =>
      this.count(sql`select coalesce(extract(epoch from app_now() - min(created_at)), 0) as n from outbox
        where dispatched_at is null and failure is null`),
    );
  }

  /** A figure that rises and falls. */
  gauge(name: string, help: string, read: Read): void {
    this.figures.push({ name, help, read, kind: 'gauge' });
  }

  /** A figure that only rises while the process runs; `read` answers its total. */
  counter(name: string, help: string, read: Read): void {
    this.figures.push({ name, help, read, kind: 'counter' });
  }

  /** All figures in Prometheus' text form. A figure that cannot be read now is left out. */
  async render(): Promise<{ contentType: string; text: string }> {
    const registry = await (this.registry ??= this.build());
    return { contentType: registry.contentType, text: await registry.metrics() };
  }

  private async build(): Promise<Registry> {
    const { collectDefaultMetrics, Counter, Gauge, Registry: Register } = await import('prom-client');
    const registry = new Register();
    collectDefaultMetrics({ register: registry });
    for (const { name, help, kind, read } of this.figures) {
      const collect = async (set: (value: number) => void, reset: () => void): Promise<void> => {
        try {
          const value = await read();
          reset();
          set(value);
        } catch {
          reset();
        }
      };
      if (kind === 'gauge') {
        const gauge: InstanceType<typeof Gauge> = new Gauge({
          name,
          help,
          registers: [registry],
          collect: () =>
            collect(
              (value) => gauge.set(value),
              () => gauge.remove(),
            ),
        });
      } else {
        const counter: InstanceType<typeof Counter> = new Counter({
          name,
          help,
          registers: [registry],
          collect: () =>
            collect(
              (value) => counter.inc(value),
              () => counter.reset(),
            ),
        });
      }
    }
    return registry;
  }

  private async count(query: ReturnType<typeof sql<{ n: string }>>): Promise<number> {
    const [row] = await this.unitOfWork.read(query);
    return Number(row?.n ?? 0);
  }
}
