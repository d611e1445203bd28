/** Which way goods cross a border. */
export const customsDirections = ['EXPORT', 'IMPORT'] as const;
export type CustomsDirection = (typeof customsDirections)[number];
