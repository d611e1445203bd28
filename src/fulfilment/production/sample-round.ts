/** What the buyer said of a sample before production. */
export const sampleStatuses = ['SENT', 'APPROVED', 'REFUSED'] as const;
export type SampleStatus = (typeof sampleStatuses)[number];
