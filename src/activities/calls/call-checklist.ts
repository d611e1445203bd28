/** A thing that is seen to after a call, and whether it was. */
export interface AfterCallItem {
  readonly item: string;
  readonly isDone: boolean;
}

/** Every item of the checklist of the day, with those that were seen to. */
export function tickOff(items: readonly string[], done: readonly string[]): AfterCallItem[] {
  return items.map((item) => ({ item, isDone: done.includes(item) }));
}
