/** The one place that phrases what went wrong: a sentence, what to do next, and the exit code. */
import { EXIT_CODES, Refusal } from '../domain/errors.ts';
import { isMessageKey, type MessageParams, type Translate } from '../messages/translate.ts';
import { nextStep } from './next-step.ts';
import { safe, safeLines } from './safe.ts';
import { similarTo } from './similar.ts';
import { Interrupted, OutputClosed, UsageError } from './usage-error.ts';
import { allowedWords } from './word-lists.ts';
import { WORKFLOW } from '../domain/workflow.ts';

export interface Reported {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly exitCode: number;
  /** For whoever asked for it with BUDING_DEBUG=1. */
  readonly stack?: string;
}

/** What to say about anything thrown; `null` is silence. */
export function describeError(error: unknown, t: Translate): Reported | null {
  if (error instanceof OutputClosed) return null;
  if (error instanceof UsageError) {
    const { code, params: said } = error;
    const allowed = allowedWords(String(said['flag']), t) ?? said['allowed'];
    const params = safeParams({
      ...said,
      ...(allowed === undefined ? {} : { allowed }),
      ...formsOf(said, t),
      suggestion: suggestionOf(said, code === 'value-not-allowed' ? allowed : undefined, t),
    });
    return {
      code,
      message: t(`usage.${code}`, params).trim(),
      hint: t(`usage-hint.${code}`, params),
      exitCode: EXIT_CODES.usage,
    };
  }
  if (error instanceof Refusal) return describeRefusal(error, t);
  if (isInterruption(error)) {
    return {
      code: 'interrupted',
      message: t(isCancelled(error) ? 'talk.cancelled' : 'talk.interrupted'),
      hint: null,
      exitCode: EXIT_CODES.interrupted,
    };
  }
  const message = safe(error instanceof Error ? error.message : String(error));
  const stack = error instanceof Error ? error.stack : undefined;
  const hint = t(isInstallation(error) ? 'talk.not-installed-hint' : 'talk.defect-hint');
  return {
    code: 'defect',
    message: t('talk.defect', { message }),
    hint,
    exitCode: EXIT_CODES.defect,
    ...(stack === undefined ? {} : { stack }),
  };
}

/** What was probably meant: as it was found out already, else what is like the value given. */
function suggestionOf(
  { suggestion, similar, value }: MessageParams,
  allowed: MessageParams[string],
  t: Translate,
): string {
  if (typeof suggestion === 'string') return suggestion;
  const names =
    typeof similar === 'object'
      ? similar
      : typeof allowed === 'object' && typeof value === 'string'
        ? similarTo(value, allowed)
        : [];
  return names.length === 0 ? '' : t('talk.did-you-mean', { names });
}

/** What a preference may be: words as they are, forms in the user's words. */
function formsOf({ known }: MessageParams, t: Translate): MessageParams {
  if (typeof known !== 'object') return {};
  return { known: known.map((one) => (isMessageKey(one) ? t(one) : one)) };
}

/** The lines for a person. */
export function errorText(
  { code, message, hint }: Pick<Reported, 'code' | 'message' | 'hint'>,
  t: Translate,
): string {
  const text = safeLines(message);
  // Whoever breaks off made no mistake.
  const lines = [code === 'interrupted' ? text : t('talk.error', { message: text })];
  if (hint !== null) lines.push(t('talk.hint', { hint: safeLines(hint) }));
  return lines.join('\n');
}

function describeRefusal(error: Refusal, t: Translate): Reported {
  const { code } = error;
  const params = localised(error.params, t);
  const hintKey = `hint.${code}`;
  const hint = isMessageKey(hintKey) ? t(hintKey, params) : null;
  return {
    code,
    message: t(`error.${code}`, params),
    hint: hint === null ? null : (fullerHint(error, hint, t) ?? hint),
    exitCode: EXIT_CODES[error.family],
  };
}

/** A hint that says more than a sentence can: the way there, the words allowed, names like the one given. */
function fullerHint({ code, params }: Refusal, hint: string, t: Translate): string | null {
  const { similar = [], missing = [], flag = '' } = params;
  if (code === 'step-wrong-stage') return wayThere(params, t);
  if (code === 'register-missing') return whereSearched(params, hint, t);
  if (typeof similar === 'object' && similar.length > 0)
    return t('talk.similar', { names: similar.map(safe), hint });
  const lacking = code === 'value-missing' ? [flag] : typeof missing === 'object' ? missing : [];
  for (const name of lacking.map(String)) {
    const allowed = allowedWords(name, t);
    if (allowed) return t('talk.words-allowed', { hint, flag: name, allowed });
  }
  return null;
}

/** Who said where the register is; `null` where nobody knows. */
function whereSearched({ by }: MessageParams, hint: string, t: Translate): string | null {
  const key = `talk.searched-${String(by)}`;
  return isMessageKey(key) ? t(key, { hint }) : null;
}

/** What must be done first, by name; `null` when nothing leads there. */
function wayThere(params: MessageParams, t: Translate): string | null {
  const no = safe(String(params['no']));
  const { actions, direct } = nextStep(String(params['stage']), String(params['action']));
  const [first] = actions;
  if (first === undefined) return null;
  const unmerge = first === 'unmerge';
  const verb = t(`action.${unmerge ? 'merge' : first}`);
  const more = `${unmerge ? ' --undo' : ''}${WORKFLOW[first].needs.length > 0 ? ' …' : ''}`;
  const steps = actions.map((action) => t(`action.${action}`));
  const hint = t('talk.step-first', { steps, verb, no, more });
  return direct ? t('talk.or-direct', { hint }) : hint;
}

/** Parameters that are keys of the program, by the family of labels that names them. */
const LABELLED: Readonly<Record<string, readonly string[]>> = {
  stage: ['stage'],
  action: ['event', 'action'],
  lastAction: ['event', 'action'],
  kind: ['term'],
  field: ['field'],
  previous: ['field'],
  column: ['report.column'],
  reason: ['unsafe'],
  form: ['setting.form'],
};

/** Parameters with keys turned into the user's words, and data made safe to show. */
export function localised(params: MessageParams, t: Translate): MessageParams {
  const shown: Record<string, MessageParams[string]> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'missing' && typeof value === 'object')
      shown[name] = value.map((flag) => `--${flag}`);
    else if (name === 'more') shown[name] = value ? ' …' : '';
    else if (typeof value === 'string')
      shown[name] = labelOf(LABELLED[name], value, t) ?? safe(value);
    else shown[name] = typeof value === 'object' ? value.map(safe) : value;
  }
  return shown;
}

function labelOf(
  families: readonly string[] = [],
  value: string,
  t: Translate,
): string | undefined {
  for (const family of families) {
    const key = `${family}.${value.replaceAll(' ', '.')}`;
    if (isMessageKey(key)) return t(key);
  }
  return undefined;
}

function safeParams(params: MessageParams): MessageParams {
  const entries = Object.entries(params).map(([name, value]) => {
    if (typeof value === 'string') return [name, safe(value)];
    return [name, typeof value === 'object' ? value.map(safe) : value];
  });
  return Object.fromEntries(entries) as MessageParams;
}

/** Ours, inquirer's (Ctrl-C in a prompt), or an aborted signal's. */
function isInterruption(error: unknown): boolean {
  if (error instanceof Interrupted) return true;
  return (
    error instanceof Error &&
    ['ExitPromptError', 'AbortPromptError', 'AbortError'].includes(error.name)
  );
}

/** Somebody was asked and said no: nothing was broken off. */
function isCancelled(error: unknown): boolean {
  return error instanceof Interrupted && error.cancelled;
}

/** A library or its compiled part is missing: the installation is at fault, not the program. */
function isInstallation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED'
  );
}
