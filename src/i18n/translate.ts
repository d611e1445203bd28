/** The sentence for a key of the locale files in the request's language; `values` fill its ICU arguments. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;
