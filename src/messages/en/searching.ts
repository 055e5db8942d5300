/** Searching, and cases that may be one. */
import type { searching as zh } from '../zh/searching.ts';
export const searching = {
  'search.hit': 'found in',
  'search.score': 'likeness',
  'search.parts': 'what agrees',
  'example.search':
    'buding search 补贴 申领\nbuding search "“一次性告知”" -公积金 --open\nbuding search 人社 --stage received --columns no,title\nbuding search --like 0012',
  'usage.search-missing': 'Nothing to search for.',
  'usage-hint.search-missing':
    'Such as: buding search 补贴 申领; for cases like one use --like <case>.',
  'usage.like-with-words': "--like and words can't be combined.",
  'usage-hint.like-with-words': 'Leave the words out; filters may stay.',
  'like.title': 'title {share} %',
  'like.description': 'description {share} %',
  'like.rule': 'same rule',
  'like.unit': 'same unit',
  'like.region': 'same region',
  'like.other': 'like number',
  'like.other-title': 'like title',
  'like.parts': '{parts}',
  'finding.index-differs': 'The search index differs from the cases ({count} places)',
} as const satisfies Record<keyof typeof zh, string>;
