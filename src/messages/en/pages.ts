import type { pages as chinese } from '../zh/pages.ts';

export const pages = {
  'page.no-rows': 'None.',
  'page.notes': 'Notes',
} as const satisfies Record<keyof typeof chinese, string>;
