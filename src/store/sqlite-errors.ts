/** The database's and the file system's own errors, as refusals that a person can act on. */
import { Refusal } from '../domain/errors.ts';

const BY_CODE: readonly (readonly [RegExp, ConstructorParameters<typeof Refusal>[0]])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'register-busy'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_WRITE)/, 'disk-full'],
  [/^(SQLITE_READONLY|EROFS)/, 'register-read-only'],
  [/^(SQLITE_PERM|SQLITE_CANTOPEN|SQLITE_AUTH|EACCES|EPERM)/, 'register-no-permission'],
  [/^SQLITE_NOTADB/, 'not-a-register'],
  [/^SQLITE_CORRUPT/, 'register-damaged'],
  [/^(ENOENT|ENOTDIR)/, 'folder-missing'],
  [/^ENAMETOOLONG/, 'path-too-long'],
  [/^(SQLITE_IOERR|EIO|EMFILE|EFBIG)/, 'disk-error'],
];

/** A refusal for an error of the store; what is not known stays as it is (a defect). */
export function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const known = BY_CODE.find(([pattern]) => pattern.test(code));
  return known ? new Refusal(known[1], { path, detail: code }, { cause: error }) : error;
}
