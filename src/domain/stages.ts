/** The stages of a case. Suspension is a flag over a stage, not a stage. */
export const STAGES = [
  'received',
  'accepted',
  'assigned',
  'submitted',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
  'voided',
] as const;

export type Stage = (typeof STAGES)[number];

/** Stages in which a case counts as valid and not yet closed (有效、未整改). */
export const OPEN_STAGES = [
  'accepted',
  'assigned',
  'submitted',
] as const satisfies readonly Stage[];

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

export function isOpen(stage: Stage): boolean {
  return (OPEN_STAGES as readonly Stage[]).includes(stage);
}
