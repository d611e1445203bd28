import { createHash } from 'node:crypto';

/** A UUID (version 8) that depends on a name alone, so that seeding twice meets the same rows. */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`lading demo ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
