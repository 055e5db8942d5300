/** Workbooks: why one is not read (`unsafe.`). */
export const workbooks = {
  'unsafe.too-many-parts': '压缩包内的文件过多',
  'unsafe.same-name-twice': '压缩包内有重名文件',
  'unsafe.too-large': '解压后过大',
  'unsafe.bomb': '压缩比异常，疑为压缩炸弹',
  'unsafe.overlapping': '压缩包内的文件相互重叠',
  'unsafe.entities': '含有不允许的实体定义',
  'unsafe.too-deep': '内部结构嵌套过深',
  'unsafe.too-long': '内部有过长的内容',
  'unsafe.too-many-sheets': '工作表过多',
  'unsafe.too-many-strings': '文字条目过多',
  'unsafe.too-many-styles': '单元格格式过多',
  'unsafe.too-many-cells': '单元格过多',
  'unsafe.too-many-merges': '合并单元格过多',
  'unsafe.memory': '读取时占用内存过多',
  'unsafe.silence': '读取时长时间没有进展',
} as const;
