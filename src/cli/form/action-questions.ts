/** What each action asks for when the command line does not say it. */
import type { CaseState } from '../../domain/case.ts';
import type { PlainAction } from '../../domain/decide.ts';
import { lacksDeadline } from '../../domain/first-deadline.ts';
import { readOutcome } from '../../domain/vocabulary.ts';
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import { readBy } from './answered-flags.ts';
import { closedOptions, Words } from './word-options.ts';
import {
  choiceQuestion,
  choicesQuestion,
  switchQuestion,
  textQuestion,
  type Answers,
  type Question,
} from './question.ts';

/** The questions of an action on these cases, in the order in which a clerk thinks of them. */
export function actionQuestions(
  env: Env,
  action: PlainAction,
  cases: readonly CaseState[],
): Question[] {
  return new ActionQuestions(env, cases).of(action);
}

class ActionQuestions {
  readonly #env: Env;
  readonly #cases: readonly CaseState[];
  readonly #words: Words;

  constructor(env: Env, cases: readonly CaseState[]) {
    this.#env = env;
    this.#cases = cases;
    this.#words = new Words(env);
  }

  of(action: PlainAction): Question[] {
    switch (action) {
      case 'reject':
        return [this.#text('reason', true), this.#text('refer-to')];
      case 'assign':
        return [this.#unit('unit', true), this.#coUnits(), this.#due(false), this.#text('owner')];
      case 'return':
        return [this.#text('reason', true), this.#unit('proposed-unit', false)];
      case 'extend': // a first deadline needs no reason
        return [this.#due(true), this.#text('reason', !this.#cases.every(lacksDeadline))];
      case 'reopen':
        return [this.#due(true), this.#text('reason', true)];
      case 'suspend':
        return [this.#text('reason', true), this.#date('review-on')];
      case 'submit':
        return [this.#handler(), this.#text('progress', false, true)];
      case 'rework':
      case 'withdraw':
      case 'void':
        return [this.#text('reason', true)];
      case 'close':
        return this.#closing();
      case 'review':
        return [
          this.#word('result'),
          this.#text('text', false, true),
          { ...this.#due(true), when: hasRelapsed },
          { ...this.#text('reason', true), when: hasRelapsed },
        ];
      case 'rate':
        return [this.#word('rating'), this.#text('text')];
      case 'note':
        return [this.#text('text', true, true)];
      case 'accept':
      case 'resume':
        return [];
    }
  }

  #closing(): Question[] {
    const unsubmitted = this.#cases.some((one) => one.stage !== 'submitted');
    const patched = (answers: Answers) =>
      readOutcome(String(answers.outcome ?? '').replaceAll('_', ' ')) === 'patched';
    const direct = (answers: Answers) => answers.direct === true;
    const ofPatch = [
      this.#word('patch-kind'),
      this.#text('patch-title', true),
      this.#text('patch-no'),
      this.#date('patch-published'),
      this.#date('patch-in-force'),
    ].map((question) => ({ ...question, when: patched }));
    return [
      ...(unsubmitted ? [switchQuestion({ flag: 'direct', label: this.#label('direct') })] : []),
      this.#word('outcome'),
      ...ofPatch,
      ...(unsubmitted
        ? [
            { ...this.#handler(), when: direct },
            { ...this.#text('reason', true), when: direct },
          ]
        : []),
      this.#text('verifier', false, false, this.#env.actor()),
    ];
  }

  #label(flag: FlagName): string {
    return this.#env.t(labelKey(flag));
  }

  #text(flag: FlagName, required = false, lines = false, fallback?: string): Question {
    const read = readBy(this.#env, flag, (flags) => flags.text(flag));
    return textQuestion({ flag, label: this.#label(flag), required, lines, fallback, read });
  }

  #handler(): Question {
    const owners = new Set(this.#cases.map((one) => one.owner));
    const [owner] = owners;
    const fallback = owners.size === 1 && owner ? owner : undefined;
    return this.#text('handler', true, false, fallback);
  }

  #date(flag: FlagName): Question {
    const { t } = this.#env;
    const read = readBy(this.#env, flag, (flags) => flags.date(flag));
    return textQuestion({ flag, label: this.#label(flag), hint: t('ask.date-hint'), read });
  }

  #due(required: boolean): Question {
    const { t, today } = this.#env;
    const read = readBy(this.#env, 'due', (flags) => flags.deadline('due', today()));
    const label = this.#label('due');
    return textQuestion({ flag: 'due', label, required, hint: t('ask.due-hint'), read });
  }

  #unit(flag: FlagName, required: boolean): Question {
    const options = () => this.#words.terms('unit');
    return choiceQuestion({ flag, label: this.#label(flag), required, options });
  }

  #coUnits(): Question {
    return choicesQuestion({
      flag: 'co-unit',
      label: this.#label('co-unit'),
      options: async (answers) =>
        (await this.#words.terms('unit')).filter((one) => one.value !== answers.unit),
    });
  }

  #word(flag: FlagName): Question {
    const options = () => Promise.resolve(closedOptions(this.#env, flag));
    return choiceQuestion({ flag, label: this.#label(flag), required: true, options });
  }
}

function hasRelapsed({ result }: Answers): boolean {
  return result === 'relapsed' || result === '已反弹';
}

const labelKey = (flag: FlagName) => `ask.${flag}` as Parameters<Env['t']>[0];
