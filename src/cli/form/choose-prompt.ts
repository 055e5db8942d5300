/**
 * A list to choose from, searched as one types. inquirer's own search prompt does not say that there
 * is more below what it shows, and can't be wiped off when it is left by Esc.
 */
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isTabKey,
  isUpKey,
  makeTheme,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core';

/** A line of the list; one that is `disabled` says why nothing can be chosen. */
export interface ChoiceLine {
  readonly value: string;
  readonly name: string;
  /** What stands behind the question when it was chosen. */
  readonly short: string;
  readonly description?: string;
  readonly disabled?: string;
}

interface ChoiceQuestion {
  readonly message: string;
  /** The lines for what was typed; each fits on one line of the terminal. */
  readonly source: (term: string) => Promise<readonly ChoiceLine[]>;
  /** How many lines are shown at once. */
  readonly pageSize: number;
  /** Says how many lines there are besides those shown. */
  readonly more: (above: number, below: number) => string;
  /** The line that explains the keys. */
  readonly keys: string;
  readonly theme: object;
}

/** What inquirer's themes have for texts of every kind of prompt, and ours besides. */
interface ChoiceTheme {
  readonly [name: string]: unknown;
  readonly icon: { readonly cursor: string };
  readonly style: {
    readonly disabled: (text: string) => string;
    readonly dim: (text: string) => string;
  };
}

const plain = (text: string) => text;
const BASE: ChoiceTheme = {
  icon: { cursor: '❯' },
  style: { disabled: plain, dim: plain },
};

export const choosePrompt = createPrompt<string, ChoiceQuestion>((question, done) => {
  const { source, pageSize } = question;
  const theme = makeTheme<ChoiceTheme>(BASE, question.theme);
  const [status, setStatus] = useState<'loading' | 'idle' | 'done'>('loading');
  const [term, setTerm] = useState('');
  const [lines, setLines] = useState<readonly ChoiceLine[]>([]);
  const [active, setActive] = useState(0);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const [answer, setAnswer] = useState('');
  const top = useRef(0);
  /** Enter was pressed before the lines for what was typed were there. */
  const hurried = useRef(false);
  const prefix = usePrefix({ status, theme });

  const choose = (one: ChoiceLine | undefined) => {
    if (one === undefined || one.disabled !== undefined) return;
    setAnswer(one.short);
    setStatus('done');
    done(one.value);
  };

  useEffect(() => {
    const given = { up: false };
    setStatus('loading');
    const list = (found: readonly ChoiceLine[]) => {
      if (given.up) return;
      top.current = 0;
      setActive(0);
      setLines(found);
      setStatus('idle');
      if (hurried.current) choose(found[0]);
      hurried.current = false;
    };
    source(term).then(list, (error: unknown) => {
      if (!given.up) setFailure({ error });
    });
    return () => {
      given.up = true;
    };
  }, [term]);

  const line = lines[active];
  const chosen = line?.disabled === undefined ? line : undefined;

  useKeypress((key, rl) => {
    if (isEnterKey(key)) {
      hurried.current = status === 'loading';
      rl.write(term); // the Enter took the line away; it stays while nothing can be chosen
      if (status === 'idle') choose(chosen);
    } else if (isTabKey(key) && chosen !== undefined) {
      rl.clearLine(0);
      rl.write(chosen.name);
      setTerm(chosen.name);
    } else if (isUpKey(key) || isDownKey(key)) {
      rl.clearLine(0);
      rl.write(term);
      const next = active + (isUpKey(key) ? -1 : 1);
      if (status === 'idle' && next >= 0 && next < lines.length) setActive(next);
    } else setTerm(rl.line);
  });

  if (failure !== null) throw failure.error;
  const message = theme.style.message(question.message, status);
  const head = [prefix, message];
  if (status === 'done')
    return [...head, theme.style.answer(answer)].filter(Boolean).join(' ').trimEnd();
  top.current = Math.min(Math.max(top.current, active - pageSize + 1), active);
  const shown = lines.slice(top.current, top.current + pageSize).map((one, at) => {
    if (one.disabled !== undefined) return theme.style.disabled(`${one.name} ${one.disabled}`);
    const isActive = top.current + at === active;
    const text = `${isActive ? theme.icon.cursor : ' '} ${one.name}`;
    return isActive ? theme.style.highlight(text) : text;
  });
  const below = lines.length - top.current - shown.length;
  const more = top.current + below > 0 ? question.more(top.current, below) : '';
  const body = [
    ...shown,
    more === '' ? ' ' : theme.style.dim(`  ${more}`),
    ...(chosen?.description ? [theme.style.highlight(chosen.description)] : []),
    question.keys,
  ].join('\n');
  const typed = term === '' ? [] : [theme.style.highlight(term)];
  return [[...head, ...typed].filter(Boolean).join(' ').trimEnd(), body.trimEnd()];
});
