import { hash, verify } from '@node-rs/argon2';

/** The argon2id hash of a password, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** A hash that no password has, so that an unknown address costs the caller as much time as a wrong password. */
const hashOfNoPassword = hash(crypto.randomUUID());

/** Whether a password belongs to a hash; null stands for a person who is not known. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await hashOfNoPassword), password);
  return matches && passwordHash !== null;
}
