import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '#health';
import { SeatBatcher } from '../domain/seat-batcher.js';

/** Figures of the group commit, for operators. */
@Injectable()
export class SeatMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly batcher: SeatBatcher,
  ) {}

  onModuleInit(): void {
    const { counts } = this.batcher;
    this.metrics.counter(
      'samaki_seat_batches_total',
      'Batches of registrations committed',
      () => counts.batches,
    );
    this.metrics.counter(
      'samaki_seat_batched_total',
      'Registrations answered by a batch',
      () => counts.batched,
    );
    this.metrics.counter('samaki_seat_single_total', 'Registrations answered alone', () => counts.single);
    this.metrics.counter(
      'samaki_seat_batches_retried_total',
      'Batches that ran again one by one',
      () => counts.retried,
    );
    this.metrics.counter(
      'samaki_seat_busy_total',
      'Registrations sent away because too many waited',
      () => counts.refusedBusy,
    );
    this.metrics.counter(
      'samaki_seat_set_aside_total',
      'Registrations that waited beside the others because somebody held the seats of their session',
      () => counts.setAside,
    );
    this.metrics.gauge(
      'samaki_seat_waiting',
      'Registrations that wait for a batch',
      () => this.batcher.depth,
    );
  }
}
