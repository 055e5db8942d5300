/** Searching, and cases that may be one. */
export const searching = {
  'search.hit': '命中',
  'search.score': '相似度',
  'search.parts': '相同之处',
  'example.search':
    'buding 检索 补贴 申领\nbuding 检索 “一次性告知” -公积金 --open\nbuding 检索 人社 --stage 待研判 --columns no,title\nbuding 检索 --like 0012',
  'usage.search-missing': '没有写明检索什么。',
  'usage-hint.search-missing': '例如：buding 检索 补贴 申领；查找相似问题用 --like <编号>。',
  'usage.like-with-words': '--like 不能与检索词同用。',
  'usage-hint.like-with-words': '请去掉检索词，只留 --like 和筛选条件。',
  'like.title': '标题 {share}%',
  'like.description': '描述 {share}%',
  'like.rule': '同一制度',
  'like.unit': '同一单位',
  'like.region': '同一区域',
  'like.other': '相似编号',
  'like.other-title': '相似标题',
  'like.parts': '{parts}',
  'finding.index-differs': '检索索引与问题内容不符（{count} 处）',
} as const;
