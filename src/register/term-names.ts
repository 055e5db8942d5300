/** The names of units and codes in what a ledger or a request says, as the office has them. */
import type { HistoryStep } from '../domain/events.ts';
import { isTermKind, type TermKind } from '../domain/terms.ts';
import { withoutInvisible } from '../domain/visible-text.ts';
import type { Session } from './desk.ts';

/** Gives for a name another one that stands for the same unit or code. */
export type Naming = (kind: TermKind, name: string) => string;

/** The value of a field, the names in it replaced. */
export function namesIn(field: string, value: unknown, naming: Naming): unknown {
  if (field === 'co_units' && Array.isArray(value))
    return value.map((name) => naming('unit', String(name)));
  return isTermKind(field) && typeof value === 'string' ? naming(field, value) : value;
}

/** A step of a ledger's history, the names in it replaced. */
export function namesInStep(step: HistoryStep, naming: Naming): HistoryStep {
  if (step.kind === 'corrected') return correctedNames(step, naming);
  if (step.kind !== 'assigned') return step;
  const unit = naming('unit', step.unit);
  const coUnits = step.co_units?.map((name) => naming('unit', name));
  const leader = step.leader === undefined ? undefined : naming('leader', step.leader);
  if (unit === step.unit && coUnits === undefined && leader === step.leader) return step;
  return {
    ...step,
    unit,
    ...(coUnits ? { co_units: coUnits } : {}),
    ...(leader === undefined ? {} : { leader }),
  };
}

type Corrected = Extract<HistoryStep, { kind: 'corrected' }>;

/**
 * The old value of a field too: it is what the case bore until then. Who reported a case does not come
 * with an export, so that the copy keeps nobody.
 */
function correctedNames(step: Corrected, naming: Naming): Corrected {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [field, [old, next]] of Object.entries(step.changes))
    if (field !== 'has_reporter')
      changes[field] = [namesIn(field, old, naming), namesIn(field, next, naming)];
  return { ...step, changes };
}

/** Names as the office has them; those that it hasn't are added, and remembered for the summary. */
export class TermNames {
  readonly added: { readonly kind: string; readonly name: string }[] = [];
  /** How often a name was asked for whose unit or code bears another one than at first. */
  renamed = 0;
  readonly #session: Session;
  readonly #known = new Map<TermKind, Map<string, string>>();
  readonly #renamed = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  readonly official: Naming = (kind, name) => {
    let known = this.#known.get(kind);
    if (!known) this.#known.set(kind, (known = new Map<string, string>()));
    let official = known.get(name);
    if (official === undefined) {
      const term = this.#session.ensureTerm(kind, name);
      if (term.added) this.added.push({ kind, name: term.name });
      official = term.name;
      known.set(name, official);
      if (this.first(kind, name) !== official) this.#renamed.add(name);
    }
    if (this.#renamed.size > 0 && this.#renamed.has(name)) this.renamed++;
    return official;
  };

  /** The name that never changes: what a row is recognised by must not hang on a renaming. */
  readonly first: Naming = (kind, name) => {
    const { terms } = this.#session.office;
    return terms.firstName(kind, terms.find(kind, name) ? name : withoutInvisible(name));
  };
}
