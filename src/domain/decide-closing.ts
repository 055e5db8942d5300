/** 销号: the rules of verification, and what a closing must say. */
import { UNDOCUMENTED_PATCH_KINDS, type CaseState, type Patch } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { ActionContext } from './action-input.ts';
import { optional, required } from './decide-values.ts';
import { Refusal } from './errors.ts';
import type { NewEvent } from './events.ts';
import type { CompleteInput } from './needs.ts';

/** 销号: verified by somebody who did not handle it; an outcome, and for a patch its document. */
export function decideClosing(
  state: CaseState,
  input: CompleteInput<'close'>,
  context: ActionContext,
): NewEvent[] {
  const { on, actor } = context;
  const { verifier, outcome } = input;
  const direct = input.direct === true;
  // A direct closing names its handler; whoever handled an earlier submission can't verify it either.
  const handlers = direct ? [input.handler ?? state.owner, state.handler] : [state.handler];
  refuseOwnVerification(state.no, verifier, handlers);
  if (
    context.twoKey &&
    !direct &&
    context.submittedBy !== null &&
    sameName(context.submittedBy, actor)
  ) {
    throw new Refusal('two-key-same-actor', { no: state.no, actor });
  }
  if (context.twoKey && direct) throw new Refusal('two-key-direct', { no: state.no });
  const reason = direct ? required(input.reason, 'reason') : input.reason;
  return [
    {
      kind: 'closed',
      on,
      data: {
        verifier,
        outcome,
        ...(outcome === 'patched' ? { patch: completePatch(state.no, input.patch, on) } : {}),
        ...(direct ? { direct: true as const } : {}),
        ...optional({ handler: direct ? input.handler : undefined, reason }),
      },
    },
  ];
}

/** Whoever verifies is not whoever handled (自办自验). */
export function refuseOwnVerification(
  no: string,
  verifier: string | null,
  handlers: readonly (string | null)[],
): void {
  if (verifier === null) return;
  if (handlers.some((handler) => handler !== null && sameName(verifier, handler))) {
    throw new Refusal('verifier-is-handler', { no, name: verifier });
  }
}

/** The patch of a closing must be complete: published is not in force, so both dates are asked for. */
function completePatch(no: string, patch: Patch | undefined, on: IsoDate): Patch {
  const missing: string[] = [];
  if (!patch?.kind) missing.push('patch-kind');
  if (!patch?.title) missing.push('patch-title');
  const documented = !patch?.kind || !UNDOCUMENTED_PATCH_KINDS.includes(patch.kind);
  if (documented) {
    if (!patch?.no) missing.push('patch-no');
    if (!patch?.published_on) missing.push('patch-published');
    if (!patch?.in_force_on) missing.push('patch-in-force');
  }
  if (!patch || missing.length > 0) throw new Refusal('patch-incomplete', { no, missing });
  if (patch.published_on !== null && patch.published_on > on) {
    throw new Refusal('patch-not-published', { no, published: patch.published_on, on });
  }
  refuseEarlyForce(no, patch);
  return patch;
}

/** A rule is in force on the day of its publication at the earliest. */
export function refuseEarlyForce(
  no: string,
  { published_on: published, in_force_on: inForce }: Patch,
): void {
  if (published !== null && inForce !== null && inForce < published) {
    throw new Refusal('patch-in-force-before-published', { no, published, inForce });
  }
}

/** Width, case and blanks don't matter: 张三 is often set with a blank between. */
function sameName(a: string, b: string): boolean {
  const bare = (name: string) =>
    name
      .normalize('NFKC')
      .replace(/[\s\p{Cf}]+/gu, '')
      .toLowerCase();
  return bare(a) === bare(b);
}
