/** 登记 on a terminal, without flags: a form, kept as a draft until the case is in the register. */
import { findLike } from '../../register/like.ts';
import type { Env } from '../env.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import { likelyLine } from '../likely-line.ts';
import { localTime } from '../local-time.ts';
import { printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import { Interrupted } from '../usage-error.ts';
import type { Call } from '../verb.ts';
import { addQuestions, worthRemembering } from './add-questions.ts';
import { answeredCall, isGiven, shownFlags } from './answered-flags.ts';
import { StepBack } from './asking.ts';
import { choose } from './choose.ts';
import { askOne, runForm } from './form.ts';
import { forget, recall, remember } from './memory.ts';
import { printCommand } from './print-command.ts';
import type { Answer, Answers, Question } from './question.ts';
import { printSummary } from './summary.ts';
import { Words } from './word-options.ts';

const LAST = 'add-last';
const DRAFT = 'add-draft';

interface Draft {
  readonly savedAt: string;
  readonly answers: Answers;
}

/** The call with the answers, and what to do once the case is in the register. */
export interface GuidedAdd {
  readonly call: Call;
  readonly done: () => Promise<void>;
}

export async function guidedAdd(
  env: Env,
  call: Call,
  specs: readonly FlagSpec[],
): Promise<GuidedAdd> {
  const words = new Words(env);
  const last = answersOf(await recall(env, LAST)) ?? {};
  const questions = addQuestions(env, words, last).filter(({ flag }) => !isGiven(call, flag));
  const secret = questions.filter((one) => one.secret).map((one) => one.flag);
  const draftKept = { yes: false };
  const keep = async (answers: Answers) => {
    draftKept.yes = await remember(env, DRAFT, draftOf(env, answers, secret));
  };
  const draft = await offeredDraft(env);
  let answers: Answers;
  try {
    await printStatus(env, env.t('ask.form-keys'));
    answers = await runForm(env, questions, draft, keep);
    answers = await confirmed(env, { questions, assigns: isGiven(call, 'unit') }, answers, keep);
  } catch (error) {
    if (error instanceof Interrupted && draftKept.yes)
      await printStatus(env, env.t('ask.draft-kept'));
    throw error;
  }
  const number = typeof answers.rule === 'string' ? await words.ruleNumber(answers.rule) : null;
  const filled = answeredCall(call, {
    ...answers,
    ...(number === null ? {} : { 'rule-no': number }),
  });
  await printCommand(env, {
    verb: 'add',
    args: filled.args,
    flags: shownFlags(filled, specs),
    secret,
  });
  return {
    call: filled,
    done: async () => {
      await remember(env, LAST, { answers: worthRemembering(answers) });
      await forget(env, DRAFT);
    },
  };
}

/** Shows what was answered until it is confirmed; any answer can still be changed. */
async function confirmed(
  env: Env,
  { questions, assigns }: { readonly questions: readonly Question[]; readonly assigns: boolean },
  first: Answers,
  keep: (answers: Answers) => Promise<void>,
): Promise<Answers> {
  const { t } = env;
  let answers = first;
  for (;;) {
    await printSummary(env, questions, answers);
    if (assigns || answers.unit) await printStatus(env, t('ask.unit-means'));
    await printLikely(env, answers);
    const choice = await choose(env, {
      message: t('ask.confirm-add'),
      options: [
        { value: 'yes', name: t('ask.do-add') },
        ...applicable(questions, answers).map(({ flag, label }) => ({
          value: flag,
          name: t('ask.change', { label }),
        })),
        { value: 'no', name: t('ask.leave') },
      ],
    }).catch(stepBackTo(questions.at(-1)?.flag));
    if (choice === 'yes') return answers;
    if (choice === 'no') throw new Interrupted({ cancelled: true });
    const at = questions.findIndex(({ flag }) => flag === choice);
    const answer = await askOne(env, questions, at, answers).catch(
      keeping(answers[choice as FlagName]),
    );
    answers = { ...answers, [choice]: answer };
    answers = await runForm(env, questions, answers, keep);
    await keep(answers);
  }
}

/** Names the cases that may be the same gap, before it is entered once more. */
async function printLikely(env: Env, answers: Answers): Promise<void> {
  const text = (flag: FlagName) => {
    const answer = answers[flag];
    return typeof answer === 'string' && answer !== '' ? answer : null;
  };
  const facts = Object.fromEntries(COMPARED.map((field) => [field, text(field)]));
  for (const one of await findLike(await env.desk(), facts))
    await printStatus(env, likelyLine(env, one));
}

/** What is asked for and says which gap it is. */
const COMPARED = ['title', 'description', 'rule', 'unit', 'region'] as const;

const applicable = (questions: readonly Question[], answers: Answers) =>
  questions.filter((one) => one.when?.(answers) ?? true);

/** Esc at the summary changes the last answer; Esc in a change leaves it as it was. */
function stepBackTo(flag: FlagName | undefined) {
  return (error: unknown): string => {
    if (error instanceof StepBack && flag !== undefined) return flag;
    throw error;
  };
}

function keeping(answer: Answer | undefined) {
  return (error: unknown): Answer => {
    if (error instanceof StepBack) return answer ?? '';
    throw error;
  };
}

/** Who reported something is kept nowhere but in the register. */
function draftOf(env: Env, answers: Answers, secret: readonly FlagName[]): Draft {
  const kept = Object.entries(answers).filter(([flag]) => !secret.some((one) => one === flag));
  return { savedAt: env.now().toISOString(), answers: Object.fromEntries(kept) };
}

async function offeredDraft(env: Env): Promise<Answers> {
  const kept = await recall(env, DRAFT);
  const answers = answersOf(kept);
  if (answers === null) return {};
  const { savedAt } = kept as Draft;
  const title = typeof answers.title === 'string' ? safe(answers.title) : '';
  const choice = await choose(env, {
    message: env.t('ask.draft-found', { time: localTime(savedAt), title }),
    options: [
      { value: 'go-on', name: env.t('ask.draft-go-on') },
      { value: 'anew', name: env.t('ask.draft-anew') },
    ],
  }).catch((error: unknown) => {
    throw error instanceof StepBack ? new Interrupted({ cancelled: true }) : error;
  });
  if (choice === 'go-on') return answers;
  await forget(env, DRAFT);
  return {};
}

/** The answers in what was kept, if that is what it is. */
function answersOf(kept: unknown): Answers | null {
  const answers = (kept as { answers?: unknown } | null | undefined)?.answers;
  if (typeof answers !== 'object' || answers === null) return null;
  const texts = Object.entries(answers).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts);
}
