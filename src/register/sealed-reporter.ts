/**
 * Who reported a case, sealed by AES-256-GCM under a fresh nonce. Register and case are bound to it: a
 * row that was altered, or moved to another case or register, can't be opened.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Reporter } from '../store/store.ts';

const NONCE = 12;
const TAG = 16;
/** Texts are filled up to a multiple of this, so that their length says little. */
const BLOCK = 64;

/** Where a sealed text belongs. */
export interface SealedPlace {
  /** The digest of the register's first entry. */
  readonly register: string;
  readonly caseId: number;
}

/** Nonce, tag and cipher text, in Base64. */
export function seal(key: Buffer, place: SealedPlace, { name, contact }: Reporter): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(binding(place));
  const text = Buffer.from(JSON.stringify({ name, contact }));
  const filled = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK, ' ');
  text.copy(filled);
  const sealed = Buffer.concat([cipher.update(filled), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What was sealed, or `null` where it can't be opened with this key at this place. */
export function unseal(key: Buffer, place: SealedPlace, sealed: string): Reporter | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE + TAG) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      .setAAD(binding(place))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]);
    const { name, contact } = JSON.parse(text.toString('utf8')) as Reporter;
    return { name, contact };
  } catch {
    return null;
  }
}

function binding({ register, caseId }: SealedPlace): Buffer {
  return Buffer.from(`buding reporter\0${register}\0${String(caseId)}`);
}
