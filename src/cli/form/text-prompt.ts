/**
 * A text, on one line or on several. inquirer's own input prompt loses what is pasted after a line
 * break, and clerks paste from Word: here a pasted line break is a line of a long text and a blank in a
 * short one. Nothing is printed below the line being typed, because inquirer counts characters, not
 * columns, and would lose its place under a long Chinese line.
 */
import {
  createPrompt,
  isEnterKey,
  makeTheme,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core';

export interface TextQuestion {
  readonly message: string;
  /** Said behind the question, dimmed: what Enter alone does, which keys help. */
  readonly hint: string;
  /** What the trail says when nothing was typed: what was taken instead, or that nothing was. */
  readonly untyped: string;
  /** What stands in the line at first. */
  readonly initial?: string;
  /** Several lines; an empty one ends the text. */
  readonly lines?: boolean;
  /** What is wrong with an answer, or `null`. */
  readonly check: (text: string) => string | null | Promise<string | null>;
  readonly theme: object;
}

/** The text; `edit` when Ctrl-E asked for an editor to go on with it. */
export interface TextAnswer {
  readonly text: string;
  readonly edit?: boolean;
}

/** Lines that stay in sight while a long text is typed. */
const SHOWN = 12;

/** A paste arrives as one chunk of many characters; a key is one character. */
const isPaste = (chunk: string) => chunk.length > 2 && /[\r\n]./s.test(chunk);

export const textPrompt = createPrompt<TextAnswer, TextQuestion>((question, done) => {
  const theme = makeTheme(question.theme);
  const [status, setStatus] = useState<'idle' | 'done'>('idle');
  const [line, setLine] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [answer, setAnswer] = useState('');
  const before = useRef<string[]>([]);
  const pasting = useRef(false);
  const finished = useRef(false);
  const checking = useRef(false);
  const prefix = usePrefix({ status, theme });

  useEffect((rl) => {
    const { input } = rl as unknown as { input: NodeJS.ReadStream };
    const onData = (chunk: Buffer | string) => {
      pasting.current = isPaste(chunk.toString());
    };
    input.prependListener('data', onData);
    const initial = (question.initial ?? '').split('\n');
    before.current = question.lines ? initial.slice(0, -1) : [];
    rl.write((question.lines ? initial.at(-1) : initial.join(' ')) ?? '');
    setLine(rl.line);
    return () => input.off('data', onData);
  }, []);

  const finish = (text: string, edit = false) => {
    finished.current = true;
    setAnswer(text);
    setStatus('done');
    done(edit ? { text, edit } : { text });
  };

  useKeypress(async (key, rl) => {
    if (finished.current || checking.current) return;
    if (question.lines && key.ctrl && key.name === 'e') {
      finish([...before.current, rl.line].join('\n'), true);
      return;
    }
    if (!isEnterKey(key)) {
      setLine(rl.line);
      setError(null);
      return;
    }
    if (pasting.current && !question.lines) {
      // The line was taken away by the Enter; it goes on behind a blank.
      rl.write(line === '' ? '' : `${line.trimEnd()} `);
      setLine(rl.line);
      return;
    }
    const goesOn =
      question.lines && (line !== '' || (pasting.current && before.current.length > 0));
    if (goesOn) {
      before.current = [...before.current, line];
      setLine('');
      return;
    }
    const text = (question.lines ? before.current.join('\n') : line).trim();
    checking.current = true;
    const problem = await question.check(text);
    checking.current = false;
    if (problem === null) finish(text);
    else {
      if (!question.lines) rl.write(line);
      setError(problem);
    }
  });

  const message = theme.style.message(question.message, status);
  if (status === 'done') {
    const [first = '', ...more] = answer.split('\n');
    const shown = answer === '' ? question.untyped : more.length === 0 ? first : `${first} …`;
    return `${prefix} ${message} ${theme.style.answer(shown)}`.trimEnd();
  }
  const head = [`${prefix} ${message} ${theme.style.help(question.hint)}`.trimEnd()];
  if (error !== null) head.push(theme.style.error(error));
  return [...head, ...before.current.slice(-SHOWN).map((one) => `  ${one}`), `> ${line}`].join(
    '\n',
  );
});
