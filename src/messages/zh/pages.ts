/** Reports as pages of a browser, and their charts. */
export const pages = {
  'page.no-rows': '无。',
  'page.notes': '口径说明',
} as const;
