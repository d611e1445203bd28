import { Problem } from '../server/problem.ts';

/** What a listener has not taken yet. One who falls behind by more than this is dropped. */
const eventsKept = 5_000;

/** Events between the one who tells them and the one who takes them at their own pace. */
export class EventQueue<Event> implements AsyncIterableIterator<Event> {
  private readonly waiting: Event[] = [];
  /** Who waits for the next event. */
  private taker: ((result: IteratorResult<Event>) => void) | null = null;
  private ended: 'NOT' | 'ORDERLY' | 'TOO_SLOW' = 'NOT';
  private readonly onEnd: () => void;

  constructor(onEnd: () => void) {
    this.onEnd = onEnd;
  }

  tell(event: Event): void {
    if (this.ended !== 'NOT') return;
    if (this.taker) {
      this.taker({ done: false, value: event });
      this.taker = null;
      return;
    }
    this.waiting.push(event);
    if (this.waiting.length > eventsKept) this.end('TOO_SLOW');
  }

  async next(): Promise<IteratorResult<Event>> {
    const event = this.waiting.shift();
    if (event !== undefined) return { done: false, value: event };
    if (this.ended === 'TOO_SLOW') {
      this.ended = 'ORDERLY';
      throw new Problem('TOO_SLOW');
    }
    if (this.ended === 'ORDERLY') return { done: true, value: undefined };
    return new Promise((resolve) => {
      this.taker = resolve;
    });
  }

  /** Ends it at once, also for one who is waiting: a generator would wait for its next event. */
  async return(): Promise<IteratorResult<Event>> {
    this.end('ORDERLY');
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(how: 'ORDERLY' | 'TOO_SLOW'): void {
    if (this.ended !== 'NOT') return;
    this.ended = how;
    this.waiting.length = 0;
    this.taker?.({ done: true, value: undefined });
    this.taker = null;
    this.onEnd();
  }
}
