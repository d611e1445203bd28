const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id under which the API shows a row: its type's prefix and its UUID, for example `deal_0192…`. */
export function globalId(prefix: string, id: string): string {
  return `${prefix}_${id}`;
}

/** The parts of an id that a client sent, or null where it is none of ours. */
export function parseGlobalId(value: string): { prefix: string; id: string } | null {
  const cut = value.lastIndexOf('_');
  const id = value.slice(cut + 1);
  return cut > 0 && uuidForm.test(id) ? { prefix: value.slice(0, cut), id } : null;
}

/** The UUID in an id of the type with this prefix, or null where it belongs to another type or to none. */
export function localId(prefix: string, value: string): string | null {
  const parsed = parseGlobalId(value);
  return parsed?.prefix === prefix ? parsed.id : null;
}
