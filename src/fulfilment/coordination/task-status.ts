/** What became of a task. */
export const taskStatuses = ['OPEN', 'DONE', 'CANCELLED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];
