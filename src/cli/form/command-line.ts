/** A call as the command line that would have made it, so that whoever uses the forms learns the verbs. */
import type { FlagName } from '../flag-spec.ts';

export interface ShownCall {
  readonly verb: string;
  readonly args: readonly string[];
  readonly flags: Readonly<Partial<Record<FlagName, string | readonly string[] | true>>>;
  /** Flags whose value is not shown. */
  readonly secret?: readonly FlagName[];
}

/** The line, quoted for the shell of the system. */
export function commandLine(call: ShownCall, platform: NodeJS.Platform = process.platform): string {
  const words = ['buding', call.verb, ...call.args.map((one) => quote(one, platform))];
  for (const [name, value] of Object.entries(call.flags)) {
    if (value === true) words.push(`--${name}`);
    else
      for (const one of typeof value === 'string' ? [value] : value)
        words.push(`--${name}`, quote(isSecret(call, name) ? '***' : one, platform));
  }
  return words.join(' ');
}

function isSecret(call: ShownCall, name: string): boolean {
  return call.secret?.some((one) => one === name) ?? false;
}

/** Chinese and plain words stand as they are; anything a shell could read otherwise is quoted. */
function quote(text: string, platform: NodeJS.Platform): string {
  if (/^[\w\p{Script=Han}，。、：；（）《》〔〕.,:/@+-]+$/u.test(text)) return text;
  if (platform === 'win32') return `"${text.replaceAll('"', '""')}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
