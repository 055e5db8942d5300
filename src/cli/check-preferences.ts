/** The preferences file, read and checked; a mistake is told by file, line and key. */
import { JsonMistake, parseWithLines } from './json-lines.ts';
import { isObject, mistakesIn, type Mistake } from './preference-keys.ts';
import type { Preferences, PreferencesFile } from './preferences.ts';
import { similarTo } from './similar.ts';
import { UsageError } from './usage-error.ts';

export function unreadablePreferences(path: string, reason: string): PreferencesFile {
  return { path, values: {}, problem: new UsageError('preferences-unreadable', { path, reason }) };
}

export function checkPreferences(path: string, bytes: Buffer): PreferencesFile {
  let text: string;
  try {
    // Notepad puts a BOM in front, which the decoder drops.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadablePreferences(path, 'UTF-8');
  }
  // Nothing is no mistake: BUDING_CONFIG=/dev/null leaves all preferences out.
  if (text.trim() === '') return { path, raw: {}, values: {}, problem: null };
  try {
    const { value, lines } = parseWithLines(text);
    const mistakes = mistakesIn(value);
    const [first] = mistakes;
    return {
      path,
      raw: value,
      values: sound(value, mistakes),
      problem: first === undefined ? null : asUsageError(first, path, lines.get(first.key) ?? 1),
    };
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    const { line, key, twice } = error;
    const code = twice ? 'preferences-twice' : 'preferences-not-json';
    const near = key === '' ? '' : ` (${key})`;
    return { path, values: {}, problem: new UsageError(code, { path, line, key, near }) };
  }
}

/** A mistake as a refusal; `line` is where it stands in the file. */
function asUsageError(
  { key, value, code, known }: Mistake,
  path: string,
  line: number,
): UsageError {
  if (key === '') return new UsageError('preferences-not-object', { path, line });
  const similar = code === 'preference-unknown' ? similarTo(key, known) : [];
  return new UsageError(code, { path, line, key, value, similar, known });
}

/** The parts without a mistake. */
function sound(content: unknown, mistakes: readonly Mistake[]): Preferences {
  if (!isObject(content)) return {};
  const broken = new Set(mistakes.map(({ key }) => key.split('.')[0]));
  return Object.fromEntries(Object.entries(content).filter(([key]) => !broken.has(key)));
}
