import { expect, test } from 'vitest';
import { EventQueue } from '../../src/events/event-queue.ts';

const taken = async (queue: EventQueue<number>) => (await queue.next()).value;

test('events are taken in the order in which they were told, before or after somebody waits for them', async () => {
  const queue = new EventQueue<number>(() => {});
  queue.tell(1);
  queue.tell(2);
  expect([await taken(queue), await taken(queue)]).toEqual([1, 2]);
  const waiting = taken(queue);
  queue.tell(3);
  expect(await waiting).toBe(3);
});

test('who waits is let go at once when it ends, and what comes later is told to nobody', async () => {
  let ends = 0;
  const queue = new EventQueue<number>(() => {
    ends += 1;
  });
  const waiting = queue.next();
  await queue.return();
  await queue.return();
  queue.tell(1);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await queue.next()).toEqual({ done: true, value: undefined });
  expect(ends).toBe(1);
});

test('who falls too far behind is dropped, told so once, and holds no memory', async () => {
  let ends = 0;
  const queue = new EventQueue<number>(() => {
    ends += 1;
  });
  for (let event = 0; event <= 5_000; event += 1) queue.tell(event);
  expect(ends).toBe(1);
  await expect(queue.next()).rejects.toMatchObject({ code: 'TOO_SLOW' });
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
